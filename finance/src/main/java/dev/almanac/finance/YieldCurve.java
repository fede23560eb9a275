package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;

import java.util.List;

/**
 * What a dollar paid at a later time is worth now. Times are in years from now, not negative.
 * Whether dollars are nominal or of constant purchasing power is the caller's matter: both kinds of
 * curve work alike.
 *
 * <p>Yields are per year, as fractions, in a stated {@link Compounding}; forces of interest are
 * continuously compounded.
 */
public interface YieldCurve {

  /** The logarithm of {@link #discount}: 0 at time 0. */
  double logDiscount(double years);

  /**
   * The instantaneous forward rate, the force of interest at that time: minus the slope of {@link
   * #logDiscount}; where that has a kink, the slope of the time after.
   */
  double instantaneousForward(double years);

  /** The price of one dollar paid at that time, positive; above 1 where yields are negative. */
  default double discount(double years) {
    return exp(logDiscount(years));
  }

  /** The yield of a zero-coupon bond; at time 0 the limit, the short rate. */
  default double zeroYield(double years, Compounding compounding) {
    return compounding.yieldOf(
        years == 0.0 ? instantaneousForward(0.0) : -logDiscount(years) / years);
  }

  /**
   * The yield agreed now for lending between two times.
   *
   * @param to not before from; if they are the same, the instantaneous forward rate
   */
  default double forwardYield(double from, double to, Compounding compounding) {
    if (!(to >= from)) {
      throw new IllegalArgumentException("a forward yield from " + from + " to " + to + " years");
    }
    return compounding.yieldOf(
        to == from
            ? instantaneousForward(from)
            : (logDiscount(from) - logDiscount(to)) / (to - from));
  }

  /**
   * The yearly coupon at which a bond that matures then is worth its face.
   *
   * @param years a whole number of coupon periods, or less than one: a bill in simple interest
   * @param couponsPerYear 2 for bonds of the US Treasury
   */
  default double parYield(double years, int couponsPerYear) {
    int coupons = ParYields.coupons(years, couponsPerYear);
    if (coupons == 0) {
      return (1.0 / discount(years) - 1.0) / years;
    }
    double annuity = 0.0;
    for (int i = 1; i < coupons; i++) {
      annuity += discount((double) i / couponsPerYear);
    }
    double last = discount(years);
    return couponsPerYear * (1.0 - last) / (annuity + last);
  }

  /**
   * This curve as it will be seen at a later time if its own forward rates come true.
   *
   * @param start in years from now
   */
  default YieldCurve after(double start) {
    return new DerivedCurve(this, start, 0.0);
  }

  /**
   * This curve with all continuously compounded zero yields, and so all forward rates, higher.
   *
   * @param change per year, negative for lower yields
   */
  default YieldCurve shifted(double change) {
    return new DerivedCurve(this, 0.0, change);
  }

  /**
   * The forward rates of this curve above another's. Of a nominal curve over a real one: break-even
   * inflation, at which both promise the same; the inverse of its discount is a price level.
   */
  default YieldCurve over(YieldCurve other) {
    return new SpreadCurve(this, other);
  }

  /** The same yield at all times. */
  static YieldCurve flat(double yield, Compounding compounding) {
    return new ForwardSteps(List.of(1.0), List.of(-compounding.force(yield)));
  }

  /**
   * Through the yields of zero-coupon bonds. Between two given times (knots) the forward rate is
   * constant: logarithms of discount factors are interpolated linearly. Before the first knot its
   * yield holds, beyond the last the last forward rate.
   *
   * @param years of the knots, positive, rising, at least one
   * @param yields one for each
   */
  static YieldCurve ofZeroYields(List<Double> years, List<Double> yields, Compounding compounding) {
    Knots.check(years, yields, "zero yield");
    return new ForwardSteps(
        years, Knots.map(years, yields, (t, yield) -> -t * compounding.force(yield)));
  }

  /**
   * Through discount factors, interpolated as in {@link #ofZeroYields}.
   *
   * @param factors positive, one for each of the years
   */
  static YieldCurve ofDiscountFactors(List<Double> years, List<Double> factors) {
    return new ForwardSteps(years, Knots.logs(years, factors));
  }

  /**
   * The curve on which bonds with these coupons are all worth their face, found one knot after the
   * other (bootstrapped), with forward rates constant between knots and beyond the last. For
   * "constant maturity" yields of the US Treasury, couponsPerYear is 2.
   *
   * @param years of the knots, rising: each a whole number of coupon periods, or less than one; the
   *     par yield of the latter is in simple interest, as for bills
   * @param yields one for each
   */
  static YieldCurve ofParYields(List<Double> years, List<Double> yields, int couponsPerYear) {
    return ParYields.bootstrap(years, yields, couponsPerYear);
  }
}
