package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.expm1;
import static dev.almanac.simulation.Elementary.log1p;
import static dev.almanac.simulation.Elementary.pow;

/**
 * Inflation that follows a first-order autoregression in its logarithm, year by year.
 *
 * @param yearly of log inflation; its persistence is not negative
 * @param now the log inflation of the year that ends now
 */
public record Inflation(FirstOrderAutoregression yearly, double now) {
  public Inflation {
    if (!(yearly.persistence() >= 0.0)) {
      throw new IllegalArgumentException("persistence " + yearly.persistence());
    }
    if (!Double.isFinite(now)) {
      throw new IllegalArgumentException("inflation " + now);
    }
  }

  /**
   * Inflation from rates per year.
   *
   * @param mean to which it reverts, a simple rate: 0.025 is 2.5 %; {@code now} likewise
   * @param persistence the part of a deviation of log inflation that is left a year later
   * @param volatility the standard deviation of log inflation in the first year
   */
  public static Inflation of(double mean, double now, double persistence, double volatility) {
    return new Inflation(
        new FirstOrderAutoregression(log1p(mean), persistence, volatility), log1p(now));
  }

  /** The price level at a simple rate per year that never changes, 1 now. */
  public static double level(double rate, double years) {
    return pow(1.0 + rate, years);
  }

  /** The mean to which inflation reverts, as a simple rate per year. */
  public double rate() {
    return expm1(yearly.mean());
  }

  /**
   * Log inflation by shorter periods: its mean, what a year leaves of a deviation, and the variance
   * of the first year's inflation are those of the years. Later years agree but roughly.
   *
   * @param periods of a year
   */
  public FirstOrderAutoregression per(int periods) {
    if (periods == 1) {
      return yearly;
    }
    double left = pow(yearly.persistence(), 1.0 / periods);
    double year = new FirstOrderAutoregression(0.0, left, 1.0).varianceOfSum(periods);
    return new FirstOrderAutoregression(
        yearly.mean() / periods, left, yearly.volatility() / Math.sqrt(year));
  }

  /** The log inflation of the period that ends now. */
  public double now(int periods) {
    return now / periods;
  }

  /**
   * The price level if inflation is as expected in every period, 1 now: the median of the level.
   *
   * @param count of the periods from now, of which a year has {@code periods}
   */
  public double medianLevel(int count, int periods) {
    return exp(per(periods).meanOfSum(count, now(periods)));
  }
}
