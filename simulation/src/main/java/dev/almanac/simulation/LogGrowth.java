package dev.almanac.simulation;

/**
 * The law of log growth per period: log growth of asset a = mean[a] + sum over j of loading[a][j]
 * e_j, with e_j independent, of mean 0 and variance 1.
 */
public final class LogGrowth {
  private final double[] mean;
  private final double[][] loading;
  private final Range[] ranges;

  /** Which exponential covers all arguments an asset can have: known from its parameters alone. */
  enum Range {
    SMALL,
    MEDIUM,
    ANY
  }

  /**
   * A law from its parameters.
   *
   * @param mean per asset, the mean of log growth per period
   * @param loading lower triangular, [asset][j] for j up to asset: loading times its transpose is
   *     the covariance of log growth per period
   */
  public LogGrowth(double[] mean, double[][] loading) {
    int count = mean.length;
    if (loading.length != count) {
      throw new IllegalArgumentException("one mean and one row of loadings per asset");
    }
    this.mean = mean.clone();
    this.loading = new double[count][];
    this.ranges = new Range[count];
    for (int a = 0; a < count; a++) {
      this.loading[a] = lowerRow(loading[a], a);
      ranges[a] = range(mean[a], this.loading[a]);
    }
  }

  private static double[] lowerRow(double[] row, int asset) {
    double[] lower = new double[asset + 1];
    for (int j = 0; j < row.length; j++) {
      if (j <= asset) {
        lower[j] = row[j];
      } else if (row[j] != 0.0) {
        throw new IllegalArgumentException("the loadings are not lower triangular");
      }
    }
    return lower;
  }

  private static Range range(double mean, double[] row) {
    double largest = Math.abs(mean);
    for (double l : row) {
      largest += Normals.MAX_ABS * Math.abs(l);
    }
    // The sums of the kernels are rounded; the margin is far larger than their rounding.
    return largest < 0.999 * Exponentials.SMALL
        ? Range.SMALL
        : largest < 0.999 * Exponentials.MEDIUM ? Range.MEDIUM : Range.ANY;
  }

  public int assets() {
    return mean.length;
  }

  double mean(int asset) {
    return mean[asset];
  }

  double loading(int asset, int j) {
    return loading[asset][j];
  }

  /** The range of an asset's log growth if the e are normals of {@link Normals}. */
  Range range(int asset) {
    return ranges[asset];
  }

  /** The growth of an asset, e normals of {@link Normals}. */
  void growth(int asset, double[][] e, double[] d, int n) {
    double m = mean[asset];
    double[] row = loading[asset];
    if (ranges[asset] == Range.SMALL && asset == 0) {
      Exponentials.expSmall(d, m, row[0], e[0], n);
    } else if (ranges[asset] == Range.SMALL && asset == 1) {
      Exponentials.expSmall(d, m, row[0], e[0], row[1], e[1], n);
    } else {
      log(asset, e, d, n);
      exp(ranges[asset], d, n);
    }
  }

  /** The log growth of an asset, e any columns. */
  void log(int asset, double[][] e, double[] d, int n) {
    double[] row = loading[asset];
    Columns.fma(d, row[0], e[0], mean[asset], n);
    for (int j = 1; j <= asset; j++) {
      Columns.fma(d, row[j], e[j], d, n);
    }
  }

  static void exp(Range range, double[] d, int n) {
    switch (range) {
      case SMALL -> Exponentials.expSmall(d, d, n);
      case MEDIUM -> Exponentials.expMedium(d, d, n);
      case ANY -> Columns.exp(d, d, n);
    }
  }
}
