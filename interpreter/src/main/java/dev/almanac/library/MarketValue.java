package dev.almanac.library;

import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.LogGrowth;
import java.util.List;

/**
 * A market, in the plan's own money.
 *
 * @param growth per asset, of the log of growth in a year; of a fixed market, without volatility
 * @param fixed per year and asset the growth factor, of a fixed market; else empty
 * @param inflation per year, as a simple rate
 */
public record MarketValue(
    String name,
    String model,
    List<String> assets,
    List<LogGrowth> growth,
    CorrelationMatrix correlation,
    List<double[]> fixed,
    double inflation) {

  /** Returns the weights of an allocation in the order of the assets. */
  public double[] weights(Allocation allocation) {
    return assets.stream().mapToDouble(allocation::part).toArray();
  }

  /** Returns the growth of an asset. */
  public LogGrowth growthOf(String asset) {
    return growth.get(assets.indexOf(asset));
  }
}
