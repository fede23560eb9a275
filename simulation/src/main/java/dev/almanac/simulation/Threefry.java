package dev.almanac.simulation;

import static java.lang.Long.rotateLeft;

/**
 * Threefry2x64-20: two random words from a key and a counter of two words each (Salmon, Moraes,
 * Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 *
 * <p>Four rounds and the key added after them to a loop, for longer loops are not vectorized.
 */
public final class Threefry {
  private static final long PARITY = 0x1BD11BDAA9FC1A22L;

  private Threefry() {}

  /**
   * Lane i of {@code (x, y)} becomes the block of counter {@code (firstPath + i, counter)}.
   *
   * @param n the number of lanes, at most {@link Blocks#MAX_SIZE}
   */
  public static void fill(
      long key0, long key1, long firstPath, long counter, long[] x, long[] y, int n) {
    long key2 = PARITY ^ key0 ^ key1;
    firstRounds(firstPath + key0, counter + key1, key1, key2 + 1, x, y, n);
    oddRounds(key2, key0 + 2, x, y, n);
    evenRounds(key0, key1 + 3, x, y, n);
    oddRounds(key1, key2 + 4, x, y, n);
    evenRounds(key2, key0 + 5, x, y, n);
  }

  /** As evenRounds, from the counter: the second word is the same in all lanes. */
  private static void firstRounds(
      long first, long second, long a, long b, long[] x, long[] y, int n) {
    long[] lane = Lanes.NUMBERS;
    for (int i = 0; i < n; i++) {
      long u = lane[i] + (first + second);
      long v = rotateLeft(second, 16) ^ u;
      u += v;
      v = rotateLeft(v, 42) ^ u;
      u += v;
      v = rotateLeft(v, 12) ^ u;
      u += v;
      v = rotateLeft(v, 31) ^ u;
      x[i] = u + a;
      y[i] = v + b;
    }
  }

  private static void evenRounds(long a, long b, long[] x, long[] y, int n) {
    for (int i = 0; i < n; i++) {
      long u = x[i];
      long v = y[i];
      u += v;
      v = rotateLeft(v, 16) ^ u;
      u += v;
      v = rotateLeft(v, 42) ^ u;
      u += v;
      v = rotateLeft(v, 12) ^ u;
      u += v;
      v = rotateLeft(v, 31) ^ u;
      x[i] = u + a;
      y[i] = v + b;
    }
  }

  private static void oddRounds(long a, long b, long[] x, long[] y, int n) {
    for (int i = 0; i < n; i++) {
      long u = x[i];
      long v = y[i];
      u += v;
      v = rotateLeft(v, 16) ^ u;
      u += v;
      v = rotateLeft(v, 32) ^ u;
      u += v;
      v = rotateLeft(v, 24) ^ u;
      u += v;
      v = rotateLeft(v, 21) ^ u;
      x[i] = u + a;
      y[i] = v + b;
    }
  }
}
