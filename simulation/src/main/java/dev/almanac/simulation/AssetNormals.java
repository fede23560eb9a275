package dev.almanac.simulation;

import java.util.HashSet;
import java.util.List;

/**
 * The standard normals of the assets of a market, one per asset, path and period. Holds scratch
 * columns, so it is for one thread.
 *
 * <p>The stream of an asset is keyed by its name, and a block of random bits gives the normals of
 * two consecutive periods of that asset. So a declared asset changes no draw of those before it,
 * and two markets of one seed share the normals of assets of one name.
 */
final class AssetNormals {
  private final StreamKey[] keys;
  private long firstPath;
  private long[] x = new long[0];
  private long[] y = new long[0];
  private double[][] odd = new double[0][];
  private double[][] even = new double[0][];

  AssetNormals(StreamKey[] keys) {
    this.keys = keys;
  }

  /**
   * The keys of assets by name.
   *
   * @param reserved the name of another stream of the market, or one that no asset has
   */
  static StreamKey[] keys(long seed, List<String> assets, String... reserved) {
    HashSet<String> names = new HashSet<>(List.of(reserved));
    for (String asset : assets) {
      if (!names.add(asset)) {
        throw new IllegalArgumentException("two streams named " + asset + " would share draws");
      }
    }
    return assets.stream().map(asset -> StreamKey.of(seed, asset)).toArray(StreamKey[]::new);
  }

  void begin(long firstPath, int n) {
    this.firstPath = firstPath;
    if (x.length < n) {
      x = new long[n];
      y = new long[n];
      odd = new double[keys.length][n];
      even = new double[keys.length][n];
    }
  }

  /**
   * The normals of a period, [asset][lane], to be read until the period after the next.
   *
   * @param period 1, 2, 3, ... in this order after {@code begin}
   */
  double[][] period(int period, int n) {
    if ((period & 1) == 0) {
      return even;
    }
    long pair = (period + 1L) >> 1;
    for (int a = 0; a < keys.length; a++) {
      Threefry.fill(keys[a].seed(), keys[a].name(), firstPath, pair, x, y, n);
      Normals.fill(x, y, odd[a], even[a], n);
    }
    return odd;
  }
}
