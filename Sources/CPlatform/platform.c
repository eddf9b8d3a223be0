#define _GNU_SOURCE
#include "platform.h"
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int saraban_exchange(const char *a, const char *b) {
  return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

int saraban_is_mount(const char *path) {
  struct statx status;
  return statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, 0, &status) == 0 && (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

int saraban_open_beneath(const char *root, const char *path, int looks) {
  int folder = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -errno;
  struct open_how how = {
    .flags = O_CLOEXEC | (looks ? O_PATH : O_RDONLY | O_NONBLOCK | O_NOCTTY),
    .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
  };
  int file;
  // EAGAIN: a name on the way was moved meanwhile, so that the kernel could not be sure.
  do file = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
  while (file < 0 && (errno == EINTR || errno == EAGAIN));
  int result = file < 0 ? -errno : file;
  close(folder);
  return result;
}

void saraban_keep_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 28);
  mallopt(M_TRIM_THRESHOLD, 1 << 29);
  mallopt(M_TOP_PAD, 1 << 22);
}

int saraban_start(const char *path, char *const words[], int *process) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -errno;
  int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  pid_t child = nothing < 0 ? -1 : fork();
  if (child == 0) {
    // Only calls that are safe between fork and exec in a program of several threads.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGPIPE, SIG_DFL);
    dup2(nothing, 0);
    dup2(ends[1], 1);
    dup2(ends[1], 2);
    execv(path, words);
    _exit(127);
  }
  int problem = errno;
  close(ends[1]);
  if (nothing >= 0) close(nothing);
  if (child < 0) {
    close(ends[0]);
    return -problem;
  }
  *process = child;
  return ends[0];
}
