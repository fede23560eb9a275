package dev.almanac.simulation;

import java.util.Arrays;

/**
 * Counts how many critical values the elements of a column reach, exactly. Immutable.
 *
 * <p>The bits of a double are, as an integer, its exponent and then its mantissa: of positive
 * numbers in their order. Their highest bits are the bucket, where a table says how many critical
 * values are in lower ones. Where a bucket holds one itself, the other bits, the rest, decide.
 */
public final class Thresholds {
  private static final int BUCKETS = 2048;

  /** So that the difference of two buckets is an int. */
  private static final int SMALLEST_SHIFT = 33;

  private static final long ABOVE_INFINITY = Double.doubleToLongBits(Double.POSITIVE_INFINITY) + 1;

  private final int count;

  /** The keys of the critical values, and of NaN, which is above all. */
  private final long[] keys;

  private final int shift;

  /** The number of the first bucket, below the first critical value. */
  private final int base;

  /** The last bucket, counted from base: above the last critical value. */
  private final int last;

  /** Per bucket, the number of keys in lower ones; one more, for the end of the last. */
  private final int[] lower;

  /**
   * Per bucket, a number so high that adding the rest of an element gives how many critical values
   * it reaches, above the bits of a rest: the rest of a critical value is missing to the next. It
   * is empty where this cannot be: two in one bucket, or one not positive.
   */
  private final long[] table;

  /** Of critical values in ascending order, equal ones allowed, infinities too. */
  public Thresholds(double[] ascending) {
    this.count = ascending.length;
    this.keys = new long[count + 1];
    for (int k = 0; k < count; k++) {
      keys[k] = key(ascending[k]);
      if (keys[k] >= ABOVE_INFINITY || (k > 0 && keys[k] < keys[k - 1])) {
        throw new IllegalArgumentException("not ascending: " + ascending[k]);
      }
    }
    keys[count] = ABOVE_INFINITY;
    long low = keys[0];
    long high = keys[Math.max(count - 1, 0)];
    int bits = SMALLEST_SHIFT;
    while ((high >> bits) - (low >> bits) > BUCKETS - 3) {
      bits++;
    }
    this.shift = bits;
    this.base = (int) (low >> bits) - 1;
    this.last = (int) (high >> bits) - base + 1;
    this.lower = new int[last + 2];
    for (long key : keys) {
      lower[bucket(key) + 1]++;
    }
    boolean single = Arrays.stream(lower).allMatch(inside -> inside <= 1);
    Arrays.parallelPrefix(lower, Integer::sum);
    boolean fits = count < 1L << (62 - shift);
    this.table = single && fits && low > 0 ? table() : new long[0];
  }

  private long[] table() {
    long[] table = new long[last + 1];
    for (int bucket = 0; bucket <= last; bucket++) {
      table[bucket] = (long) lower[bucket] << shift;
    }
    for (int k = 0; k < count; k++) {
      long rest = keys[k] & ((1L << shift) - 1);
      table[bucket(keys[k])] += (1L << shift) - rest;
    }
    return table;
  }

  /** The length of a histogram: none to all critical values reached, and NaN. */
  public int slots() {
    return count + 2;
  }

  /**
   * Adds the elements to a histogram: at [k], those that reach the first k critical values and no
   * more; in the last slot, NaN.
   */
  public void count(double[] column, int n, long[] histogram) {
    // What adds to a count just written waits for it; so neighbours are counted apart.
    int[] even = new int[slots()];
    int[] odd = new int[slots()];
    if (table.length > 0 && Flags.finite(column, 0.0, n)) {
      int pairs = n & -2;
      count(column, pairs, table, shift, base, even, odd);
      if (pairs < n) {
        even[search(key(column[pairs]))]++;
      }
    } else {
      for (int i = 0; i < n; i++) {
        even[search(key(column[i]))]++;
      }
    }
    for (int k = 0; k < even.length; k++) {
      histogram[k] += even[k] + odd[k];
    }
  }

  /** By the table; the bits of a negative number are a negative integer, so it reaches nothing. */
  private static void count(
      double[] column, int n, long[] table, int shift, int base, int[] even, int[] odd) {
    int last = table.length - 1;
    long rest = (1L << shift) - 1;
    for (int i = 0; i < n; i += 2) {
      long a = Double.doubleToRawLongBits(column[i]);
      long b = Double.doubleToRawLongBits(column[i + 1]);
      int bucketOfA = Math.max(0, Math.min(last, (int) (a >> shift) - base));
      int bucketOfB = Math.max(0, Math.min(last, (int) (b >> shift) - base));
      even[(int) ((table[bucketOfA] + (a & rest)) >>> shift)]++;
      odd[(int) ((table[bucketOfB] + (b & rest)) >>> shift)]++;
    }
  }

  private int search(long key) {
    int bucket = bucket(key);
    int from = lower[bucket];
    int to = lower[bucket + 1];
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (keys[middle] <= key) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private int bucket(long key) {
    return Math.max(0, Math.min(last, (int) (key >> shift) - base));
  }

  /** An integer in the order of the numbers; that of -0 is that of 0, and NaN's is the highest. */
  private static long key(double x) {
    long bits = Double.doubleToLongBits(x + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }
}
