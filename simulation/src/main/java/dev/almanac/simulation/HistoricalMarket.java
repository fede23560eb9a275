package dev.almanac.simulation;

/**
 * History as it was, nothing random: path i begins at row i of the data and walks on (Bengen 1994).
 */
public final class HistoricalMarket implements MarketModel {
  private final int rows;
  private final int stepsPerPeriod;

  /** The growth of a whole period that begins at [asset][row]. */
  private final double[][] periods;

  /**
   * A market from data.
   *
   * @param growth at [row][asset], the growth factor over one step of the data
   * @param stepsPerPeriod rows compounded in a period: 12 in an annual plan on monthly data
   */
  public HistoricalMarket(double[][] growth, int stepsPerPeriod) {
    if (stepsPerPeriod < 1) {
      throw new IllegalArgumentException(stepsPerPeriod + " steps in a period");
    }
    this.rows = growth.length;
    this.stepsPerPeriod = stepsPerPeriod;
    double[][] columns = columns(growth);
    this.periods = new double[columns.length][paths(rows, stepsPerPeriod, 1)];
    for (int a = 0; a < columns.length; a++) {
      for (int row = 0; row < periods[a].length; row++) {
        double product = 1.0;
        for (int step = 0; step < stepsPerPeriod; step++) {
          product *= columns[a][row + step];
        }
        periods[a][row] = product;
      }
    }
  }

  /** The number of rows from which a path of so many periods stays in the data. */
  public static int paths(int rows, int stepsPerPeriod, int periods) {
    return (int) Math.max(0, rows - (long) stepsPerPeriod * periods + 1);
  }

  /** From [row][asset] to [asset][row]. */
  static double[][] columns(double[][] growth) {
    if (growth.length == 0) {
      throw new IllegalArgumentException("data without a row");
    }
    double[][] columns = new double[growth[0].length][growth.length];
    for (int row = 0; row < growth.length; row++) {
      if (growth[row].length != columns.length) {
        throw new IllegalArgumentException("row " + row + " has other assets");
      }
      for (int a = 0; a < columns.length; a++) {
        columns[a][row] = growth[row][a];
      }
    }
    return columns;
  }

  @Override
  public int assets() {
    return periods.length;
  }

  /** Its periods throw IllegalArgumentException where a path has left the data. */
  @Override
  public Draw newDraw() {
    return new HistoricalDraw();
  }

  private final class HistoricalDraw implements Draw {
    private long firstPath;

    @Override
    public void begin(long firstPath, int n) {
      this.firstPath = firstPath;
    }

    @Override
    public void period(int period, double[][] growth, int n) {
      if (firstPath + n > paths(rows, stepsPerPeriod, period)) {
        throw new IllegalArgumentException("period " + period + " is after the data");
      }
      int first = (int) firstPath + (period - 1) * stepsPerPeriod;
      for (int a = 0; a < periods.length; a++) {
        System.arraycopy(periods[a], first, growth[a], 0, n);
      }
    }
  }
}
