// The same as Almanac does, number for number, in loops that gcc vectorizes.
#include "w1.h"
#include "draws.h"

static void growth(int year, const double *restrict e0, const double *restrict e1,
                   double *restrict wealth, int n) {
  double m0 = stocks_mean / 8, c0 = STOCKS_SD / 8, m1 = bonds_mean / 8;
  double c1 = BONDS_SD * CORRELATION / 8;
  double c2 = BONDS_SD * sqrt(1 - CORRELATION * CORRELATION) / 8;
  double a = stocks[year], b = bonds[year];
  for (int i = 0; i < n; i++) {
    double g0 = exponential(FMA(c0, e0[i], m0));
    double g1 = exponential(FMA(c2, e1[i], FMA(c1, e0[i], m1)));
    wealth[i] *= FMA(b, g1, g0 * a);
  }
}

static void spend(int year, double *restrict wealth, double *restrict lowest,
                  double *restrict spending, int n) {
  double required = due[year];
  for (int i = 0; i < n; i++) {
    double s = FMA(SHARE, wealth[i] / required, 1 - SHARE);
    s = s < 1.0 ? s : 1.0;
    s = s > FLOOR ? s : FLOOR;
    double rest = wealth[i] - s;
    spending[i] = s;
    lowest[i] = rest < lowest[i] ? rest : lowest[i];
    wealth[i] = rest > 0 ? rest : 0;
  }
}

static long block(long first, int n, double *spending, long paths) {
  static _Thread_local uint64_t x[BLOCK], y[BLOCK];
  static _Thread_local double z[2][2][BLOCK], wealth[BLOCK], lowest[BLOCK], none[BLOCK];
  uint64_t keys[2] = {key("stocks"), key("bonds")};
  for (int i = 0; i < n; i++) wealth[i] = WEALTH, lowest[i] = 0;
  for (int year = 0; year < YEARS; year++) {
    int odd = year & 1;
    for (int a = 0; a < 2 && !odd; a++) {
      threefry(2026, keys[a], first, year / 2 + 1, x, y, n);
      normals(x, y, z[0][a], z[1][a], n);
    }
    growth(year, z[odd][0], z[odd][1], wealth, n);
    spend(year, wealth, lowest, spending ? spending + year * paths + first : none, n);
  }
  long failures = 0;
  for (int i = 0; i < n; i++) failures += lowest[i] < 0;
  return failures;
}
