package dev.almanac.library;

import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.LogGrowth;
import java.util.Collections;
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

  /** Drawn from a history, again and again. */
  public record Resampled(History history, Draw draw) implements Law {}

  /** A history as it was, from each of its steps on. */
  public record Historical(History history) implements Law {}

  /**
   * How steps are drawn.
   *
   * @param length of a block, in steps; 0 where there are none
   */
  public record Draw(Way way, int length) {

    /** Single steps, single steps never twice in a year, whole years, or blocks. */
    public enum Way {
      MONTHS,
      DISTINCT_MONTHS,
      YEARS,
      BLOCKS,
      STATIONARY
    }
  }

  /** Returns whether the paths are independent of each other; those of a history overlap. */
  public boolean isIndependent() {
    return !(law instanceof Historical);
  }

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
   * What a yearly fee leaves.
   *
   * @param year of 1 in a year; {@code month} in a month; {@code log} the logarithm of the former
   */
  public record Fee(double year, double month, double log) {}

  /** Returns the same market, in which every asset grows by a fee less. */
  public MarketValue after(Fee fee, String newName) {
    List<LogGrowth> less =
        growth.stream().map(g -> new LogGrowth(g.mean() + fee.log(), g.volatility())).toList();
    Law after =
        switch (law) {
          case Lognormal l -> l;
          case StudentT t -> t;
          case Known k -> new Known(k.years().stream().map(y -> scaled(y, fee.year())).toList());
          case Regimes r ->
              new Regimes(
                  r.markets().stream().map(m -> m.after(fee, m.name())).toList(), r.moves());
          case Resampled r -> new Resampled(less(r.history(), fee), r.draw());
          case Historical h -> new Historical(less(h.history(), fee));
        };
    return new MarketValue(newName, assets, less, correlation, after, inflation);
  }

  private static History less(History history, Fee fee) {
    double step = history.stepsPerYear() == 1 ? fee.year() : fee.month();
    return history.times(Collections.nCopies(history.steps(), step));
  }

  private static double[] scaled(double[] growth, double factor) {
    double[] all = growth.clone();
    for (int a = 0; a < all.length; a++) {
      all[a] *= factor;
    }
    return all;
  }
}
