#ifndef SARABAN_PLATFORM_H
#define SARABAN_PLATFORM_H

/// Exchanges two names in one step. 0 on success, otherwise the error number
/// (ENOSYS or EINVAL where the kernel or the file system cannot do it).
int saraban_exchange(const char *a, const char *b);

/// Whether a disk, a share or another folder is mounted at `path`; 0 where the kernel cannot tell.
int saraban_is_mount(const char *path);

/// Opens `path` below the folder `root` and nowhere else: `..` and symbolic links may not lead out of it.
/// Reads only and never waits (a pipe opens at once); with `looks` the file is only looked at, which needs no right to read it.
/// A descriptor, or the negative error number: EXDEV when the path leads out *or is an absolute link*,
/// ENOSYS or EPERM where the kernel cannot tell.
int saraban_open_beneath(const char *root, const char *path, int looks);

/// Keeps freed memory for the next use instead of handing it back to the system after each large piece.
void saraban_keep_memory(void);

/// Starts a program that reads nothing and ends when the calling thread does. `words` begin with its name and end with NULL.
/// A descriptor to read its output and its errors from, or the negative error number; `process` is what to wait for.
int saraban_start(const char *path, char *const words[], int *process);

#endif
