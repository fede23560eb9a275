package dev.almanac.simulation;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;
import static java.lang.Math.abs;
import static java.lang.Math.fma;

/**
 * exp, log and pow of IEEE operations, fma and bit casts only, so that a result has the same bits
 * on every processor; java.lang.Math's own differ. Special cases as there.
 *
 * <p>Error bounds are in units in the last place (ulp) of the exact result. The normal distribution
 * is in {@link NormalDistribution}, with short cuts here.
 */
public final class Elementary {
  private static final double INVERSE_LN2 = 0x1.71547652b82fep+0;
  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double LN2_REST = 0x1.abc9e3b39803fp-56;

  // The first 42 bits of ln 2, so that a product with any exponent is exact, and what they leave
  // out.
  private static final double LN2_SHORT = 0x1.62e42fefa3800p-1;
  private static final double LN2_SHORT_REST = 0x1.ef35793c76730p-45;

  private static final double TWO_THIRDS = 0x1.5555555555555p-1;
  private static final double TWO_THIRDS_REST = 0x1.5555555555555p-55;

  // Adding and subtracting it rounds to the nearest integer.
  private static final double ROUNDER = 0x1.8p52;

  // exp overflows above, and rounds to 0 below; pow needs one to spare for its second word.
  private static final double LARGEST_EXPONENT = 710.0;
  private static final double SMALLEST_EXPONENT = -746.0;

  private static final long MANTISSA_BITS = 52;
  private static final long BIAS = 1023;
  private static final long SQRT_HALF = 0x3FE6A09E667F3BCDL;

  private Elementary() {}

  /** e to the x, within 0.6 ulp (1 ulp where the result is subnormal). */
  public static double exp(double x) {
    return expOfSum(x, 0.0);
  }

  /** The natural logarithm, within 0.9 ulp. Of a negative number: NaN; of 0: minus infinity. */
  public static double log(double x) {
    if (!(x > 0.0 && x < Double.POSITIVE_INFINITY)) {
      return x == 0.0 ? Double.NEGATIVE_INFINITY : x < 0.0 ? Double.NaN : x;
    }
    double k = exponent(x);
    double f = mantissa(x) - 1.0;
    // With s = f / (2 + f): log(1 + f) = 2 atanh(s) = f - (f f / 2 - s (f f / 2 + w)), as in
    // fdlibm.
    double s = f / (2.0 + f);
    double z = s * s;
    double w = z * fma(z, atanhTail(z), TWO_THIRDS);
    double h = 0.5 * f * f;
    return fma(k, LN2_SHORT, f - (h - fma(s, h + w, k * LN2_SHORT_REST)));
  }

  /** exp(x) - 1 without loss where x is small, within 4 ulp (Kahan). */
  public static double expm1(double x) {
    double u = exp(x);
    double v = u - 1.0;
    return u == 1.0 ? x : v == -1.0 || Double.isInfinite(u) ? v : v * (x / log(u));
  }

  /** log(1 + x) without loss where x is small, within 4 ulp (Kahan). */
  public static double log1p(double x) {
    double u = 1.0 + x;
    return u == 1.0
        ? x
        : u > 0.0 && u < Double.POSITIVE_INFINITY ? log(u) * (x / (u - 1.0)) : log(u);
  }

  /**
   * x to the y, within 0.6 ulp (1 ulp where the result is subnormal). Special cases as those of
   * {@link Math#pow}.
   */
  public static double pow(double x, double y) {
    if (y == 0.0) {
      return 1.0;
    }
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    if (Double.isInfinite(y)) {
      double size = abs(x);
      return size == 1.0 ? Double.NaN : (size > 1.0) == (y > 0.0) ? abs(y) : 0.0;
    }
    double size = powerOfSize(abs(x), y);
    boolean negative = doubleToRawLongBits(x) < 0;
    if (!negative) {
      return size;
    }
    if (Math.rint(y) != y) {
      return x == 0.0 || Double.isInfinite(x) ? size : Double.NaN;
    }
    boolean odd = Math.rint(0.5 * y) != 0.5 * y;
    return odd ? -size : size;
  }

  /** See {@link NormalDistribution#cumulative}. */
  public static double normalCdf(double x) {
    return NormalDistribution.cumulative(x);
  }

  /** See {@link NormalDistribution#quantile}. */
  public static double normalQuantile(double p) {
    return NormalDistribution.quantile(p);
  }

  /** exp(x + rest), rest small beside x. */
  static double expOfSum(double x, double rest) {
    if (!(x < LARGEST_EXPONENT)) {
      return Double.isNaN(x) ? x : Double.POSITIVE_INFINITY;
    }
    if (x < SMALLEST_EXPONENT) {
      return 0.0;
    }
    double k = fma(x, INVERSE_LN2, ROUNDER) - ROUNDER;
    double r = fma(-k, LN2, x); // exact
    double c = fma(-k, LN2_REST, rest);
    // 1 + r as the sum of two numbers; the rest of the series is small beside it.
    double sum = 1.0 + r;
    double lost = (1.0 - sum) + r;
    double tail = fma(r * r, expTail(r), lost);
    return scale(sum + fma(c, sum + tail, tail), (int) k);
  }

  /** x to the y for x not negative and y finite, not 0. */
  private static double powerOfSize(double x, double y) {
    if (x == 0.0 || x == Double.POSITIVE_INFINITY) {
      return (x == 0.0) == (y > 0.0) ? 0.0 : Double.POSITIVE_INFINITY;
    }
    Pair log = longLog(x);
    double product = y * log.high;
    if (abs(product) > 2 * LARGEST_EXPONENT) {
      return product > 0.0 ? Double.POSITIVE_INFINITY : 0.0;
    }
    return expOfSum(product, fma(y, log.low, fma(y, log.high, -product)));
  }

  /** The logarithm to about 64 bits, for x positive and finite. */
  private static Pair longLog(double x) {
    double k = exponent(x);
    double f = mantissa(x) - 1.0;
    double d = 2.0 + f;
    double s = f / d;
    double sRest = (fma(-s, d, f) - s * (f - (d - 2.0))) / d;
    double z = s * s;
    double zRest = fma(2 * s, sRest, fma(s, s, -z));
    // v = 2/3 z + z z tail, then log(1 + f) = 2 s + s v.
    double u = z * TWO_THIRDS;
    double uRest = fma(z, TWO_THIRDS, -u) + fma(z, TWO_THIRDS_REST, zRest * TWO_THIRDS);
    Pair v = Pair.sum(u, fma(z * z, atanhTail(z), uRest));
    double p = s * v.high;
    double pRest = fma(s, v.high, -p) + fma(s, v.low, sRest * v.high);
    Pair a = Pair.sum(k * LN2_SHORT, 2 * s);
    Pair b = Pair.sum(a.high, p);
    double rest = fma(k, LN2_SHORT_REST, fma(2.0, sRest, pRest));
    return Pair.sum(b.high, (a.low + b.low) + rest);
  }

  /** An unevaluated sum. */
  private record Pair(double high, double low) {
    /** a + b exactly (Knuth's two-sum). */
    static Pair sum(double a, double b) {
      double high = a + b;
      double bPart = high - a;
      return new Pair(high, (a - (high - bPart)) + (b - bPart));
    }
  }

  /** k of x = 2^k m, sqrt(1/2) <= m < sqrt(2). */
  private static double exponent(double x) {
    return x < Double.MIN_NORMAL
        ? (double) ((doubleToRawLongBits(x * 0x1p54) - SQRT_HALF) >> MANTISSA_BITS) - 54.0
        : (double) ((doubleToRawLongBits(x) - SQRT_HALF) >> MANTISSA_BITS);
  }

  /** m of x = 2^k m, sqrt(1/2) <= m < sqrt(2). */
  private static double mantissa(double x) {
    long bits = doubleToRawLongBits(x < Double.MIN_NORMAL ? x * 0x1p54 : x);
    long exponent = (bits - SQRT_HALF) >> MANTISSA_BITS;
    return longBitsToDouble(bits - (exponent << MANTISSA_BITS));
  }

  /** 2^k m in two steps, so that both powers are normal numbers and only the last rounds. */
  private static double scale(double m, int k) {
    int half = k >> 1;
    return m * powerOfTwo(half) * powerOfTwo(k - half);
  }

  private static double powerOfTwo(int k) {
    return longBitsToDouble((k + BIAS) << MANTISSA_BITS);
  }

  /** (exp(r) - 1 - r) / r^2 for |r| at most log(2) / 2; relative error 5e-18. */
  private static double expTail(double r) {
    double p = 0x1.1f730349868cep-29;
    p = fma(p, r, 0x1.af4de97ca4194p-26);
    p = fma(p, r, 0x1.27e4db646b17ep-22);
    p = fma(p, r, 0x1.71de0231960ebp-19);
    p = fma(p, r, 0x1.a01a01a6d889cp-16);
    p = fma(p, r, 0x1.a01a01abe7fe1p-13);
    p = fma(p, r, 0x1.6c16c16c162d4p-10);
    p = fma(p, r, 0x1.11111111100dcp-7);
    p = fma(p, r, 0x1.5555555555556p-5);
    p = fma(p, r, 0x1.5555555555557p-3);
    return fma(p, r, 0.5);
  }

  /** (2 atanh(s) - 2 s - 2/3 s^3) / s^5 for z = s s at most 0.0295; relative error 7e-17. */
  private static double atanhTail(double z) {
    double p = 0x1.e03a7acf07f85p-4;
    p = fma(p, z, 0x1.df7ba1f4809c3p-4);
    p = fma(p, z, 0x1.1118cd67251c5p-3);
    p = fma(p, z, 0x1.3b1395b82701ep-3);
    p = fma(p, z, 0x1.745d177ad436ap-3);
    p = fma(p, z, 0x1.c71c71c6ea5acp-3);
    p = fma(p, z, 0x1.2492492492522p-2);
    return fma(p, z, 0x1.999999999999ap-2);
  }
}
