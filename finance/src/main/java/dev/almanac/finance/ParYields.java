package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.log;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Discount factors out of par yields, knot by knot. */
final class ParYields {
  // Forward rates, continuously compounded. No market has been outside.
  private static final double LOWEST_FORWARD = -1.0;
  private static final double HIGHEST_FORWARD = 10.0;

  private static final double WHOLE = 1e-6;

  private final int couponsPerYear;
  private final List<Double> years = new ArrayList<>();
  private final List<Double> logs = new ArrayList<>();

  private ParYields(int couponsPerYear) {
    this.couponsPerYear = couponsPerYear;
  }

  /** How many coupons a bond of so many years has; 0 if it is shorter than a coupon period. */
  static int coupons(double years, int couponsPerYear) {
    if (couponsPerYear < 1) {
      throw new IllegalArgumentException(couponsPerYear + " coupons per year");
    }
    if (!(years > 0.0 && years < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a par bond of " + years + " years");
    }
    double periods = years * couponsPerYear;
    long whole = Math.round(periods);
    if (Math.abs(periods - whole) <= WHOLE * periods) {
      return Math.toIntExact(whole);
    }
    if (periods < 1.0) {
      return 0;
    }
    throw new IllegalArgumentException(
        "a par bond of "
            + years
            + " years is not of whole periods with "
            + couponsPerYear
            + " coupons per year");
  }

  static YieldCurve bootstrap(List<Double> years, List<Double> yields, int couponsPerYear) {
    Knots.check(years, yields, "par yield");
    ParYields curve = new ParYields(couponsPerYear);
    for (int i = 0; i < years.size(); i++) {
      curve.add(years.get(i), yields.get(i));
    }
    return new ForwardSteps(curve.years, curve.logs);
  }

  private void add(double maturity, double yield) {
    int coupons = coupons(maturity, couponsPerYear);
    double found = coupons == 0 ? bill(maturity, yield) : bond(maturity, yield, coupons);
    years.add(maturity);
    logs.add(found);
  }

  private static double bill(double maturity, double yield) {
    if (!(1.0 + yield * maturity > 0.0)) {
      throw none(maturity, yield);
    }
    return -log(1.0 + yield * maturity);
  }

  /** The forward rate since the knot before that makes the bond worth its face. */
  private double bond(double maturity, double yield, int coupons) {
    double coupon = yield / couponsPerYear;
    double start = years.isEmpty() ? 0.0 : years.getLast();
    double logAtStart = logs.isEmpty() ? 0.0 : logs.getLast();
    YieldCurve known = years.isEmpty() ? null : new ForwardSteps(years, logs);
    double before = 0.0;
    int next = 1;
    for (; known != null && (double) next / couponsPerYear <= start; next++) {
      before += coupon * known.discount((double) next / couponsPerYear);
    }
    int first = next;
    double paid = before;
    OptionalDouble forward =
        Roots.find(
            f -> {
              double value = paid - 1.0;
              for (int i = first; i <= coupons; i++) {
                double t = i == coupons ? maturity : (double) i / couponsPerYear;
                double payment = i == coupons ? 1.0 + coupon : coupon;
                value = Math.fma(payment, exp(logAtStart - f * (t - start)), value);
              }
              return value;
            },
            LOWEST_FORWARD,
            HIGHEST_FORWARD,
            1e-16);
    if (forward.isEmpty()) {
      throw none(maturity, yield);
    }
    return logAtStart - forward.getAsDouble() * (maturity - start);
  }

  private static IllegalArgumentException none(double maturity, double yield) {
    return new IllegalArgumentException(
        "no discount factor gives the par yield " + yield + " at " + maturity + " years");
  }
}
