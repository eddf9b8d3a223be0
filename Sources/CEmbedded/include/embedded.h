#ifndef SARABAN_EMBEDDED_H
#define SARABAN_EMBEDDED_H

#include <stddef.h>

/// The files that travel inside the program: theme, frameworks, words.
extern const long saraban_embedded_count;
const char *saraban_embedded_path(long index);
const unsigned char *saraban_embedded_bytes(long index);
long saraban_embedded_size(long index);

#endif
