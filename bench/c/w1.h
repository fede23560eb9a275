// What the C programs of w1.alm share: the work, and what reads its tables, runs and times it.
#include "frame.h"

enum { YEARS = 30 };

static const double WEALTH = 23.54, FLOOR = 0.9, SHARE = 0.5;
static const double STOCKS_SD = 0.1553, BONDS_SD = 0.0289, CORRELATION = 0.18;
static double stocks_mean, bonds_mean;                   // of log growth
static double stocks[YEARS], bonds[YEARS], due[YEARS];   // allocation and required capital by year

// Simulates n paths from the first; stores spending[year * paths + path] unless it is null.
static long block(long first, int n, double *spending, long paths);

typedef struct {
  long paths;
  double *spending;
  atomic_long *next;
  long failures;
} Work;

static void *work(void *argument) {
  Work *w = argument;
  long first;
  int n;
  while (take(w->next, w->paths, &first, &n)) {
    w->failures += block(first, n, w->spending, w->paths);
  }
  return NULL;
}

static long simulate(long paths, int threads, double *spending) {
  atomic_long next = 0;
  Work works[MOST_THREADS];
  for (int t = 0; t < threads; t++) works[t] = (Work){paths, spending, &next, 0};
  on_threads(threads, work, works, sizeof *works);
  long failures = 0;
  for (int t = 0; t < threads; t++) failures += works[t].failures;
  return failures;
}

// Arguments: the tables, paths, threads, keep (0 or 1), repetitions. Prints the
// seconds of the best and failures.
int main(int count, char **words) {
  FILE *tables = count == 6 ? fopen(words[1], "r") : NULL;
  if (!tables) return 2;
  for (int y = 0; y < YEARS; y++)
    if (fscanf(tables, "%lf %lf %lf", &stocks[y], &bonds[y], &due[y]) != 3) return 2;
  fclose(tables);
  stocks_mean = log(1.0812);
  bonds_mean = log(1.0191);
  long paths = atol(words[2]), failures = 0;
  int threads = atoi(words[3]), keep = atoi(words[4]), repetitions = atoi(words[5]);
  double best = 1e9;
  simulate(paths / 10, threads, NULL); // warm
  for (int r = 0; r < repetitions; r++) {
    double start = now();
    double *spending = keep ? malloc(sizeof(double) * YEARS * paths) : NULL;
    failures = simulate(paths, threads, spending);
    best = fmin(best, now() - start);
    free(spending);
  }
  printf("%.9f %ld\n", best, failures);
  return 0;
}
