package dev.almanac.simulation;

import static java.lang.Math.fma;

/** Uniform numbers from random words. */
public final class Uniforms {
  private static final long LOW_HALF = 0xFFFFFFFFL;

  private Uniforms() {}

  /**
   * Lane i of d becomes a uniform number in (0, 1), never 0 or 1, from the first word of the block
   * of counter {@code (firstPath + i, counter)}. Makes its own scratch columns; who draws again and
   * again keeps two for the other form.
   */
  public static void fill(StreamKey key, long firstPath, long counter, double[] d, int n) {
    fill(key, firstPath, counter, new long[n], new long[n], d, n);
  }

  /** As above; x and y are scratch columns, and hold both words of the blocks after it. */
  public static void fill(
      StreamKey key, long firstPath, long counter, long[] x, long[] y, double[] d, int n) {
    Threefry.fill(key.seed(), key.name(), firstPath, counter, x, y, n);
    fill(x, d, n);
  }

  /** The middle of one of 2^52 equal parts of (0, 1): exact, so it never rounds to 0 or 1. */
  public static void fill(long[] words, double[] d, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = fma((double) (words[i] >>> 12), 0x1p-52, 0x1p-53);
    }
  }

  /**
   * Lane i of d becomes a uniform index below {@code bound}: the high word of random word times
   * bound (Lemire 2019, without rejection). No probability is off by more than 2^-64, so all
   * together by less than bound / 2^64.
   *
   * <p>The product in two halves is the same number as {@link Math#unsignedMultiplyHigh}, and
   * vectorized.
   */
  public static void indices(long[] words, int bound, int[] d, int n) {
    long b = bound;
    for (int i = 0; i < n; i++) {
      long w = words[i];
      d[i] = (int) (((w >>> 32) * b + (((w & LOW_HALF) * b) >>> 32)) >>> 32);
    }
  }
}
