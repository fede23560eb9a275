package dev.almanac.simulation;

import static java.lang.Math.fma;

/**
 * Pairs of independent standard normals from random bits (Box and Muller 1958), by polynomials and
 * without bit casts, so that every loop is vectorized.
 *
 * <p>With x and y random words, h = (low half of y + 1/2) / 2^32 and k the number of leading zeros
 * of x, U = 2^-k (1 - h/2) is uniform on (0, 1); with t = (high half of y) / 2^32 - 1/2 the angle
 * is 2 pi t. Then z0 = R cos(2 pi t) and z1 = R sin(2 pi t), where R = sqrt(-2 log U).
 *
 * <p>The absolute error of a normal is below 4e-13: R is off by at most 2.2e-13 of itself, sine and
 * cosine by less than 3e-14.
 */
public final class Normals {
  /**
   * No normal is larger in absolute value: k is at most 64 and h is below 1, so R is below sqrt(2 *
   * 65 log 2) = 9.492583; rounded up to cover the errors of the polynomials.
   */
  public static final double MAX_ABS = 9.4926;

  private static final double TWO_LN2 = 0x1.62e42fefa39efp+0;

  private Normals() {}

  /** Fills the columns z0 and z1, independent of each other, from the random words x and y. */
  public static void fill(long[] x, long[] y, double[] z0, double[] z1, int n) {
    squaredRadius(x, y, z0, n);
    turn(y, z0, z1, n);
  }

  private static void squaredRadius(long[] x, long[] y, double[] d, int n) {
    for (int i = 0; i < n; i++) {
      double h = fma((double) (y[i] & 0xFFFFFFFFL), 0x1p-32, 0x1p-33);
      double zeros = (double) Long.numberOfLeadingZeros(x[i]);
      d[i] = fma(zeros, TWO_LN2, h * minusTwoLog(h));
    }
  }

  /**
   * From squared radius and angle to the two coordinates, the angle's quarter doubled twice. The
   * square root is slow, but a processor does the polynomials of the same loop meanwhile.
   */
  private static void turn(long[] y, double[] z0, double[] z1, int n) {
    for (int i = 0; i < n; i++) {
      double r = Math.sqrt(z0[i]);
      double t = fma((double) (y[i] >>> 32), 0x1p-32, -0.5);
      double w = t * t;
      double s = t * sineOfQuarter(w);
      double c = cosineOfQuarter(w);
      double s2 = 2 * s * c;
      double c2 = fma(-2 * s, s, 1.0);
      z1[i] = r * (2 * s2 * c2);
      z0[i] = r * fma(-2 * s2, s2, 1.0);
    }
  }

  /** -2 log(1 - h/2) / h for h in [0, 1], relative error below 4.2e-13. */
  private static double minusTwoLog(double h) {
    double p = 0x1.64b4d7b5c0102p-12;
    p = fma(p, h, -0x1.e139d669f00dep-10);
    p = fma(p, h, 0x1.37836c83ac206p-8);
    p = fma(p, h, -0x1.dda407a4fddecp-8);
    p = fma(p, h, 0x1.f35b0828b9fd5p-8);
    p = fma(p, h, -0x1.52ff4fc6a37e1p-8);
    p = fma(p, h, 0x1.9b46be11ec485p-9);
    p = fma(p, h, 0x1.a7c39a11c5a00p-17);
    p = fma(p, h, 0x1.440f38bd267dbp-9);
    p = fma(p, h, 0x1.52aa51797637fp-8);
    p = fma(p, h, 0x1.99bf1d95479dcp-7);
    p = fma(p, h, 0x1.fffec426f832fp-6);
    p = fma(p, h, 0x1.5555580a1c95ep-4);
    p = fma(p, h, 0x1.fffffffb5602cp-3);
    return fma(p, h, 0x1.0000000000550p+0);
  }

  /** sin(pi t / 2) / t for w = t t in [0, 1/4], relative error below 4.8e-15. */
  private static double sineOfQuarter(double w) {
    double p = -0x1.dd54805f3f706p-19;
    p = fma(p, w, 0x1.5071ce4b47930p-13);
    p = fma(p, w, -0x1.32d2c644adc0bp-8);
    p = fma(p, w, 0x1.466bc67123fa1p-4);
    p = fma(p, w, -0x1.4abbce6257a2ap-1);
    return fma(p, w, 0x1.921fb54442cfap+0);
  }

  /** cos(pi t / 2) for w = t t in [0, 1/4], error below 3e-16. */
  private static double cosineOfQuarter(double w) {
    double p = 0x1.f4b536b457d9ep-22;
    p = fma(p, w, -0x1.a6cc32d07dc98p-16);
    p = fma(p, w, 0x1.e1f50093e4c8fp-11);
    p = fma(p, w, -0x1.55d3c7e10153fp-6);
    p = fma(p, w, 0x1.03c1f081b4b74p-2);
    p = fma(p, w, -0x1.3bd3cc9be45dbp+0);
    return fma(p, w, 1.0);
  }
}
