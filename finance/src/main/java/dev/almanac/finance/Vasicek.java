package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.expm1;

/**
 * The short rate of Vasicek (1977): dr = speed (level - r) dt + volatility dW, where the price of
 * risk is contained in the level. Rates are forces of interest, per year.
 *
 * @param speed of reversion, per year, positive: half of a deviation is gone after ln(2) / speed
 * @param level to which the rate reverts, as prices imply it
 * @param volatility per root of a year, not negative
 */
public record Vasicek(double speed, double level, double volatility) {
  public Vasicek {
    check(speed, volatility);
    if (!Double.isFinite(level)) {
      throw new IllegalArgumentException("level " + level);
    }
  }

  /** The price now of a dollar paid in so many years, from the short rate now. */
  public double zeroPrice(double years, double shortRate) {
    return exp(logPrice(years, shortRate));
  }

  /** The continuously compounded yield of that; the short rate itself at 0 years. */
  public double zeroYield(double years, double shortRate) {
    return years == 0.0 ? shortRate : -logPrice(years, shortRate) / years;
  }

  /** The curve at a short rate. */
  public YieldCurve curve(double shortRate) {
    return new YieldCurve() {
      @Override
      public double logDiscount(double years) {
        return logPrice(Knots.time(years), shortRate);
      }

      @Override
      public double instantaneousForward(double years) {
        double loading = loading(speed, Knots.time(years));
        return mean(years, shortRate) - 0.5 * volatility * volatility * loading * loading;
      }
    };
  }

  /** The expected short rate after so many years. */
  public double mean(double years, double shortRate) {
    return level + exp(-speed * Knots.time(years)) * (shortRate - level);
  }

  /** The variance of the short rate after so many years. */
  public double variance(double years) {
    return variance(speed, volatility, Knots.time(years));
  }

  /** The short rate at steps of so many years: without error of discretization. */
  public FirstOrderAutoregression discretized(double step) {
    return new FirstOrderAutoregression(
        level, exp(-speed * Knots.time(step)), Math.sqrt(variance(step)));
  }

  private double logPrice(double years, double shortRate) {
    double b = loading(speed, Knots.time(years));
    double square = volatility * volatility;
    double longYield = level - 0.5 * square / (speed * speed);
    return longYield * (b - years) - 0.25 * square * b * b / speed - b * shortRate;
  }

  /** How much of a change of the short rate a zero-coupon bond feels: (1 - e^(-a t)) / a. */
  static double loading(double speed, double years) {
    return -expm1(-speed * years) / speed;
  }

  static double variance(double speed, double volatility, double years) {
    return volatility * volatility * loading(2.0 * speed, years);
  }

  static void check(double speed, double volatility) {
    if (!(speed > 0.0 && speed < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("speed of reversion " + speed);
    }
    if (!(volatility >= 0.0 && volatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("volatility " + volatility);
    }
  }
}
