package dev.almanac.execute;

import dev.almanac.simulation.OrderStatistics;
import dev.almanac.simulation.Sums;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All years of a series together. The years of one path are not independent, so errors come from
 * batches of paths, which are.
 */
final class Pool {

  private static final int BATCHES = 20;

  /** Doubles ordered as integers, eight times sixteen bits of them at a time. */
  private static final int DIGITS = 1 << 16;

  /**
   * Up to so many values are sorted once; beyond, they are counted digit by digit, and not kept.
   */
  private static final int MOST_SORTED = 4_000_000;

  private final SeriesValue series;
  private double @Nullable [] sorted;
  private @Nullable List<double[]> batches;

  Pool(SeriesValue series) {
    this.series = series;
  }

  long size() {
    return (long) series.length() * series.columns().paths();
  }

  /** Returns the smallest value that at least {@code level} of all values do not exceed. */
  double quantile(double level) {
    long rank = Math.clamp((long) Math.ceil(level * size()) - 1, 0, size() - 1);
    if (size() <= MOST_SORTED) {
      return sorted()[(int) rank];
    }
    long prefix = 0;
    for (int shift = 48; shift >= 0; shift -= 16) {
      long[] counts = count(prefix, shift);
      int digit = 0;
      while (rank >= counts[digit]) {
        rank -= counts[digit++];
      }
      prefix |= (long) digit << shift;
    }
    return fromOrdered(prefix);
  }

  /** Counts the values that share the digits found so far, by their next one. */
  private long[] count(long prefix, int shift) {
    long[] counts = new long[DIGITS];
    for (int year = 1; year <= series.length(); year++) {
      for (double v : column(year)) {
        long key = ordered(v);
        boolean shares = shift == 48 || key >>> (shift + 16) == prefix >>> (shift + 16);
        if (shares) {
          counts[(int) (key >>> shift) & (DIGITS - 1)]++;
        }
      }
    }
    return counts;
  }

  private double[] column(int year) {
    return series.columns().get(series.strategy(), series.series(), year);
  }

  static long ordered(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  static double fromOrdered(long key) {
    return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
  }

  /** Returns the error of the quantile: how it scatters over batches of paths. */
  double quantileError(double level) {
    if (!series.columns().isIndependent()) {
      return Double.NaN;
    }
    if (series.columns().paths() < BATCHES || size() > MOST_SORTED) {
      return Double.NaN;
    }
    double[] found = new double[BATCHES];
    for (int b = 0; b < BATCHES; b++) {
      double[] values = batches().get(b);
      found[b] = OrderStatistics.quantile(values, values.length, level);
    }
    return Math.sqrt(Sums.variance(found, BATCHES) / BATCHES);
  }

  private double[] sorted() {
    if (sorted == null) {
      sorted = sortedPart(0, series.columns().paths());
    }
    return sorted;
  }

  private List<double[]> batches() {
    if (batches == null) {
      int length = series.columns().paths() / BATCHES;
      batches = IntStream.range(0, BATCHES).mapToObj(b -> sortedPart(b * length, length)).toList();
    }
    return batches;
  }

  /** Returns all years of some paths, ascending. */
  private double[] sortedPart(int firstPath, int count) {
    double[] values = new double[count * series.length()];
    for (int year = 1; year <= series.length(); year++) {
      System.arraycopy(column(year), firstPath, values, (year - 1) * count, count);
    }
    Arrays.sort(values);
    return values;
  }

  /** Returns the sample of each path's own mean over the years: its mean is the pool's. */
  Sample meanByPath() {
    int paths = series.columns().paths();
    double[] means = new double[paths];
    for (int year = 1; year <= series.length(); year++) {
      double[] column = column(year);
      for (int i = 0; i < paths; i++) {
        means[i] += column[i] / series.length();
      }
    }
    return new Sample(series.columns(), means);
  }

  double extreme(boolean largest) {
    double best = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (int year = 1; year <= series.length(); year++) {
      double[] column = column(year);
      best =
          largest
              ? Math.max(best, OrderStatistics.maximum(column, column.length))
              : Math.min(best, OrderStatistics.minimum(column, column.length));
    }
    return best;
  }
}
