// Made by scripts/list-resources: do not edit.
#include "embedded.h"

static const unsigned char file0[] = {
#embed "../../frameworks/pmqa4@2567.yaml" suffix(,)
0};

static const unsigned char file1[] = {
#embed "../../templates/accessibility.mustache" suffix(,)
0};

static const unsigned char file2[] = {
#embed "../../templates/backlink.mustache" suffix(,)
0};

static const unsigned char file3[] = {
#embed "../../templates/backlinks.mustache" suffix(,)
0};

static const unsigned char file4[] = {
#embed "../../templates/bar.mustache" suffix(,)
0};

static const unsigned char file5[] = {
#embed "../../templates/base.mustache" suffix(,)
0};

static const unsigned char file6[] = {
#embed "../../templates/book.css" suffix(,)
0};

static const unsigned char file7[] = {
#embed "../../templates/category.mustache" suffix(,)
0};

static const unsigned char file8[] = {
#embed "../../templates/charts.css" suffix(,)
0};

static const unsigned char file9[] = {
#embed "../../templates/check.css" suffix(,)
0};

static const unsigned char file10[] = {
#embed "../../templates/check.mustache" suffix(,)
0};

static const unsigned char file11[] = {
#embed "../../templates/chip.mustache" suffix(,)
0};

static const unsigned char file12[] = {
#embed "../../templates/codes.mustache" suffix(,)
0};

static const unsigned char file13[] = {
#embed "../../templates/counts.mustache" suffix(,)
0};

static const unsigned char file14[] = {
#embed "../../templates/coverage.mustache" suffix(,)
0};

static const unsigned char file15[] = {
#embed "../../templates/dimension.mustache" suffix(,)
0};

static const unsigned char file16[] = {
#embed "../../templates/dimensions.mustache" suffix(,)
0};

static const unsigned char file17[] = {
#embed "../../templates/evidence.mustache" suffix(,)
0};

static const unsigned char file18[] = {
#embed "../../templates/facts.mustache" suffix(,)
0};

static const unsigned char file19[] = {
#embed "../../templates/finding.mustache" suffix(,)
0};

static const unsigned char file20[] = {
#embed "../../templates/findings.css" suffix(,)
0};

static const unsigned char file21[] = {
#embed "../../templates/glossary.mustache" suffix(,)
0};

static const unsigned char file22[] = {
#embed "../../templates/groups-open.mustache" suffix(,)
0};

static const unsigned char file23[] = {
#embed "../../templates/heat.mustache" suffix(,)
0};

static const unsigned char file24[] = {
#embed "../../templates/help.mustache" suffix(,)
0};

static const unsigned char file25[] = {
#embed "../../templates/home.mustache" suffix(,)
0};

static const unsigned char file26[] = {
#embed "../../templates/icon.svg" suffix(,)
0};

static const unsigned char file27[] = {
#embed "../../templates/indicator.mustache" suffix(,)
0};

static const unsigned char file28[] = {
#embed "../../templates/item.css" suffix(,)
0};

static const unsigned char file29[] = {
#embed "../../templates/item.mustache" suffix(,)
0};

static const unsigned char file30[] = {
#embed "../../templates/items.mustache" suffix(,)
0};

static const unsigned char file31[] = {
#embed "../../templates/laksaman-bold.woff2" suffix(,)
0};

static const unsigned char file32[] = {
#embed "../../templates/laksaman.txt" suffix(,)
0};

static const unsigned char file33[] = {
#embed "../../templates/laksaman.woff2" suffix(,)
0};

static const unsigned char file34[] = {
#embed "../../templates/links-category.mustache" suffix(,)
0};

static const unsigned char file35[] = {
#embed "../../templates/links-indicator.mustache" suffix(,)
0};

static const unsigned char file36[] = {
#embed "../../templates/links-item.mustache" suffix(,)
0};

static const unsigned char file37[] = {
#embed "../../templates/matrix-table.mustache" suffix(,)
0};

static const unsigned char file38[] = {
#embed "../../templates/matrix.css" suffix(,)
0};

static const unsigned char file39[] = {
#embed "../../templates/matrix.mustache" suffix(,)
0};

static const unsigned char file40[] = {
#embed "../../templates/navigation.mustache" suffix(,)
0};

static const unsigned char file41[] = {
#embed "../../templates/neighbours.mustache" suffix(,)
0};

static const unsigned char file42[] = {
#embed "../../templates/office.mustache" suffix(,)
0};

static const unsigned char file43[] = {
#embed "../../templates/page.css" suffix(,)
0};

static const unsigned char file44[] = {
#embed "../../templates/page.mustache" suffix(,)
0};

static const unsigned char file45[] = {
#embed "../../templates/part-category.mustache" suffix(,)
0};

static const unsigned char file46[] = {
#embed "../../templates/part-dimension.mustache" suffix(,)
0};

static const unsigned char file47[] = {
#embed "../../templates/part-evidence.mustache" suffix(,)
0};

static const unsigned char file48[] = {
#embed "../../templates/part-glossary.mustache" suffix(,)
0};

static const unsigned char file49[] = {
#embed "../../templates/part-group.mustache" suffix(,)
0};

static const unsigned char file50[] = {
#embed "../../templates/part-home.mustache" suffix(,)
0};

static const unsigned char file51[] = {
#embed "../../templates/part-indicator.mustache" suffix(,)
0};

static const unsigned char file52[] = {
#embed "../../templates/part-item.mustache" suffix(,)
0};

static const unsigned char file53[] = {
#embed "../../templates/part-page.mustache" suffix(,)
0};

static const unsigned char file54[] = {
#embed "../../templates/part-profile.mustache" suffix(,)
0};

static const unsigned char file55[] = {
#embed "../../templates/part-question.mustache" suffix(,)
0};

static const unsigned char file56[] = {
#embed "../../templates/part-results.mustache" suffix(,)
0};

static const unsigned char file57[] = {
#embed "../../templates/people.mustache" suffix(,)
0};

static const unsigned char file58[] = {
#embed "../../templates/places.mustache" suffix(,)
0};

static const unsigned char file59[] = {
#embed "../../templates/preview.css" suffix(,)
0};

static const unsigned char file60[] = {
#embed "../../templates/preview.js" suffix(,)
0};

static const unsigned char file61[] = {
#embed "../../templates/preview.mustache" suffix(,)
0};

static const unsigned char file62[] = {
#embed "../../templates/print.css" suffix(,)
0};

static const unsigned char file63[] = {
#embed "../../templates/print.mustache" suffix(,)
0};

static const unsigned char file64[] = {
#embed "../../templates/problems.mustache" suffix(,)
0};

static const unsigned char file65[] = {
#embed "../../templates/profile.css" suffix(,)
0};

static const unsigned char file66[] = {
#embed "../../templates/profile.mustache" suffix(,)
0};

static const unsigned char file67[] = {
#embed "../../templates/progress.mustache" suffix(,)
0};

static const unsigned char file68[] = {
#embed "../../templates/question.mustache" suffix(,)
0};

static const unsigned char file69[] = {
#embed "../../templates/register.css" suffix(,)
0};

static const unsigned char file70[] = {
#embed "../../templates/results.css" suffix(,)
0};

static const unsigned char file71[] = {
#embed "../../templates/results.mustache" suffix(,)
0};

static const unsigned char file72[] = {
#embed "../../templates/saraban.css" suffix(,)
0};

static const unsigned char file73[] = {
#embed "../../templates/scores.mustache" suffix(,)
0};

static const unsigned char file74[] = {
#embed "../../templates/search.css" suffix(,)
0};

static const unsigned char file75[] = {
#embed "../../templates/search.js" suffix(,)
0};

static const unsigned char file76[] = {
#embed "../../templates/search.mustache" suffix(,)
0};

static const unsigned char file77[] = {
#embed "../../templates/site.js" suffix(,)
0};

static const unsigned char file78[] = {
#embed "../../templates/slash.mustache" suffix(,)
0};

static const unsigned char file79[] = {
#embed "../../templates/standing.css" suffix(,)
0};

static const unsigned char file80[] = {
#embed "../../templates/standing.mustache" suffix(,)
0};

static const unsigned char file81[] = {
#embed "../../templates/states-legend.mustache" suffix(,)
0};

static const unsigned char file82[] = {
#embed "../../templates/tallies.mustache" suffix(,)
0};

static const unsigned char file83[] = {
#embed "../../templates/tally-table.mustache" suffix(,)
0};

static const unsigned char file84[] = {
#embed "../../templates/text-category.mustache" suffix(,)
0};

static const unsigned char file85[] = {
#embed "../../templates/text-dimension.mustache" suffix(,)
0};

static const unsigned char file86[] = {
#embed "../../templates/text-evidence.mustache" suffix(,)
0};

static const unsigned char file87[] = {
#embed "../../templates/text-glossary.mustache" suffix(,)
0};

static const unsigned char file88[] = {
#embed "../../templates/text-indicator.mustache" suffix(,)
0};

static const unsigned char file89[] = {
#embed "../../templates/text-item.mustache" suffix(,)
0};

static const unsigned char file90[] = {
#embed "../../templates/text-page.mustache" suffix(,)
0};

static const unsigned char file91[] = {
#embed "../../templates/text-profile.mustache" suffix(,)
0};

static const unsigned char file92[] = {
#embed "../../templates/text-question.mustache" suffix(,)
0};

static const unsigned char file93[] = {
#embed "../../templates/text-results.mustache" suffix(,)
0};

static const unsigned char file94[] = {
#embed "../../templates/trail-answers.mustache" suffix(,)
0};

static const unsigned char file95[] = {
#embed "../../templates/trail-evidence.mustache" suffix(,)
0};

static const unsigned char file96[] = {
#embed "../../templates/trail-facts.mustache" suffix(,)
0};

static const unsigned char file97[] = {
#embed "../../templates/trail-missing.mustache" suffix(,)
0};

static const unsigned char file98[] = {
#embed "../../templates/trail-results.mustache" suffix(,)
0};

static const unsigned char file99[] = {
#embed "../../templates/trail.css" suffix(,)
0};

static const unsigned char file100[] = {
#embed "../../templates/trail.mustache" suffix(,)
0};

static const unsigned char file101[] = {
#embed "../../templates/trouble.mustache" suffix(,)
0};

static const unsigned char file102[] = {
#embed "../../templates/users.mustache" suffix(,)
0};

static const unsigned char file103[] = {
#embed "../../templates/work.mustache" suffix(,)
0};

static const unsigned char file104[] = {
#embed "../../words/cli.en.yaml" suffix(,)
0};

static const unsigned char file105[] = {
#embed "../../words/cli.th.yaml" suffix(,)
0};

static const unsigned char file106[] = {
#embed "../../words/codes.en.yaml" suffix(,)
0};

static const unsigned char file107[] = {
#embed "../../words/codes.th.yaml" suffix(,)
0};

static const unsigned char file108[] = {
#embed "../../words/en.yaml" suffix(,)
0};

static const unsigned char file109[] = {
#embed "../../words/help.en.yaml" suffix(,)
0};

static const unsigned char file110[] = {
#embed "../../words/help.th.yaml" suffix(,)
0};

static const unsigned char file111[] = {
#embed "../../words/reasons.th.yaml" suffix(,)
0};

static const unsigned char file112[] = {
#embed "../../words/start.en.yaml" suffix(,)
0};

static const unsigned char file113[] = {
#embed "../../words/start.th.yaml" suffix(,)
0};

static const unsigned char file114[] = {
#embed "../../words/statements.yaml" suffix(,)
0};

static const unsigned char file115[] = {
#embed "../../words/th.yaml" suffix(,)
0};

static const unsigned char file116[] = {
#embed "../../words/writing.yaml" suffix(,)
0};

static const struct { const char *path; const unsigned char *bytes; long size; } files[] = {
  {"frameworks/pmqa4@2567.yaml", file0, sizeof file0 - 1},
  {"templates/accessibility.mustache", file1, sizeof file1 - 1},
  {"templates/backlink.mustache", file2, sizeof file2 - 1},
  {"templates/backlinks.mustache", file3, sizeof file3 - 1},
  {"templates/bar.mustache", file4, sizeof file4 - 1},
  {"templates/base.mustache", file5, sizeof file5 - 1},
  {"templates/book.css", file6, sizeof file6 - 1},
  {"templates/category.mustache", file7, sizeof file7 - 1},
  {"templates/charts.css", file8, sizeof file8 - 1},
  {"templates/check.css", file9, sizeof file9 - 1},
  {"templates/check.mustache", file10, sizeof file10 - 1},
  {"templates/chip.mustache", file11, sizeof file11 - 1},
  {"templates/codes.mustache", file12, sizeof file12 - 1},
  {"templates/counts.mustache", file13, sizeof file13 - 1},
  {"templates/coverage.mustache", file14, sizeof file14 - 1},
  {"templates/dimension.mustache", file15, sizeof file15 - 1},
  {"templates/dimensions.mustache", file16, sizeof file16 - 1},
  {"templates/evidence.mustache", file17, sizeof file17 - 1},
  {"templates/facts.mustache", file18, sizeof file18 - 1},
  {"templates/finding.mustache", file19, sizeof file19 - 1},
  {"templates/findings.css", file20, sizeof file20 - 1},
  {"templates/glossary.mustache", file21, sizeof file21 - 1},
  {"templates/groups-open.mustache", file22, sizeof file22 - 1},
  {"templates/heat.mustache", file23, sizeof file23 - 1},
  {"templates/help.mustache", file24, sizeof file24 - 1},
  {"templates/home.mustache", file25, sizeof file25 - 1},
  {"templates/icon.svg", file26, sizeof file26 - 1},
  {"templates/indicator.mustache", file27, sizeof file27 - 1},
  {"templates/item.css", file28, sizeof file28 - 1},
  {"templates/item.mustache", file29, sizeof file29 - 1},
  {"templates/items.mustache", file30, sizeof file30 - 1},
  {"templates/laksaman-bold.woff2", file31, sizeof file31 - 1},
  {"templates/laksaman.txt", file32, sizeof file32 - 1},
  {"templates/laksaman.woff2", file33, sizeof file33 - 1},
  {"templates/links-category.mustache", file34, sizeof file34 - 1},
  {"templates/links-indicator.mustache", file35, sizeof file35 - 1},
  {"templates/links-item.mustache", file36, sizeof file36 - 1},
  {"templates/matrix-table.mustache", file37, sizeof file37 - 1},
  {"templates/matrix.css", file38, sizeof file38 - 1},
  {"templates/matrix.mustache", file39, sizeof file39 - 1},
  {"templates/navigation.mustache", file40, sizeof file40 - 1},
  {"templates/neighbours.mustache", file41, sizeof file41 - 1},
  {"templates/office.mustache", file42, sizeof file42 - 1},
  {"templates/page.css", file43, sizeof file43 - 1},
  {"templates/page.mustache", file44, sizeof file44 - 1},
  {"templates/part-category.mustache", file45, sizeof file45 - 1},
  {"templates/part-dimension.mustache", file46, sizeof file46 - 1},
  {"templates/part-evidence.mustache", file47, sizeof file47 - 1},
  {"templates/part-glossary.mustache", file48, sizeof file48 - 1},
  {"templates/part-group.mustache", file49, sizeof file49 - 1},
  {"templates/part-home.mustache", file50, sizeof file50 - 1},
  {"templates/part-indicator.mustache", file51, sizeof file51 - 1},
  {"templates/part-item.mustache", file52, sizeof file52 - 1},
  {"templates/part-page.mustache", file53, sizeof file53 - 1},
  {"templates/part-profile.mustache", file54, sizeof file54 - 1},
  {"templates/part-question.mustache", file55, sizeof file55 - 1},
  {"templates/part-results.mustache", file56, sizeof file56 - 1},
  {"templates/people.mustache", file57, sizeof file57 - 1},
  {"templates/places.mustache", file58, sizeof file58 - 1},
  {"templates/preview.css", file59, sizeof file59 - 1},
  {"templates/preview.js", file60, sizeof file60 - 1},
  {"templates/preview.mustache", file61, sizeof file61 - 1},
  {"templates/print.css", file62, sizeof file62 - 1},
  {"templates/print.mustache", file63, sizeof file63 - 1},
  {"templates/problems.mustache", file64, sizeof file64 - 1},
  {"templates/profile.css", file65, sizeof file65 - 1},
  {"templates/profile.mustache", file66, sizeof file66 - 1},
  {"templates/progress.mustache", file67, sizeof file67 - 1},
  {"templates/question.mustache", file68, sizeof file68 - 1},
  {"templates/register.css", file69, sizeof file69 - 1},
  {"templates/results.css", file70, sizeof file70 - 1},
  {"templates/results.mustache", file71, sizeof file71 - 1},
  {"templates/saraban.css", file72, sizeof file72 - 1},
  {"templates/scores.mustache", file73, sizeof file73 - 1},
  {"templates/search.css", file74, sizeof file74 - 1},
  {"templates/search.js", file75, sizeof file75 - 1},
  {"templates/search.mustache", file76, sizeof file76 - 1},
  {"templates/site.js", file77, sizeof file77 - 1},
  {"templates/slash.mustache", file78, sizeof file78 - 1},
  {"templates/standing.css", file79, sizeof file79 - 1},
  {"templates/standing.mustache", file80, sizeof file80 - 1},
  {"templates/states-legend.mustache", file81, sizeof file81 - 1},
  {"templates/tallies.mustache", file82, sizeof file82 - 1},
  {"templates/tally-table.mustache", file83, sizeof file83 - 1},
  {"templates/text-category.mustache", file84, sizeof file84 - 1},
  {"templates/text-dimension.mustache", file85, sizeof file85 - 1},
  {"templates/text-evidence.mustache", file86, sizeof file86 - 1},
  {"templates/text-glossary.mustache", file87, sizeof file87 - 1},
  {"templates/text-indicator.mustache", file88, sizeof file88 - 1},
  {"templates/text-item.mustache", file89, sizeof file89 - 1},
  {"templates/text-page.mustache", file90, sizeof file90 - 1},
  {"templates/text-profile.mustache", file91, sizeof file91 - 1},
  {"templates/text-question.mustache", file92, sizeof file92 - 1},
  {"templates/text-results.mustache", file93, sizeof file93 - 1},
  {"templates/trail-answers.mustache", file94, sizeof file94 - 1},
  {"templates/trail-evidence.mustache", file95, sizeof file95 - 1},
  {"templates/trail-facts.mustache", file96, sizeof file96 - 1},
  {"templates/trail-missing.mustache", file97, sizeof file97 - 1},
  {"templates/trail-results.mustache", file98, sizeof file98 - 1},
  {"templates/trail.css", file99, sizeof file99 - 1},
  {"templates/trail.mustache", file100, sizeof file100 - 1},
  {"templates/trouble.mustache", file101, sizeof file101 - 1},
  {"templates/users.mustache", file102, sizeof file102 - 1},
  {"templates/work.mustache", file103, sizeof file103 - 1},
  {"words/cli.en.yaml", file104, sizeof file104 - 1},
  {"words/cli.th.yaml", file105, sizeof file105 - 1},
  {"words/codes.en.yaml", file106, sizeof file106 - 1},
  {"words/codes.th.yaml", file107, sizeof file107 - 1},
  {"words/en.yaml", file108, sizeof file108 - 1},
  {"words/help.en.yaml", file109, sizeof file109 - 1},
  {"words/help.th.yaml", file110, sizeof file110 - 1},
  {"words/reasons.th.yaml", file111, sizeof file111 - 1},
  {"words/start.en.yaml", file112, sizeof file112 - 1},
  {"words/start.th.yaml", file113, sizeof file113 - 1},
  {"words/statements.yaml", file114, sizeof file114 - 1},
  {"words/th.yaml", file115, sizeof file115 - 1},
  {"words/writing.yaml", file116, sizeof file116 - 1},
};

const long saraban_embedded_count = sizeof files / sizeof files[0];
const char *saraban_embedded_path(long index) { return files[index].path; }
const unsigned char *saraban_embedded_bytes(long index) { return files[index].bytes; }
long saraban_embedded_size(long index) { return files[index].size; }
