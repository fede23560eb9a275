package dev.almanac.simulation;

import java.util.HashSet;
import java.util.List;

/**
 * Jointly normal logarithms of growth, independent from period to period: log growth of asset a =
 * mean[a] + sum over j of loading[a][j] e_j, with e_j the standard normal of asset j's own stream.
 *
 * <p>The stream of an asset is keyed by its name, and a block of random bits gives the normals of
 * two consecutive periods of that asset. So a declared asset changes no draw of those before it.
 */
public final class LognormalMarket implements MarketModel {
  private final StreamKey[] keys;
  private final double[] mean;
  private final double[][] loading;
  private final Range[] ranges;

  /** Which exponential covers all arguments an asset can have: known from its parameters alone. */
  private enum Range {
    SMALL,
    MEDIUM,
    ANY
  }

  /**
   * A market from the parameters of log growth per period.
   *
   * @param assets the names of the assets, all different
   * @param mean per asset, the mean of log growth per period
   * @param loading lower triangular, [asset][j] for j up to asset: loading times its transpose is
   *     the covariance of log growth per period
   */
  public LognormalMarket(long seed, List<String> assets, double[] mean, double[][] loading) {
    int count = assets.size();
    if (mean.length != count || loading.length != count) {
      throw new IllegalArgumentException("one mean and one row of loadings per asset");
    }
    if (new HashSet<>(assets).size() != count) {
      throw new IllegalArgumentException("two assets of one name would share their draws");
    }
    this.keys = new StreamKey[count];
    this.mean = mean.clone();
    this.loading = new double[count][];
    this.ranges = new Range[count];
    for (int a = 0; a < count; a++) {
      keys[a] = StreamKey.of(seed, assets.get(a));
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

  @Override
  public int assets() {
    return mean.length;
  }

  @Override
  public Draw newDraw() {
    return new LognormalDraw();
  }

  private final class LognormalDraw implements Draw {
    private long firstPath;
    private long[] x = new long[0];
    private long[] y = new long[0];
    private double[][] odd = new double[0][];
    private double[][] even = new double[0][];

    @Override
    public void begin(long firstPath, int n) {
      this.firstPath = firstPath;
      if (x.length < n) {
        x = new long[n];
        y = new long[n];
        odd = new double[mean.length][n];
        even = new double[mean.length][n];
      }
    }

    @Override
    public void period(int period, double[][] growth, int n) {
      boolean first = (period & 1) == 1;
      if (first) {
        drawPair((period + 1L) >> 1, n);
      }
      double[][] normals = first ? odd : even;
      for (int a = 0; a < mean.length; a++) {
        grow(a, normals, growth[a], n);
      }
    }

    /** The normals of periods 2 pair - 1 and 2 pair. */
    private void drawPair(long pair, int n) {
      for (int a = 0; a < keys.length; a++) {
        Threefry.fill(keys[a].seed(), keys[a].name(), firstPath, pair, x, y, n);
        Normals.fill(x, y, odd[a], even[a], n);
      }
    }

    private void grow(int asset, double[][] e, double[] d, int n) {
      double m = mean[asset];
      double[] row = loading[asset];
      if (ranges[asset] == Range.SMALL && asset == 0) {
        Exponentials.expSmall(d, m, row[0], e[0], n);
      } else if (ranges[asset] == Range.SMALL && asset == 1) {
        Exponentials.expSmall(d, m, row[0], e[0], row[1], e[1], n);
      } else {
        Columns.fma(d, row[0], e[0], m, n);
        for (int j = 1; j <= asset; j++) {
          Columns.fma(d, row[j], e[j], d, n);
        }
        switch (ranges[asset]) {
          case SMALL -> Exponentials.expSmall(d, d, n);
          case MEDIUM -> Exponentials.expMedium(d, d, n);
          case ANY -> Columns.exp(d, d, n);
        }
      }
    }
  }
}
