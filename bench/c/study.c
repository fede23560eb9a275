// The study of w2.alm as Almanac answers it: the same draws, one walk through them for each glide
// path, and all rates at once, for a rate fails iff it exceeds 1 / (the sum of 1 / growth so far).
#include "frame.h"
#include "draws.h"

enum { GLIDES = 43, YEARS = 40, FIRST_SPAN = 20, SPANS = 21, RATES = 51, BUCKETS = 2048 };
enum { SHIFT = 43 }; // a bucket for each 512th of an octave: never two critical sums in one

static const double MEAN[2] = {0.087, 0.0166}, VOLATILITY[2] = {0.185, 0.042}, CORRELATION = 0.1;

typedef uint32_t Counts[GLIDES][SPANS][2][RATES + 1]; // of neighbours apart: [reached criticals]

static double weights[GLIDES][YEARS], log_mean[2], log_sd[2];
static int64_t base;              // the number of the first bucket
static uint32_t lower[BUCKETS];   // how many critical sums are in lower buckets
static double critical[BUCKETS];  // the one in a bucket

static uint64_t bits(double x) {
  uint64_t b;
  memcpy(&b, &x, sizeof b);
  return b;
}

static double rate(int k) { return (30 + k) / 1000.0; }

static void prepare(void) {
  for (int a = 0; a < 2; a++) {
    double relative = VOLATILITY[a] / (1 + MEAN[a]);
    log_sd[a] = sqrt(log1p(relative * relative));
    log_mean[a] = log1p(MEAN[a]) - log_sd[a] * log_sd[a] / 2;
  }
  base = (int64_t)(bits(1 / rate(RATES - 1)) >> SHIFT) - 1;
  for (int b = 0, k = RATES; b < BUCKETS; b++) {
    lower[b] = (uint32_t)(RATES - k);
    critical[b] = 1e300;
    if (k > 0) {
      double sum = 1 / rate(k - 1);
      while (rate(k - 1) * sum > 1) sum = nextafter(sum, 0);
      while (!(rate(k - 1) * sum > 1)) sum = nextafter(sum, 1e300);
      if ((int64_t)(bits(sum) >> SHIFT) - base == b) critical[b] = sum, k--;
    }
  }
}

static void draw(long first, int n, double growth[YEARS][2][BLOCK]) {
  static _Thread_local uint64_t x[BLOCK], y[BLOCK];
  static _Thread_local double z[2][2][BLOCK];
  uint64_t keys[2] = {key("equity"), key("fixed")};
  double m0 = log_mean[0] / 8, m1 = log_mean[1] / 8, c0 = log_sd[0] / 8;
  double c1 = log_sd[1] * CORRELATION / 8;
  double c2 = log_sd[1] * sqrt(1 - CORRELATION * CORRELATION) / 8;
  for (int year = 0; year < YEARS; year++) {
    int odd = year & 1;
    for (int a = 0; a < 2 && !odd; a++) {
      threefry(1927, keys[a], first, year / 2 + 1, x, y, n);
      normals(x, y, z[0][a], z[1][a], n);
    }
    double *restrict g0 = growth[year][0], *restrict g1 = growth[year][1];
    const double *restrict e0 = z[odd][0], *restrict e1 = z[odd][1];
    for (int i = 0; i < n; i++) {
      g0[i] = exponential(FMA(c0, e0[i], m0));
      g1[i] = exponential(FMA(c2, e1[i], FMA(c1, e0[i], m1)));
    }
  }
}

static void discount_and_add(double *restrict d, double *restrict sum, double weight,
                             const double *restrict a, const double *restrict b, int n) {
  double rest = 1 - weight;
  for (int i = 0; i < n; i++) {
    double value = d[i] / FMA(rest, b[i], weight * a[i]);
    d[i] = value;
    sum[i] += value;
  }
}

static void count(const double *restrict sum, uint32_t reached[2][RATES + 1], int n) {
  for (int i = 0; i < n; i++) {
    int64_t b = (int64_t)(bits(sum[i]) >> SHIFT) - base;
    b = b < 0 ? 0 : b < BUCKETS ? b : BUCKETS - 1;
    reached[i & 1][lower[b] + (sum[i] >= critical[b])]++;
  }
}

typedef struct {
  long paths;
  atomic_long *next;
  Counts *counts;
} Work;

static void *work(void *argument) {
  static _Thread_local double growth[YEARS][2][BLOCK], d[BLOCK], sum[BLOCK];
  Work *w = argument;
  long first;
  int n;
  while (take(w->next, w->paths, &first, &n)) {
    draw(first, n, growth);
    for (int g = 0; g < GLIDES; g++) {
      for (int i = 0; i < n; i++) d[i] = sum[i] = 1;
      for (int year = 2; year <= YEARS; year++) { // by now, so many payments at the start of a year
        discount_and_add(d, sum, weights[g][year - 2], growth[year - 2][0], growth[year - 2][1], n);
        if (year >= FIRST_SPAN) count(sum, (*w->counts)[g][year - FIRST_SPAN], n);
      }
    }
  }
  return NULL;
}

// In failed, the paths on which a rate fails, in the order of the study's cells. Returns their sum.
static long study(long paths, int threads, long failed[GLIDES][RATES][SPANS]) {
  atomic_long next = 0;
  Work works[MOST_THREADS];
  for (int t = 0; t < threads; t++) {
    works[t] = (Work){paths, &next, calloc(1, sizeof(Counts))};
  }
  on_threads(threads, work, works, sizeof *works);
  long all = 0;
  for (int g = 0; g < GLIDES; g++)
    for (int s = 0; s < SPANS; s++)
      for (int reached = RATES, sum = 0; reached > 0; reached--) {
        for (int t = 0; t < threads; t++)
          sum += (*works[t].counts)[g][s][0][reached] + (*works[t].counts)[g][s][1][reached];
        failed[g][RATES - reached][s] = sum;
        all += sum;
      }
  for (int t = 0; t < threads; t++) free(works[t].counts);
  return all;
}

// Arguments: the weights, paths, threads, repetitions, a file for the counts or -. Prints the
// seconds of the best and the sum of the counts.
int main(int count, char **words) {
  static long failed[GLIDES][RATES][SPANS];
  FILE *tables = count == 6 ? fopen(words[1], "r") : NULL;
  if (!tables) return 2;
  for (int g = 0; g < GLIDES; g++)
    for (int y = 0; y < YEARS; y++)
      if (fscanf(tables, "%lf", &weights[g][y]) != 1) return 2;
  fclose(tables);
  long paths = atol(words[2]), all = 0;
  int threads = atoi(words[3]), repetitions = atoi(words[4]);
  double best = 1e9;
  prepare();
  for (int r = 0; r <= repetitions; r++) { // the first is to warm up
    double start = now();
    all = study(paths, threads, failed);
    if (r > 0) best = fmin(best, now() - start);
  }
  printf("%.9f %ld\n", best, all);
  if (strcmp(words[5], "-") != 0) {
    FILE *counts = fopen(words[5], "w");
    if (!counts) return 2;
    for (long *f = &failed[0][0][0]; f < &failed[0][0][0] + GLIDES * RATES * SPANS; f++)
      fprintf(counts, "%ld\n", *f);
    fclose(counts);
  }
  return 0;
}
