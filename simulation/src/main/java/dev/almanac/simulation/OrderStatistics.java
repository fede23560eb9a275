package dev.almanac.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact order statistics of a column. The p-quantile of n values is the linear interpolation of the
 * sorted values at position (n - 1) p, counted from 0: type 7 of Hyndman and Fan (1996), the
 * default of R and numpy. NaN sorts last, as in {@link Arrays#sort(double[])}.
 */
public final class OrderStatistics {
  private OrderStatistics() {}

  /** The quantiles in the order of the probabilities; NaN if n is 0. */
  public static double[] quantiles(double[] a, int n, double... probabilities) {
    double[] positions = new double[probabilities.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = (n - 1) * checked(probabilities[i]);
    }
    return interpolated(a, n, positions);
  }

  public static double quantile(double[] a, int n, double probability) {
    return quantiles(a, n, probability)[0];
  }

  /**
   * The quantiles with their standard errors, which assume no distribution: the rank of the true
   * quantile is binomial with standard deviation s = sqrt(n p (1 - p)), so half the distance
   * between the values at s positions above and below stands for one standard error of the value.
   * Too small where a position falls off the end, that is with fewer than about one value beyond
   * the quantile.
   */
  public static List<Quantile> estimate(double[] a, int n, double... probabilities) {
    int count = probabilities.length;
    double[] positions = new double[3 * count];
    for (int i = 0; i < count; i++) {
      double p = checked(probabilities[i]);
      double position = (n - 1) * p;
      double s = Math.sqrt(n * p * (1.0 - p));
      positions[3 * i] = position;
      positions[3 * i + 1] = Math.max(0.0, position - s);
      positions[3 * i + 2] = Math.min(n - 1.0, position + s);
    }
    double[] values = interpolated(a, n, positions);
    List<Quantile> quantiles = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double above = values[3 * i + 2];
      double below = values[3 * i + 1];
      double error = above == below ? 0.0 : 0.5 * (above - below);
      quantiles.add(new Quantile(probabilities[i], values[3 * i], error));
    }
    return List.copyOf(quantiles);
  }

  /** The smallest value; NaN if there is one, or if n is 0. */
  public static double minimum(double[] a, int n) {
    double least = n == 0 ? Double.NaN : a[0];
    for (int i = 1; i < n; i++) {
      least = Math.min(least, a[i]);
    }
    return least;
  }

  /** The largest value; NaN if there is one, or if n is 0. */
  public static double maximum(double[] a, int n) {
    double most = n == 0 ? Double.NaN : a[0];
    for (int i = 1; i < n; i++) {
      most = Math.max(most, a[i]);
    }
    return most;
  }

  /** The share of values below the threshold; NaN if n is 0. */
  public static double shareBelow(double[] a, int n, double threshold) {
    long count = 0;
    for (int i = 0; i < n; i++) {
      count += a[i] < threshold ? 1 : 0;
    }
    return (double) count / n;
  }

  /** The share of values at the threshold or below; NaN if n is 0. */
  public static double shareAtOrBelow(double[] a, int n, double threshold) {
    long count = 0;
    for (int i = 0; i < n; i++) {
      count += a[i] <= threshold ? 1 : 0;
    }
    return (double) count / n;
  }

  /**
   * How many values fall into each of equal bins from low to high; a bin holds its lower edge, the
   * last one its upper edge too. Values outside and NaN are not counted.
   */
  public static long[] histogram(double[] a, int n, double low, double high, int bins) {
    if (!(low < high) || bins < 1) {
      throw new IllegalArgumentException(bins + " bins from " + low + " to " + high);
    }
    long[] counts = new long[bins];
    double scale = bins / (high - low);
    for (int i = 0; i < n; i++) {
      if (a[i] >= low && a[i] <= high) {
        counts[Math.min(bins - 1, (int) ((a[i] - low) * scale))]++;
      }
    }
    return counts;
  }

  private static double checked(double probability) {
    if (!(probability >= 0.0 && probability <= 1.0)) {
      throw new IllegalArgumentException("probability " + probability);
    }
    return probability;
  }

  private static double[] interpolated(double[] a, int n, double[] positions) {
    double[] values = new double[positions.length];
    if (n == 0) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    int[] ranks = new int[2 * positions.length];
    for (int i = 0; i < positions.length; i++) {
      ranks[2 * i] = (int) positions[i];
      ranks[2 * i + 1] = Math.min(n - 1, ranks[2 * i] + 1);
    }
    double[] sorted = Selection.valuesAt(a, n, ranks);
    for (int i = 0; i < positions.length; i++) {
      double part = positions[i] - ranks[2 * i];
      values[i] = between(sorted[2 * i], sorted[2 * i + 1], part);
    }
    return values;
  }

  /** Between equal values, or none of the way, no arithmetic: infinities stay what they are. */
  private static double between(double a, double b, double part) {
    return part == 0.0 || a == b ? a : a + part * (b - a);
  }
}
