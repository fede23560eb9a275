package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;

/**
 * The model of Vasicek extended to fit a curve (Hull and White 1990): the short rate is x + {@link
 * #meanRate}, where x starts at 0 and follows dx = -speed x dt + volatility dW. It is written in x,
 * so that the curve's forward rates may jump. Measure and units as in {@link Vasicek}.
 *
 * @param curve of today
 * @param speed of reversion, per year, positive
 * @param volatility per root of a year, not negative
 */
public record HullWhite(YieldCurve curve, double speed, double volatility) {
  public HullWhite {
    Vasicek.check(speed, volatility);
  }

  /** The expected short rate in so many years: the forward rate and a premium for convexity. */
  public double meanRate(double years) {
    double b = Vasicek.loading(speed, years);
    return curve.instantaneousForward(years) + 0.5 * volatility * volatility * b * b;
  }

  /** The variance of the short rate, and of x, in so many years. */
  public double variance(double years) {
    return Vasicek.variance(speed, volatility, Knots.time(years));
  }

  /** x at steps of so many years: without error of discretization. */
  public FirstOrderAutoregression discretized(double step) {
    return new FirstOrderAutoregression(
        0.0, exp(-speed * Knots.time(step)), Math.sqrt(variance(step)));
  }

  /**
   * The price, at a later time, of a dollar paid still later.
   *
   * @param at the later time, in years from now
   * @param maturity in years from now, not before that
   * @param x the short rate less its mean at the later time
   */
  public double zeroPrice(double at, double maturity, double x) {
    if (!(maturity >= at)) {
      throw new IllegalArgumentException("a price in " + at + " years of " + maturity + " years");
    }
    return exp(logPrice(at, maturity, x));
  }

  /**
   * The log growth of a zero-coupon bond from one time to a later one, in x at both. Without
   * volatility the curve's forward rates come true.
   *
   * @param from in years from now; {@code to} not before it
   * @param maturity of the bond, in years from now, not before {@code to}
   * @throws IllegalArgumentException if the bond matures before the period ends
   */
  public ZeroGrowth zeroGrowth(double from, double to, double maturity) {
    ZeroGrowth forwards = ZeroGrowth.ofForwards(curve, from, to, maturity);
    return volatility == 0.0
        ? forwards
        : new ZeroGrowth(
            logPrice(to, maturity, 0.0) - logPrice(from, maturity, 0.0),
            Vasicek.loading(speed, maturity - from),
            -Vasicek.loading(speed, maturity - to));
  }

  /** The curve at a later time; its times are in years from then. */
  public YieldCurve curveAt(double at, double x) {
    Knots.time(at);
    return new YieldCurve() {
      @Override
      public double logDiscount(double years) {
        return logPrice(at, at + Knots.time(years), x);
      }

      @Override
      public double instantaneousForward(double years) {
        double decay = exp(-speed * Knots.time(years));
        double b = Vasicek.loading(speed, years);
        double b0 = Vasicek.loading(speed, at);
        double convexity = 0.5 * volatility * volatility * b0 * b0 + b * variance(at);
        return curve.instantaneousForward(at + years) + decay * (x + convexity);
      }
    };
  }

  private double logPrice(double at, double maturity, double x) {
    double b = Vasicek.loading(speed, maturity - at);
    double b0 = Vasicek.loading(speed, at);
    double premium = 0.5 * volatility * volatility * b0 * b0;
    return curve.logDiscount(maturity)
        - curve.logDiscount(at)
        - b * (x + premium)
        - 0.5 * b * b * variance(at);
  }
}
