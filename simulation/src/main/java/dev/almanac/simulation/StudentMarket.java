package dev.almanac.simulation;

import java.util.Arrays;
import java.util.List;

/**
 * As {@link LognormalMarket}, but log growth follows a multivariate Student t: the normals of all
 * assets of a period are multiplied by one variable, sqrt((v - 2) / c) with c a chi-square of v
 * degrees of freedom. So the mean and the covariance of log growth are those declared, bad periods
 * are bad for all assets together, and the normals are those of the other markets of the seed.
 *
 * <p>The mean of growth itself does not exist: exp of a t has none, for any v. That of a sample is
 * finite, and says nothing. Nothing is truncated.
 */
public final class StudentMarket implements MarketModel {
  /** The stream of the mixing variable; no asset may have this name. */
  public static final String MIXING = "student mixing";

  /** As many uniforms as can be multiplied without underflow: each is at least 2^-53. */
  private static final int FACTORS = 16;

  private final StreamKey[] keys;
  private final StreamKey mixing;
  private final LogGrowth law;
  private final int degrees;
  private final int shocks;

  /**
   * A market from its law.
   *
   * @param assets the names of the assets, all different
   * @param degrees of freedom, at least 3
   */
  public StudentMarket(long seed, List<String> assets, LogGrowth law, int degrees) {
    this(seed, assets, law, degrees, 0);
  }

  /**
   * A market that draws shocks together with its assets, from the same t.
   *
   * @param names of the assets, then of the shocks, all different
   * @param shocks how many of the last columns are left as logarithms
   */
  public StudentMarket(long seed, List<String> names, LogGrowth law, int degrees, int shocks) {
    if (law.assets() != names.size()) {
      throw new IllegalArgumentException("one mean and one row of loadings per asset");
    }
    if (degrees < 3) {
      throw new IllegalArgumentException(degrees + " degrees of freedom: no variance");
    }
    this.keys = AssetNormals.keys(seed, names, MIXING);
    this.mixing = StreamKey.of(seed, MIXING);
    this.law = law;
    this.degrees = degrees;
    this.shocks = shocks;
  }

  @Override
  public int assets() {
    return law.assets() - shocks;
  }

  @Override
  public Draw newDraw() {
    return new StudentDraw();
  }

  private final class StudentDraw implements Draw {
    private final AssetNormals normals = new AssetNormals(keys);
    private final double[][] mixed = new double[law.assets()][0];
    private long firstPath;
    private long[] x = new long[0];
    private long[] y = new long[0];
    private double[] u = new double[0];
    private double[] product = new double[0];
    private double[] chiSquare = new double[0];

    @Override
    public void begin(long firstPath, int n) {
      this.firstPath = firstPath;
      normals.begin(firstPath, n);
      if (x.length < n) {
        x = new long[n];
        y = new long[n];
        u = new double[n];
        product = new double[n];
        chiSquare = new double[n];
        Arrays.setAll(mixed, a -> new double[n]);
      }
    }

    @Override
    public void period(int period, double[][] growth, int n) {
      drawChiSquare(period, n);
      double[] scale = chiSquare;
      Columns.divide(scale, degrees - 2.0, chiSquare, n);
      Columns.sqrt(scale, scale, n);
      double[][] e = normals.period(period, n);
      for (int a = 0; a < mixed.length; a++) {
        Columns.multiply(mixed[a], scale, e[a], n);
        law.log(a, mixed, growth[a], n);
        if (a < assets()) {
          LogGrowth.exp(LogGrowth.Range.ANY, growth[a], n);
        }
      }
    }

    /**
     * The blocks of a period have counters of their own whatever v: the first is for the square of
     * a normal, of one degree of freedom, if v is odd. Each word of the others is for -2 log of a
     * uniform, of two.
     */
    private void drawChiSquare(int period, int n) {
      long counter = (long) period << 32;
      Columns.fill(chiSquare, 0.0, n);
      if ((degrees & 1) == 1) {
        words(counter, n);
        Normals.fill(x, y, u, product, n);
        Columns.multiply(chiSquare, u, u, n);
      }
      int uniforms = degrees >> 1;
      for (int k = 0; k < uniforms; k++) {
        if ((k & 1) == 0) {
          words(counter + 1 + (k >> 1), n);
        }
        Uniforms.fill((k & 1) == 0 ? x : y, u, n);
        if (k % FACTORS == 0) {
          Columns.copy(product, u, n);
        } else {
          Columns.multiply(product, product, u, n);
        }
        if (k % FACTORS == FACTORS - 1 || k == uniforms - 1) {
          Columns.log(product, product, n);
          Columns.fma(chiSquare, -2.0, product, chiSquare, n);
        }
      }
    }

    private void words(long counter, int n) {
      Threefry.fill(mixing.seed(), mixing.name(), firstPath, counter, x, y, n);
    }
  }
}
