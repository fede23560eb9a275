package dev.almanac.library;

import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.LogGrowth;
import java.util.List;

/**
 * A market, in the plan's own money.
 *
 * @param growth per asset, of the log of growth in a year: what is planned with. Of a market whose
 *     law is another it has the same means, volatilities and correlations
 * @param inflation per year, as a simple rate
 */
public record MarketValue(
    String name,
    List<String> assets,
    List<LogGrowth> growth,
    CorrelationMatrix correlation,
    Law law,
    double inflation) {

  /** How the growth of the assets comes about on a path. */
  public sealed interface Law {}

  /** Jointly normal logs, independent from period to period. */
  public record Lognormal() implements Law {}

  /** Jointly Student-t logs, independent from period to period. */
  public record StudentT(int degrees) implements Law {}

  /**
   * Known in advance.
   *
   * @param years per year and asset the growth factor; the last goes on for ever
   */
  public record Known(List<double[]> years) implements Law {}

  /**
   * One lognormal market or another, from period to period.
   *
   * @param moves the chance to move from the first index to the second, in a year
   */
  public record Regimes(List<MarketValue> markets, List<List<Double>> moves) implements Law {}

  /** Returns whether growth differs from path to path. */
  public boolean isRandom() {
    return !(law instanceof Known);
  }

  /** Returns the weights of an allocation in the order of the assets. */
  public double[] weights(Allocation allocation) {
    return assets.stream().mapToDouble(allocation::part).toArray();
  }

  /** Returns the growth of an asset. */
  public LogGrowth growthOf(String asset) {
    return growth.get(assets.indexOf(asset));
  }

  /**
   * Returns the same market, in which every asset grows by so much less.
   *
   * @param factor what a fee leaves of 1 in a year; {@code log} its logarithm
   */
  public MarketValue afterFees(String newName, double factor, double log) {
    List<LogGrowth> less =
        growth.stream().map(g -> new LogGrowth(g.mean() + log, g.volatility())).toList();
    Law after =
        switch (law) {
          case Lognormal l -> l;
          case StudentT t -> t;
          case Known k -> new Known(k.years().stream().map(y -> scaled(y, factor)).toList());
          case Regimes r ->
              new Regimes(
                  r.markets().stream().map(m -> m.afterFees(m.name(), factor, log)).toList(),
                  r.moves());
        };
    return new MarketValue(newName, assets, less, correlation, after, inflation);
  }

  private static double[] scaled(double[] growth, double factor) {
    double[] all = growth.clone();
    for (int a = 0; a < all.length; a++) {
      all[a] *= factor;
    }
    return all;
  }
}
