package dev.almanac.simulation;

/** The random words of a stream, column after column; for one thread. */
final class Words {
  private final StreamKey key;
  private long firstPath;
  private long drawn;
  private long[] x = new long[0];
  private long[] y = new long[0];

  Words(StreamKey key) {
    this.key = key;
  }

  void begin(long firstPath, int n) {
    this.firstPath = firstPath;
    drawn = 0;
    if (x.length < n) {
      x = new long[n];
      y = new long[n];
    }
  }

  /** Words 2 k and 2 k + 1 are the block of counter k. Read it before the next call. */
  long[] next(int n) {
    if ((drawn & 1) == 0) {
      Threefry.fill(key.seed(), key.name(), firstPath, drawn >> 1, x, y, n);
    }
    return (drawn++ & 1) == 0 ? x : y;
  }
}
