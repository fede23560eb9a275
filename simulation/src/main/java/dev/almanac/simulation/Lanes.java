package dev.almanac.simulation;

/** The numbers 0, 1, 2, ... as a column: C2 does not vectorize the loop index used as a value. */
final class Lanes {
  /** The longest column that a kernel of random bits can fill in one call. */
  static final int MAX = 8192;

  static final long[] NUMBERS = numbers();

  private Lanes() {}

  private static long[] numbers() {
    long[] numbers = new long[MAX];
    for (int i = 0; i < MAX; i++) {
      numbers[i] = i;
    }
    return numbers;
  }
}
