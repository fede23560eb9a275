package dev.almanac.simulation;

import java.util.Arrays;

/**
 * Growth resampled from data: each step takes a row of it, with all assets of the row together, and
 * a period compounds its steps. The steps of a path are drawn from one stream.
 */
public final class BootstrapMarket implements MarketModel {
  /** Steps compounded in one loop: a column of growth is read and written once for all of them. */
  private static final int TOGETHER = 4;

  private final StreamKey key;
  private final int rows;
  private final double[][] columns;
  private final int stepsPerPeriod;
  private final Resampling resampling;

  /**
   * A market from data.
   *
   * @param name the name of the stream of draws
   * @param growth at [row][asset], the growth factor over one step of the data
   * @param stepsPerPeriod rows compounded in a period: 12 in an annual plan on monthly data
   */
  public BootstrapMarket(
      long seed, String name, double[][] growth, int stepsPerPeriod, Resampling resampling) {
    if (stepsPerPeriod < 1) {
      throw new IllegalArgumentException(stepsPerPeriod + " steps in a period");
    }
    this.key = StreamKey.of(seed, name);
    this.rows = growth.length;
    this.columns = HistoricalMarket.columns(growth);
    this.stepsPerPeriod = stepsPerPeriod;
    this.resampling = resampling;
    switch (resampling) {
      case Resampling.Steps(int span) when span > rows ->
          throw new IllegalArgumentException(span + " different rows of " + rows);
      case Resampling.Years(int year) when rows % year != 0 ->
          throw new IllegalArgumentException(rows + " rows are not whole years of " + year);
      default -> {}
    }
  }

  @Override
  public int assets() {
    return columns.length;
  }

  @Override
  public Draw newDraw() {
    return new BootstrapDraw();
  }

  private final class BootstrapDraw implements Draw {
    private final RowSequence sequence = RowSequence.of(resampling, key, rows);
    private final int[][] row = new int[TOGETHER][0];

    @Override
    public void begin(long firstPath, int n) {
      sequence.begin(firstPath, n);
      if (row[0].length < n) {
        Arrays.setAll(row, k -> new int[n]);
      }
    }

    @Override
    public void period(int period, double[][] growth, int n) {
      for (int a = 0; a < columns.length; a++) {
        Columns.fill(growth[a], 1.0, n);
      }
      int step = 0;
      for (; step + TOGETHER <= stepsPerPeriod; step += TOGETHER) {
        for (int[] each : row) {
          sequence.next(each, n);
        }
        for (int a = 0; a < columns.length; a++) {
          compound(growth[a], columns[a], row[0], row[1], row[2], row[3], n);
        }
      }
      for (; step < stepsPerPeriod; step++) {
        sequence.next(row[0], n);
        for (int a = 0; a < columns.length; a++) {
          compound(growth[a], columns[a], row[0], n);
        }
      }
    }
  }

  private static void compound(double[] d, double[] factor, int[] row, int n) {
    for (int i = 0; i < n; i++) {
      d[i] *= factor[row[i]];
    }
  }

  private static void compound(
      double[] d, double[] factor, int[] row0, int[] row1, int[] row2, int[] row3, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = d[i] * factor[row0[i]] * factor[row1[i]] * factor[row2[i]] * factor[row3[i]];
    }
  }
}
