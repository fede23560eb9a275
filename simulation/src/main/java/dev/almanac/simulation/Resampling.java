package dev.almanac.simulation;

/** How a {@link BootstrapMarket} takes rows from its data; all counted from the path's start. */
public sealed interface Resampling {

  /**
   * Single rows (Efron 1979).
   *
   * @param span 0: with replacement. Otherwise no row is taken twice within each run of this many:
   *     12 with months takes a month at most once in a year.
   */
  record Steps(int span) implements Resampling {
    public Steps {
      check(span >= 0, "a span of " + span);
    }
  }

  /**
   * Blocks of consecutive rows, the first row following the last (Politis and Romano 1992, "A
   * circular block-resampling procedure for stationary data").
   *
   * @param length in rows; a block may go on in the next period
   */
  record Blocks(int length) implements Resampling {
    public Blocks {
      check(length >= 1, "a block of " + length + " rows");
    }
  }

  /**
   * Blocks of consecutive rows with geometric lengths, the first row following the last (Politis
   * and Romano 1994, "The stationary bootstrap").
   *
   * @param meanLength in rows, at least 1
   */
  record Stationary(double meanLength) implements Resampling {
    public Stationary {
      check(meanLength >= 1 && meanLength < Double.POSITIVE_INFINITY, "a mean of " + meanLength);
    }
  }

  /**
   * Whole years: blocks that begin at a multiple of their length in the data, so that a season
   * stays where it is.
   *
   * @param rows of a year, of which the data must be a multiple
   */
  record Years(int rows) implements Resampling {
    public Years {
      check(rows >= 1, "a year of " + rows + " rows");
    }
  }

  private static void check(boolean possible, String what) {
    if (!possible) {
      throw new IllegalArgumentException(what);
    }
  }
}
