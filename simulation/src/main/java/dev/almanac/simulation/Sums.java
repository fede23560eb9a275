package dev.almanac.simulation;

import static java.lang.Math.fma;

/**
 * Sums over a whole column in one fixed tree over the path number: neither the block size nor the
 * number of threads that filled the column changes a bit. The error grows with the logarithm of n.
 */
public final class Sums {
  private static final int LEAF = 256;

  private Sums() {}

  /** The sum over the lanes of a range. */
  private interface Range {
    double sum(int from, int to);
  }

  public static double sum(double[] a, int n) {
    return tree((from, to) -> plain(a, from, to), 0, n);
  }

  /** The mean; NaN if n is 0. */
  public static double mean(double[] a, int n) {
    return sum(a, n) / n;
  }

  /** The sample variance (divisor n - 1), in two passes; NaN if n is below 2. */
  public static double variance(double[] a, int n) {
    return covariance(a, a, n);
  }

  /** The sample covariance (divisor n - 1), in two passes; NaN if n is below 2. */
  public static double covariance(double[] a, double[] b, int n) {
    double meanA = mean(a, n);
    double meanB = mean(b, n);
    double sum = tree((from, to) -> products(a, meanA, b, meanB, from, to), 0, n);
    return n < 2 ? Double.NaN : sum / (n - 1);
  }

  /** Splits at the largest power of two below the length. */
  private static double tree(Range range, int from, int to) {
    int length = to - from;
    if (length <= LEAF) {
      return range.sum(from, to);
    }
    int middle = from + Integer.highestOneBit(length - 1);
    return tree(range, from, middle) + tree(range, middle, to);
  }

  // Four running sums, since a single one would wait for each addition.

  private static double plain(double[] a, int from, int to) {
    double s0 = 0.0;
    double s1 = 0.0;
    double s2 = 0.0;
    double s3 = 0.0;
    int i = from;
    for (; i < to - 3; i += 4) {
      s0 += a[i];
      s1 += a[i + 1];
      s2 += a[i + 2];
      s3 += a[i + 3];
    }
    for (; i < to; i++) {
      s0 += a[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static double products(
      double[] a, double meanA, double[] b, double meanB, int from, int to) {
    double s0 = 0.0;
    double s1 = 0.0;
    double s2 = 0.0;
    double s3 = 0.0;
    int i = from;
    for (; i < to - 3; i += 4) {
      s0 = fma(a[i] - meanA, b[i] - meanB, s0);
      s1 = fma(a[i + 1] - meanA, b[i + 1] - meanB, s1);
      s2 = fma(a[i + 2] - meanA, b[i + 2] - meanB, s2);
      s3 = fma(a[i + 3] - meanA, b[i + 3] - meanB, s3);
    }
    for (; i < to; i++) {
      s0 = fma(a[i] - meanA, b[i] - meanB, s0);
    }
    return (s0 + s1) + (s2 + s3);
  }
}
