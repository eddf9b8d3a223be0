/* The least that any generator has to do: read every Markdown file, parse it, make HTML, write it. One thread; no templates,
 * no links looked up, no navigation.
 *
 *   bound IN OUT        IN/a/b.md becomes OUT/a/b.html
 *   cc -O2 -o bound bound.c -lcmark-gfm-extensions -lcmark-gfm
 */
#define _XOPEN_SOURCE 700
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *out;
static size_t in_length;
static char *text;
static size_t room;

static int fail(const char *path) {
  fprintf(stderr, "bound: %s: %s\n", path, strerror(errno));
  return 1;
}

/* The file in `text`; its length, or -1. */
static ssize_t load(const char *path, size_t size) {
  if (size > room) {
    char *more = realloc(text, size);
    if (!more) return -1;
    text = more;
    room = size;
  }
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  ssize_t length = read(file, text, size);
  close(file);
  return length;
}

static char *convert(size_t length) {
  static const char *names[] = {"table", "strikethrough", "tasklist"};
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
  cmark_parser_feed(parser, text, length);
  cmark_node *document = cmark_parser_finish(parser);
  char *html = cmark_render_html(document, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
  cmark_node_free(document);
  cmark_parser_free(parser);
  return html;
}

static int save(const char *path, const char *html) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0) return fail(path);
  size_t length = strlen(html);
  int bad = write(file, html, length) != (ssize_t)length;
  return (close(file) | bad) ? fail(path) : 0;
}

static int visit(const char *path, const struct stat *status, int type, struct FTW *where) {
  (void)where;
  char target[4096];
  int length = snprintf(target, sizeof target, "%s%s", out, path + in_length);
  if (length < 4 || (size_t)length + 3 > sizeof target) return fail(path);
  if (type == FTW_D) return mkdir(target, 0755) && errno != EEXIST ? fail(target) : 0;
  if (type != FTW_F || strcmp(target + length - 3, ".md") != 0) return 0;
  ssize_t size = load(path, (size_t)status->st_size);
  if (size < 0) return fail(path);
  strcpy(target + length - 3, ".html");
  char *html = convert((size_t)size);
  int result = save(target, html);
  free(html);
  return result;
}

int main(int count, char **words) {
  if (count != 3) {
    fputs("usage: bound IN OUT\n", stderr);
    return 2;
  }
  in_length = strlen(words[1]);
  out = words[2];
  cmark_gfm_core_extensions_ensure_registered();
  int result = nftw(words[1], visit, 16, FTW_PHYS);
  free(text);
  return result ? 1 : 0;
}
