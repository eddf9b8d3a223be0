// Made by scripts/list-resources: do not edit.
#include "embedded.h"

static const unsigned char file0[] = {
#embed "../../frameworks/pmqa4@2567.yaml" suffix(,)
0};

static const unsigned char file1[] = {
#embed "../../words/en.yaml" suffix(,)
0};

static const unsigned char file2[] = {
#embed "../../words/th.yaml" suffix(,)
0};

static const struct { const char *path; const unsigned char *bytes; long size; } files[] = {
  {"frameworks/pmqa4@2567.yaml", file0, sizeof file0 - 1},
  {"words/en.yaml", file1, sizeof file1 - 1},
  {"words/th.yaml", file2, sizeof file2 - 1},
};

const long saraban_embedded_count = sizeof files / sizeof files[0];
const char *saraban_embedded_path(long index) { return files[index].path; }
const unsigned char *saraban_embedded_bytes(long index) { return files[index].bytes; }
long saraban_embedded_size(long index) { return files[index].size; }
