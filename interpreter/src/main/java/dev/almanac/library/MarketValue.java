package dev.almanac.library;

import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.Inflation;
import dev.almanac.finance.LogGrowth;
import dev.almanac.finance.ZeroGrowth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A market, in the plan's own money.
 *
 * @param growth per asset, of the log of growth in a year: what is planned with. Of a market whose
 *     law is another it has the same means, volatilities and correlations
 * @param inflation per year, as a simple rate; where it differs from path to path its mean
 * @param factors what moves beside the assets
 */
public record MarketValue(
    String name,
    List<String> assets,
    List<LogGrowth> growth,
    CorrelationMatrix correlation,
    Law law,
    double inflation,
    Factors factors) {

  /** A market in which nothing moves but its assets. */
  public MarketValue(
      String name,
      List<String> assets,
      List<LogGrowth> growth,
      CorrelationMatrix correlation,
      Law law,
      double inflation) {
    this(name, assets, growth, correlation, law, inflation, Factors.none());
  }

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

  /** Returns whether the price level differs from path to path. */
  public boolean hasRandomInflation() {
    return factors.inflation().isPresent();
  }

  /**
   * Returns the price level that is planned with, 1 at the start of the plan. Where inflation is
   * random it is the level at which inflation is as expected in every period: the median.
   *
   * @param periods passed since then, of which a year has {@code periodsPerYear}
   */
  public double priceLevel(int periods, int periodsPerYear) {
    return factors
        .inflation()
        .map(i -> i.medianLevel(periods, periodsPerYear))
        .orElseGet(() -> Inflation.level(inflation, (double) periods / periodsPerYear));
  }

  /**
   * Returns how a zero-coupon bond grows that pays the plan's own money, in x of the short rate:
   * the column {@code MarketModel.RATE} after those of the assets. Empty where the market has no
   * curve. Times are in years from the start of the plan.
   */
  public Optional<ZeroGrowth> zeroGrowth(double from, double to, double maturity) {
    return factors.rates().map(r -> r.zeroGrowth(from, to, maturity));
  }

  /**
   * Returns the same of a bond that pays nominal money, in nominal money: in a real plan the caller
   * divides by the growth of prices in the period, the column {@code MarketModel.PRICES} over what
   * it was a period before.
   */
  public Optional<ZeroGrowth> nominalZeroGrowth(double from, double to, double maturity) {
    return factors.nominalRates().map(r -> r.zeroGrowth(from, to, maturity));
  }

  /** Returns the same market with other factors. */
  public MarketValue with(Factors others) {
    return new MarketValue(name, assets, growth, correlation, law, inflation, others);
  }

  /** Returns the weights of an allocation in the order of the assets. */
  public double[] weights(Allocation allocation) {
    double[] weights = new double[assets.size()];
    for (int a = 0; a < weights.length; a++) {
      weights[a] = allocation.part(assets.get(a));
    }
    return weights;
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
    return new MarketValue(
        newName, assets, less, correlation, after, inflation, factors.after(fee));
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
