package dev.almanac.simulation;

import static java.lang.Math.fma;

/**
 * exp of a linear combination of columns, for arguments known to be small: without bit casts, so
 * that it is vectorized. It serves the market models, which know the bound from their parameters
 * alone.
 *
 * <p>A polynomial gives exp(x / 8) or exp(x / 32), and squaring the rest. Each squaring doubles the
 * relative error.
 */
public final class Exponentials {
  /** Bound on |x| for {@link #expSmall}: relative error below {@value #SMALL_ERROR}. */
  public static final double SMALL = 2.0;

  /** Bound on |x| for {@link #expMedium}: relative error below {@value #MEDIUM_ERROR}. */
  public static final double MEDIUM = 8.0;

  public static final double SMALL_ERROR = 2e-15;
  public static final double MEDIUM_ERROR = 8e-15;

  private Exponentials() {}

  /** exp(a), |a| at most {@link #SMALL}. */
  public static void expSmall(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = toTheEighth(0x1p-3 * a[i]);
    }
  }

  /** exp(m + s1 a1), the sum in absolute value at most {@link #SMALL}. */
  public static void expSmall(double[] d, double m, double s1, double[] a1, int n) {
    double m0 = 0x1p-3 * m;
    double c1 = 0x1p-3 * s1;
    for (int i = 0; i < n; i++) {
      d[i] = toTheEighth(fma(c1, a1[i], m0));
    }
  }

  /** exp(m + s1 a1 + s2 a2), the sum in absolute value at most {@link #SMALL}. */
  public static void expSmall(
      double[] d, double m, double s1, double[] a1, double s2, double[] a2, int n) {
    double m0 = 0x1p-3 * m;
    double c1 = 0x1p-3 * s1;
    double c2 = 0x1p-3 * s2;
    for (int i = 0; i < n; i++) {
      d[i] = toTheEighth(fma(c2, a2[i], fma(c1, a1[i], m0)));
    }
  }

  /** exp(a), |a| at most {@link #MEDIUM}. */
  public static void expMedium(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      double p = exp(0x1p-5 * a[i]);
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      d[i] = p * p;
    }
  }

  /** exp(8 x). */
  private static double toTheEighth(double x) {
    double p = exp(x);
    p *= p;
    p *= p;
    return p * p;
  }

  /** exp(x) for |x| at most 1/4; the polynomial's relative error is 3e-17. */
  private static double exp(double x) {
    double p = 0x1.283eb2848d6b6p-22;
    p = fma(p, x, 0x1.7264d01d50259p-19);
    p = fma(p, x, 0x1.a019edff2a71fp-16);
    p = fma(p, x, 0x1.a019e42dc6002p-13);
    p = fma(p, x, 0x1.6c16c16dd7724p-10);
    p = fma(p, x, 0x1.11111113b231cp-7);
    p = fma(p, x, 0x1.5555555555395p-5);
    p = fma(p, x, 0x1.5555555555013p-3);
    p = fma(p, x, 0.5);
    p = fma(p, x, 1.0);
    return fma(p, x, 1.0);
  }
}
