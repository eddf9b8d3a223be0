/* Runs a command and writes what it took to a file: wall, user and system seconds, peak memory in KiB, exit code.
 * A child's peak memory never reads lower than its parent's at the start, so the parent has to be as small as this.
 *
 *   measure FILE COMMAND…
 */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

int main(int count, char **words) {
  struct timespec start, end;
  struct rusage usage;
  pid_t child;
  int status;
  if (count < 3) return 2;
  clock_gettime(CLOCK_MONOTONIC, &start);
  if (posix_spawnp(&child, words[2], NULL, NULL, words + 2, environ)) return 3;
  if (wait4(child, &status, 0, &usage) != child) return 4;
  clock_gettime(CLOCK_MONOTONIC, &end);
  FILE *file = fopen(words[1], "w");
  if (!file) return 5;
  fprintf(file, "%.6f %.6f %.6f %ld %d\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9,
    seconds(usage.ru_utime), seconds(usage.ru_stime), usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return fclose(file) ? 6 : 0;
}
