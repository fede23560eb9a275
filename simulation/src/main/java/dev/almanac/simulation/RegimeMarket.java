package dev.almanac.simulation;

import java.util.List;

/**
 * Jointly normal logarithms of growth whose law depends on a regime nobody sees, a Markov chain on
 * each path (Hamilton 1989). In period 1 the regime is drawn from the stationary distribution, and
 * after each period it moves once, for all assets. The regimes share the normals of the assets.
 */
public final class RegimeMarket implements MarketModel {
  private final StreamKey[] keys;
  private final StreamKey key;
  private final MarkovChain chain;
  private final int assets;

  /** By [asset][regime], and by [asset][j][regime]. */
  private final double[][] mean;

  private final double[][][] loading;
  private final LogGrowth.Range[] ranges;

  /**
   * A market from the laws of its regimes.
   *
   * @param name the name of the stream of regimes, and of none of the assets
   * @param assets the names of the assets, all different
   * @param transition at [from][to], the probability of a move; each row sums to 1
   * @throws IllegalArgumentException also if the chain has more than one stationary distribution
   */
  public RegimeMarket(
      long seed, String name, List<String> assets, List<LogGrowth> regimes, double[][] transition) {
    this.keys = AssetNormals.keys(seed, assets, name);
    this.key = StreamKey.of(seed, name);
    this.chain = new MarkovChain(transition);
    this.assets = assets.size();
    if (regimes.size() != chain.states()) {
      throw new IllegalArgumentException(
          regimes.size() + " regimes, but moves between " + chain.states());
    }
    if (regimes.stream().anyMatch(regime -> regime.assets() != this.assets)) {
      throw new IllegalArgumentException("one mean and one row of loadings per asset");
    }
    this.mean = new double[this.assets][];
    this.loading = new double[this.assets][][];
    this.ranges = new LogGrowth.Range[this.assets];
    for (int a = 0; a < this.assets; a++) {
      int asset = a;
      mean[a] = regimes.stream().mapToDouble(regime -> regime.mean(asset)).toArray();
      loading[a] = new double[a + 1][];
      for (int j = 0; j <= a; j++) {
        int other = j;
        loading[a][j] = regimes.stream().mapToDouble(r -> r.loading(asset, other)).toArray();
      }
      ranges[a] =
          regimes.stream()
              .map(regime -> regime.range(asset))
              .max(LogGrowth.Range::compareTo)
              .orElseThrow();
    }
  }

  /**
   * The share of periods in each regime, in the long run.
   *
   * @param transition as above
   * @throws IllegalArgumentException if there is more than one
   */
  public static double[] stationary(double[][] transition) {
    return new MarkovChain(transition).stationary();
  }

  @Override
  public int assets() {
    return assets;
  }

  @Override
  public Draw newDraw() {
    return new RegimeDraw();
  }

  private final class RegimeDraw implements Draw {
    private final AssetNormals normals = new AssetNormals(keys);
    private long firstPath;
    private int[] regime = new int[0];
    private long[] x = new long[0];
    private long[] y = new long[0];
    private double[] scratch = new double[0];

    @Override
    public void begin(long firstPath, int n) {
      this.firstPath = firstPath;
      normals.begin(firstPath, n);
      if (regime.length < n) {
        regime = new int[n];
        x = new long[n];
        y = new long[n];
        scratch = new double[n];
      }
    }

    @Override
    public void period(int period, double[][] growth, int n) {
      Uniforms.fill(key, firstPath, period, x, y, scratch, n);
      if (period == 1) {
        chain.start(regime, scratch, n);
      } else {
        chain.move(regime, scratch, n);
      }
      double[][] e = normals.period(period, n);
      for (int a = 0; a < assets; a++) {
        double[] d = growth[a];
        ofRegime(d, mean[a], n);
        for (int j = 0; j <= a; j++) {
          ofRegime(scratch, loading[a][j], n);
          Columns.fma(d, scratch, e[j], d, n);
        }
        LogGrowth.exp(ranges[a], d, n);
      }
    }

    /** The parameter that each lane's regime has. */
    private void ofRegime(double[] d, double[] parameter, int n) {
      for (int i = 0; i < n; i++) {
        d[i] = parameter[regime[i]];
      }
    }
  }
}
