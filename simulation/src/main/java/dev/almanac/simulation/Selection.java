package dev.almanac.simulation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The values that certain ranks of a column would have after sorting, often without sorting it. */
final class Selection {
  // Measured: below it the vectorized sort of the JDK is the faster.
  private static final int SORT_BELOW = 300_000;
  private static final int BUCKETS = 4096;
  private static final int SAMPLE = 1024;

  private Selection() {}

  /**
   * @param ranks from 0, in any order
   * @return the value at each rank, in the order of {@link Double#compare}
   */
  static double[] valuesAt(double[] a, int n, int[] ranks) {
    return n < SORT_BELOW || tied(a, n) ? bySorting(a, n, ranks) : byBuckets(a, n, ranks);
  }

  /** Whether many lanes seem equal: then buckets separate little, and sorting is fast. */
  private static boolean tied(double[] a, int n) {
    double[] sample = new double[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = a[(int) ((long) n * i / SAMPLE)];
    }
    return DoubleStream.of(sample).distinct().count() < SAMPLE / 2;
  }

  static double[] bySorting(double[] a, int n, int[] ranks) {
    double[] sorted = Arrays.copyOf(a, n);
    Arrays.sort(sorted);
    return Arrays.stream(ranks).mapToDouble(rank -> sorted[rank]).toArray();
  }

  /** Counts the lanes in buckets of equal width, and sorts only the buckets that hold a rank. */
  static double[] byBuckets(double[] a, int n, int[] ranks) {
    double low = OrderStatistics.minimum(a, n);
    double scale = BUCKETS / (OrderStatistics.maximum(a, n) - low);
    if (!(scale > 0.0 && scale < Double.POSITIVE_INFINITY)) {
      return bySorting(a, n, ranks); // all equal, an infinity, or NaN
    }
    int[] start = starts(a, n, low, scale);
    boolean[] wanted = new boolean[BUCKETS];
    int[] bucketOf = new int[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      bucketOf[i] = bucketAt(start, ranks[i]);
      wanted[bucketOf[i]] = true;
    }
    int[] place = new int[BUCKETS];
    int size = 0;
    for (int b = 0; b < BUCKETS; b++) {
      if (wanted[b]) {
        place[b] = size;
        size += start[b + 1] - start[b];
      }
    }
    if (size > n / 2) {
      return bySorting(a, n, ranks); // most lanes in few buckets
    }
    double[] gathered = gather(a, n, low, scale, wanted, place, size);
    // Whole buckets lie one after the other, so sorting everything sorts each bucket in its place.
    Arrays.sort(gathered);
    double[] values = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      values[i] = gathered[place[bucketOf[i]] + ranks[i] - start[bucketOf[i]]];
    }
    return values;
  }

  /** The number of lanes in lower buckets, for each bucket and in the end for all. */
  private static int[] starts(double[] a, int n, double low, double scale) {
    int[] start = new int[BUCKETS + 1];
    for (int i = 0; i < n; i++) {
      start[bucket(a[i], low, scale) + 1]++;
    }
    for (int b = 0; b < BUCKETS; b++) {
      start[b + 1] += start[b];
    }
    return start;
  }

  private static double[] gather(
      double[] a, int n, double low, double scale, boolean[] wanted, int[] place, int size) {
    double[] gathered = new double[size];
    int[] next = place.clone();
    for (int i = 0; i < n; i++) {
      int b = bucket(a[i], low, scale);
      if (wanted[b]) {
        gathered[next[b]++] = a[i];
      }
    }
    return gathered;
  }

  /** The last bucket that starts at the rank or before it, and so the one that is not empty. */
  private static int bucketAt(int[] start, int rank) {
    int low = 0;
    int high = BUCKETS;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (start[middle] <= rank) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Monotone in x, since every rounding is. */
  private static int bucket(double x, double low, double scale) {
    return Math.min(BUCKETS - 1, (int) ((x - low) * scale));
  }
}
