package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * What a bond pays, or what a household owes. Durations are in years, convexities in years squared;
 * both are undefined, and an error, where the present value is not positive.
 *
 * @param flows in any order; several may be at one time
 */
public record CashFlows(List<CashFlow> flows) {
  private static final double LOWEST_FORCE = -2.0;
  private static final double HIGHEST_FORCE = 20.0;

  public CashFlows {
    flows = List.copyOf(flows);
  }

  /** One payment. */
  public static CashFlows single(double years, double amount) {
    return new CashFlows(List.of(new CashFlow(years, amount)));
  }

  /**
   * Level coupons and one dollar of face at maturity. Coupon times are counted back from maturity;
   * the first one is paid in full even if it is less than a period away.
   *
   * @param years to maturity, positive
   * @param coupon per year and dollar of face, not negative; 0 for a zero-coupon bond
   */
  public static CashFlows bond(double years, double coupon, int couponsPerYear) {
    if (!(years > 0.0 && years < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a bond of " + years + " years");
    }
    if (!(coupon >= 0.0 && coupon < Double.POSITIVE_INFINITY) || couponsPerYear < 1) {
      throw new IllegalArgumentException(
          "a coupon of " + coupon + ", " + couponsPerYear + " times a year");
    }
    List<CashFlow> flows = new ArrayList<>();
    // A coupon due at this moment, or nearly, has been paid.
    double nearlyNow = 1e-9;
    for (int i = 0; coupon > 0.0 && years - (double) i / couponsPerYear > nearlyNow; i++) {
      flows.add(new CashFlow(years - (double) i / couponsPerYear, coupon / couponsPerYear));
    }
    flows.add(new CashFlow(years, 1.0));
    return new CashFlows(flows);
  }

  /** These, each amount so many times as large. */
  public CashFlows times(double factor) {
    return new CashFlows(
        flows.stream().map(flow -> new CashFlow(flow.years(), factor * flow.amount())).toList());
  }

  public CashFlows plus(CashFlows others) {
    List<CashFlow> all = new ArrayList<>(flows);
    all.addAll(others.flows);
    return new CashFlows(all);
  }

  /**
   * These amounts, of constant purchasing power, in the money of the day they are paid.
   *
   * @param inflation a curve whose yields are those at which prices rise from now on
   */
  public CashFlows inflated(YieldCurve inflation) {
    return new CashFlows(
        flows.stream()
            .map(flow ->
                new CashFlow(
                    flow.years(), flow.amount() * exp(-inflation.logDiscount(flow.years()))))
            .toList());
  }

  public double presentValue(YieldCurve curve) {
    return sum(curve::logDiscount, t -> 1.0);
  }

  /** With the same yield for all times. */
  public double presentValue(double yield, Compounding compounding) {
    double force = compounding.force(yield);
    return sum(t -> -force * t, t -> 1.0);
  }

  /**
   * The yield at which the present value is the price: the yield to maturity of a bond. Where there
   * are payments of both signs it need not be the only one.
   *
   * @return per year, exact to 1e-14; empty if no force of interest between -200 % and 2000 % does
   */
  public OptionalDouble yieldAt(double price, Compounding compounding) {
    if (!Double.isFinite(price)) {
      throw new IllegalArgumentException("price " + price);
    }
    OptionalDouble force =
        Roots.find(f -> sum(t -> -f * t, t -> 1.0) - price, LOWEST_FORCE, HIGHEST_FORCE, 1e-14);
    return force.isEmpty() ? force : OptionalDouble.of(compounding.yieldOf(force.getAsDouble()));
  }

  /** The mean time of payment, weighted by present value at one yield (Macaulay 1938). */
  public double macaulayDuration(double yield, Compounding compounding) {
    double force = compounding.force(yield);
    return weighted(t -> -force * t, t -> t);
  }

  /** -dP/dy / P: how much of the value is lost, to first order, for each unit of yield. */
  public double modifiedDuration(double yield, Compounding compounding) {
    return macaulayDuration(yield, compounding) / (1.0 + yield * compounding.period());
  }

  /** d²P/dy² / P. Some print half of it, or a hundredth. */
  public double convexity(double yield, Compounding compounding) {
    double force = compounding.force(yield);
    double growth = 1.0 + yield * compounding.period();
    return weighted(t -> -force * t, t -> t * (t + compounding.period())) / (growth * growth);
  }

  /**
   * The mean time of payment, weighted by present value on the curve (Fisher and Weil 1971): the
   * part of the value lost, to first order, for each unit that all continuously compounded zero
   * yields rise.
   */
  public double duration(YieldCurve curve) {
    return weighted(curve::logDiscount, t -> t);
  }

  /** The mean square of the time of payment, weighted by present value on the curve. */
  public double convexity(YieldCurve curve) {
    return weighted(curve::logDiscount, t -> t * t);
  }

  private double weighted(DoubleUnaryOperator logDiscount, DoubleUnaryOperator weight) {
    double value = sum(logDiscount, t -> 1.0);
    if (!(value > 0.0)) {
      throw new IllegalArgumentException("the duration of a present value of " + value);
    }
    return sum(logDiscount, weight) / value;
  }

  private double sum(DoubleUnaryOperator logDiscount, DoubleUnaryOperator weight) {
    double sum = 0.0;
    for (CashFlow flow : flows) {
      double t = flow.years();
      sum += flow.amount() * exp(logDiscount.applyAsDouble(t)) * weight.applyAsDouble(t);
    }
    return sum;
  }
}
