// The draws of Almanac, number for number: Threefry2x64-20 with the same keys and counters, the same
// polynomials for Box-Muller and exp, in loops that gcc vectorizes.
#define FMA __builtin_fma

static uint64_t key(const char *name) {
  uint64_t h = 0xCBF29CE484222325u;
  while (*name) h = (h ^ (uint8_t)*name++) * 0x100000001B3u;
  h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9u;
  h = (h ^ (h >> 27)) * 0x94D049BB133111EBu;
  return h ^ (h >> 31);
}

static inline uint64_t left(uint64_t x, int bits) { return x << bits | x >> (64 - bits); }

static void threefry(uint64_t k0, uint64_t k1, uint64_t path, uint64_t pair, uint64_t *restrict x,
                     uint64_t *restrict y, int n) {
  uint64_t k2 = 0x1BD11BDAA9FC1A22u ^ k0 ^ k1;
#define ROUND(r) u += v, v = left(v, r) ^ u;
#define EVEN(a, b) ROUND(16) ROUND(42) ROUND(12) ROUND(31) u += a, v += b;
#define ODD(a, b) ROUND(16) ROUND(32) ROUND(24) ROUND(21) u += a, v += b;
  for (int i = 0; i < n; i++) {
    uint64_t u = path + (uint64_t)i + k0, v = pair + k1;
    EVEN(k1, k2 + 1) ODD(k2, k0 + 2) EVEN(k0, k1 + 3) ODD(k1, k2 + 4) EVEN(k2, k0 + 5)
    x[i] = u;
    y[i] = v;
  }
}

static void normals(const uint64_t *restrict x, const uint64_t *restrict y, double *restrict z0,
                    double *restrict z1, int n) {
  for (int i = 0; i < n; i++) {
    double h = FMA((double)(int64_t)(y[i] & 0xFFFFFFFFu), 0x1p-32, 0x1p-33);
    double zeros = (double)(int64_t)(x[i] ? __builtin_clzll(x[i]) : 64);
    double p = 0x1.64b4d7b5c0102p-12;
    p = FMA(p, h, -0x1.e139d669f00dep-10);
    p = FMA(p, h, 0x1.37836c83ac206p-8);
    p = FMA(p, h, -0x1.dda407a4fddecp-8);
    p = FMA(p, h, 0x1.f35b0828b9fd5p-8);
    p = FMA(p, h, -0x1.52ff4fc6a37e1p-8);
    p = FMA(p, h, 0x1.9b46be11ec485p-9);
    p = FMA(p, h, 0x1.a7c39a11c5a00p-17);
    p = FMA(p, h, 0x1.440f38bd267dbp-9);
    p = FMA(p, h, 0x1.52aa51797637fp-8);
    p = FMA(p, h, 0x1.99bf1d95479dcp-7);
    p = FMA(p, h, 0x1.fffec426f832fp-6);
    p = FMA(p, h, 0x1.5555580a1c95ep-4);
    p = FMA(p, h, 0x1.fffffffb5602cp-3);
    p = FMA(p, h, 0x1.0000000000550p+0);
    double r = sqrt(FMA(zeros, 0x1.62e42fefa39efp+0, h * p));
    double t = FMA((double)(int64_t)(y[i] >> 32), 0x1p-32, -0.5), w = t * t;
    double s = -0x1.dd54805f3f706p-19;
    s = FMA(s, w, 0x1.5071ce4b47930p-13);
    s = FMA(s, w, -0x1.32d2c644adc0bp-8);
    s = FMA(s, w, 0x1.466bc67123fa1p-4);
    s = FMA(s, w, -0x1.4abbce6257a2ap-1);
    s = FMA(s, w, 0x1.921fb54442cfap+0) * t;
    double c = 0x1.f4b536b457d9ep-22;
    c = FMA(c, w, -0x1.a6cc32d07dc98p-16);
    c = FMA(c, w, 0x1.e1f50093e4c8fp-11);
    c = FMA(c, w, -0x1.55d3c7e10153fp-6);
    c = FMA(c, w, 0x1.03c1f081b4b74p-2);
    c = FMA(c, w, -0x1.3bd3cc9be45dbp+0);
    c = FMA(c, w, 1.0);
    double s2 = 2 * s * c, c2 = FMA(-2 * s, s, 1.0);
    z1[i] = r * (2 * s2 * c2);
    z0[i] = r * FMA(-2 * s2, s2, 1.0);
  }
}

static inline double exponential(double x) { // exp(8 x)
  double p = 0x1.283eb2848d6b6p-22;
  p = FMA(p, x, 0x1.7264d01d50259p-19);
  p = FMA(p, x, 0x1.a019edff2a71fp-16);
  p = FMA(p, x, 0x1.a019e42dc6002p-13);
  p = FMA(p, x, 0x1.6c16c16dd7724p-10);
  p = FMA(p, x, 0x1.11111113b231cp-7);
  p = FMA(p, x, 0x1.5555555555395p-5);
  p = FMA(p, x, 0x1.5555555555013p-3);
  p = FMA(p, x, 0.5);
  p = FMA(p, x, 1.0);
  p = FMA(p, x, 1.0);
  p *= p;
  p *= p;
  return p * p;
}
