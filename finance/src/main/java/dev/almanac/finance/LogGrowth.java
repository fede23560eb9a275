package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.expm1;

/**
 * Lognormal growth of a year: its logarithm is normal.
 *
 * @param mean of log growth, per year
 * @param volatility the standard deviation of log growth, per year, not negative
 */
public record LogGrowth(double mean, double volatility) {
  public LogGrowth {
    if (!Double.isFinite(mean) || !(volatility >= 0.0 && volatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("log growth " + mean + ", volatility " + volatility);
    }
  }

  /** From figures printed in some convention, see {@link GrowthConvention}. */
  public static LogGrowth of(
      GrowthConvention.Mean meanKind,
      double mean,
      GrowthConvention.Volatility volatilityKind,
      double volatility) {
    return new GrowthConvention(meanKind, volatilityKind).logGrowth(mean, volatility);
  }

  /** The expected simple return, e^(m + s²/2) - 1. */
  public double arithmeticMean() {
    return expm1(mean + 0.5 * variance());
  }

  /** The return that compounds to the median, e^m - 1. */
  public double geometricMean() {
    return expm1(mean);
  }

  /** The standard deviation of the simple return. */
  public double simpleVolatility() {
    return exp(mean + 0.5 * variance()) * Math.sqrt(expm1(variance()));
  }

  /** The variance of log growth. */
  public double variance() {
    return volatility * volatility;
  }

  /**
   * The log growth over a period of so many years (1.0 / 12 for a month), years being independent.
   */
  public LogGrowth over(double years) {
    if (!(years >= 0.0)) {
      throw new IllegalArgumentException("a period of " + years + " years");
    }
    return new LogGrowth(mean * years, volatility * Math.sqrt(years));
  }
}
