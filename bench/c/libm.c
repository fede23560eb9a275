// As a user would write it for speed: a hash of path and year for random bits, and the math library
// in loops, which gcc turns into calls of its vector functions.
#include "w1.h"

static inline uint64_t splitmix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static void bits(uint64_t key, long first, uint64_t *restrict r, int n) {
  for (int i = 0; i < n; i++) r[i] = splitmix(key + (uint64_t)(first + i) * 0x9E3779B97F4A7C15u);
}

// Sine and cosine of one angle in one loop would become one call, which has no vector form.
static void normals(const uint64_t *restrict x, const uint64_t *restrict y, double *restrict radius,
                    double *restrict angle, double *restrict z0, double *restrict z1, int n) {
  for (int i = 0; i < n; i++) {
    radius[i] = sqrt(-2 * log((double)(int64_t)(x[i] >> 11 | 1) * 0x1p-53));
    angle[i] = 2 * M_PI * ((double)(int64_t)(y[i] >> 11) * 0x1p-53);
  }
  for (int i = 0; i < n; i++) z0[i] = radius[i] * cos(angle[i]);
  for (int i = 0; i < n; i++) z1[i] = radius[i] * sin(angle[i]);
}

static void growth(int year, const double *restrict e0, const double *restrict e1,
                   double *restrict wealth, int n) {
  double rest = sqrt(1 - CORRELATION * CORRELATION);
  for (int i = 0; i < n; i++) {
    double g0 = exp(stocks_mean + STOCKS_SD * e0[i]);
    double g1 = exp(bonds_mean + BONDS_SD * (CORRELATION * e0[i] + rest * e1[i]));
    wealth[i] *= stocks[year] * g0 + bonds[year] * g1;
  }
}

static void spend(int year, double *restrict wealth, double *restrict lowest,
                  double *restrict spending, int n) {
  for (int i = 0; i < n; i++) {
    double s = fmax(FLOOR, fmin(1.0, SHARE * wealth[i] / due[year] + (1 - SHARE)));
    double rest = wealth[i] - s;
    spending[i] = s;
    lowest[i] = fmin(lowest[i], rest);
    wealth[i] = fmax(rest, 0.0);
  }
}

static long block(long first, int n, double *spending, long paths) {
  static _Thread_local uint64_t x[BLOCK], y[BLOCK];
  static _Thread_local double radius[BLOCK], angle[BLOCK], e0[BLOCK], e1[BLOCK];
  static _Thread_local double wealth[BLOCK], lowest[BLOCK], none[BLOCK];
  for (int i = 0; i < n; i++) wealth[i] = WEALTH, lowest[i] = 0;
  for (int year = 0; year < YEARS; year++) {
    bits(splitmix(2 * year + 1), first, x, n);
    bits(splitmix(2 * year + 2), first, y, n);
    normals(x, y, radius, angle, e0, e1, n);
    growth(year, e0, e1, wealth, n);
    spend(year, wealth, lowest, spending ? spending + year * paths + first : none, n);
  }
  long failures = 0;
  for (int i = 0; i < n; i++) failures += lowest[i] < 0;
  return failures;
}
