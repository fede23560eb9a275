package dev.almanac.simulation;

import java.util.Arrays;

/**
 * The row of the data that each lane takes, step by step from the start of the path; for one
 * thread. What is drawn depends on the path and the step alone.
 */
abstract sealed class RowSequence {
  final Words words;
  final int rows;

  private RowSequence(StreamKey key, int rows) {
    this.words = new Words(key);
    this.rows = rows;
  }

  static RowSequence of(Resampling resampling, StreamKey key, int rows) {
    return switch (resampling) {
      case Resampling.Steps(int span) when span == 0 -> new Independent(key, rows);
      case Resampling.Steps(int span) -> new Distinct(key, rows, span);
      case Resampling.Blocks(int length) -> new Fixed(key, rows, length, rows, 1);
      case Resampling.Years(int length) -> new Fixed(key, rows, length, rows / length, length);
      case Resampling.Stationary(double meanLength) -> new Geometric(key, rows, 1 / meanLength);
    };
  }

  void begin(long firstPath, int n) {
    words.begin(firstPath, n);
  }

  /** Fills the rows of the next step. */
  abstract void next(int[] row, int n);

  /** The row after each, the first after the last. */
  private static void follow(int[] row, int rows, int n) {
    for (int i = 0; i < n; i++) {
      int next = row[i] + 1;
      row[i] = next & ((next - rows) >> 31);
    }
  }

  private static final class Independent extends RowSequence {
    Independent(StreamKey key, int rows) {
      super(key, rows);
    }

    @Override
    void next(int[] row, int n) {
      Uniforms.indices(words.next(n), rows, row, n);
    }
  }

  /** Runs without repetition, all rows of a run drawn at its first step. */
  private static final class Distinct extends RowSequence {
    private final int[][] run;
    private final int[] order;
    private final int[] exchanged;
    private int step;

    Distinct(StreamKey key, int rows, int span) {
      super(key, rows);
      run = new int[span][0];
      exchanged = new int[span];
      order = new int[rows];
      Arrays.setAll(order, r -> r);
    }

    @Override
    void begin(long firstPath, int n) {
      super.begin(firstPath, n);
      step = 0;
      if (run[0].length < n) {
        Arrays.setAll(run, k -> new int[n]);
      }
    }

    @Override
    void next(int[] row, int n) {
      if (step == 0) {
        for (int k = 0; k < run.length; k++) {
          Uniforms.indices(words.next(n), rows - k, run[k], n);
        }
        for (int i = 0; i < n; i++) {
          shuffle(i);
        }
      }
      System.arraycopy(run[step], 0, row, 0, n);
      step = step + 1 == run.length ? 0 : step + 1;
    }

    /**
     * The first exchanges of a shuffle (Fisher and Yates), taken back in the end, so that no lane
     * sees the order another one left.
     */
    private void shuffle(int lane) {
      for (int k = 0; k < run.length; k++) {
        int other = k + run[k][lane];
        int taken = order[other];
        order[other] = order[k];
        order[k] = taken;
        exchanged[k] = other;
        run[k][lane] = taken;
      }
      for (int k = 0; k < exchanged.length; k++) {
        order[k] = k;
        order[exchanged[k]] = exchanged[k];
      }
    }
  }

  /** Blocks of one length that begin at a multiple of {@code grid}. */
  private static final class Fixed extends RowSequence {
    private final int length;
    private final int starts;
    private final int grid;
    private int[] position = new int[0];
    private int step;

    Fixed(StreamKey key, int rows, int length, int starts, int grid) {
      super(key, rows);
      this.length = length;
      this.starts = starts;
      this.grid = grid;
    }

    @Override
    void begin(long firstPath, int n) {
      super.begin(firstPath, n);
      step = 0;
      if (position.length < n) {
        position = new int[n];
      }
    }

    @Override
    void next(int[] row, int n) {
      if (step == 0) {
        Uniforms.indices(words.next(n), starts, position, n);
        for (int i = 0; i < n; i++) {
          position[i] *= grid;
        }
      } else {
        follow(position, rows, n);
      }
      System.arraycopy(position, 0, row, 0, n);
      step = step + 1 == length ? 0 : step + 1;
    }
  }

  /**
   * At each step a new block begins with the same probability. One word decides it and draws the
   * row: its product with the number of rows has the row in the high word, and the low word is
   * uniform whatever the row (Brackett-Rozinsky and Lemire 2025), but for rows / 2^64.
   */
  private static final class Geometric extends RowSequence {
    private final double probability;
    private int[] position = new int[0];
    private double[] uniform = new double[0];
    private boolean first;

    Geometric(StreamKey key, int rows, double probability) {
      super(key, rows);
      this.probability = probability;
    }

    @Override
    void begin(long firstPath, int n) {
      super.begin(firstPath, n);
      first = true;
      if (position.length < n) {
        position = new int[n];
        uniform = new double[n];
      }
    }

    @Override
    void next(int[] row, int n) {
      long[] word = words.next(n);
      Uniforms.indices(word, rows, row, n);
      if (!first) {
        lowWords(word, rows, n);
        Uniforms.fill(word, uniform, n);
        follow(position, rows, n);
        for (int i = 0; i < n; i++) {
          row[i] = uniform[i] < probability ? row[i] : position[i];
        }
      }
      System.arraycopy(row, 0, position, 0, n);
      first = false;
    }

    private static void lowWords(long[] word, long rows, int n) {
      for (int i = 0; i < n; i++) {
        word[i] *= rows;
      }
    }
  }
}
