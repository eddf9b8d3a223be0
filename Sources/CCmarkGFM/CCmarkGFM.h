#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

// The extensions register their node types at run time, in variables that no public header names.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

enum saraban_extension_kind { SARABAN_NONE, SARABAN_TABLE, SARABAN_ROW, SARABAN_CELL, SARABAN_STRIKETHROUGH };

static inline enum saraban_extension_kind saraban_extension_kind(cmark_node_type type) {
  return type == CMARK_NODE_TABLE ? SARABAN_TABLE
       : type == CMARK_NODE_TABLE_ROW ? SARABAN_ROW
       : type == CMARK_NODE_TABLE_CELL ? SARABAN_CELL
       : type == CMARK_NODE_STRIKETHROUGH ? SARABAN_STRIKETHROUGH
       : SARABAN_NONE;
}
