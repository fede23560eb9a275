package dev.almanac.simulation;

import java.util.List;

/**
 * Jointly normal logarithms of growth, independent from period to period: log growth of asset a =
 * mean[a] + sum over j of loading[a][j] e_j, with e_j the standard normal of asset j's own stream
 * (see {@link AssetNormals}).
 */
public final class LognormalMarket implements MarketModel {
  private final StreamKey[] keys;
  private final LogGrowth law;
  private final int shocks;

  /**
   * A market from the parameters of log growth per period.
   *
   * @param assets the names of the assets, all different
   * @param mean per asset, the mean of log growth per period
   * @param loading lower triangular, [asset][j] for j up to asset: loading times its transpose is
   *     the covariance of log growth per period
   */
  public LognormalMarket(long seed, List<String> assets, double[] mean, double[][] loading) {
    this(seed, assets, new LogGrowth(mean, loading));
  }

  /**
   * A market from its law.
   *
   * @param assets the names of the assets, all different
   */
  public LognormalMarket(long seed, List<String> assets, LogGrowth law) {
    this(seed, assets, law, 0);
  }

  /**
   * A market that draws shocks together with its assets.
   *
   * @param names of the assets, then of the shocks, all different
   * @param shocks how many of the last columns are left as logarithms
   */
  public LognormalMarket(long seed, List<String> names, LogGrowth law, int shocks) {
    if (law.assets() != names.size()) {
      throw new IllegalArgumentException("one mean and one row of loadings per asset");
    }
    this.keys = AssetNormals.keys(seed, names);
    this.law = law;
    this.shocks = shocks;
  }

  @Override
  public int assets() {
    return law.assets() - shocks;
  }

  @Override
  public Draw newDraw() {
    return new LognormalDraw();
  }

  private final class LognormalDraw implements Draw {
    private final AssetNormals normals = new AssetNormals(keys);

    @Override
    public void begin(long firstPath, int n) {
      normals.begin(firstPath, n);
    }

    @Override
    public void period(int period, double[][] growth, int n) {
      double[][] e = normals.period(period, n);
      for (int a = 0; a < assets(); a++) {
        law.growth(a, e, growth[a], n);
      }
      for (int a = assets(); a < law.assets(); a++) {
        law.log(a, e, growth[a], n);
      }
    }
  }
}
