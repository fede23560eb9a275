package dev.almanac.finance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A bond with level coupons, or none, and its face at maturity. A first coupon period longer or
 * shorter than the others is not provided for. Yields are compounded once in each coupon period.
 *
 * @param coupon per year, not negative; each payment is coupon / couponsPerYear whatever the days
 * @param couponsPerYear 1, 2, 4 or 12; of a zero-coupon bond, how often its yield is compounded
 * @param dayCount of accrued interest, and of the first period's part that is left
 */
public record CouponBond(LocalDate maturity, double coupon, int couponsPerYear, DayCount dayCount)
    implements Bond {
  private static final double LOWEST_FORCE = -2.0;
  private static final double HIGHEST_FORCE = 5.0;

  public CouponBond {
    if (!(coupon >= 0.0 && coupon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("coupon " + coupon);
    }
    Compounding.of(couponsPerYear);
  }

  /** How the part of the first period that is left is discounted. */
  public enum FirstPeriod {
    /** By simple interest, as the US Treasury does (31 CFR 356, appendix B, section II). */
    SIMPLE,
    /** By compound interest, as the market does, except in the last period of all. */
    COMPOUND
  }

  /** A note or bond of the US Treasury. */
  public static CouponBond treasury(LocalDate maturity, double coupon) {
    return new CouponBond(maturity, coupon, 2, DayCount.ACTUAL_ACTUAL);
  }

  /** A zero-coupon bond with the conventions of the US Treasury: a strip. */
  public static CouponBond zero(LocalDate maturity) {
    return treasury(maturity, 0.0);
  }

  @Override
  public CashFlows cashFlows(LocalDate settlement, DayCount time) {
    CouponDates dates = dates();
    int count = dates.after(settlement);
    List<Double> years = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      years.add(time.years(settlement, dates.back(i)));
    }
    return paidAt(years);
  }

  /** What is paid, with time in coupon periods divided by their number in a year. */
  public CashFlows cashFlows(LocalDate settlement) {
    double untilNext = dates().untilNext(settlement, dayCount);
    List<Double> years = new ArrayList<>();
    for (int i = 0; i < dates().after(settlement); i++) {
      years.add((untilNext + i) / couponsPerYear);
    }
    return paidAt(years);
  }

  /** The part of the next coupon that belongs to the seller. */
  public double accruedInterest(LocalDate settlement) {
    return dates().sinceLast(settlement, dayCount) * coupon / couponsPerYear;
  }

  /** The clean price at a yield to maturity. */
  public double price(LocalDate settlement, double yield, FirstPeriod firstPeriod) {
    double untilNext = dates().untilNext(settlement, dayCount);
    Compounding compounding = Compounding.of(couponsPerYear);
    double full = cashFlows(settlement).presentValue(yield, compounding);
    if (firstPeriod == FirstPeriod.SIMPLE || dates().after(settlement) == 1) {
      // From compound to simple interest, between the next coupon and settlement.
      double growth =
          CashFlows.single(untilNext / couponsPerYear, 1.0).presentValue(yield, compounding);
      full /= growth * (1.0 + untilNext * yield / couponsPerYear);
    }
    return full - accruedInterest(settlement);
  }

  /**
   * The yield to maturity at a clean price.
   *
   * @return exact to 1e-13; empty if none between -63 % (with two coupons a year) and 2200 % does
   */
  public OptionalDouble yieldAt(LocalDate settlement, double price, FirstPeriod firstPeriod) {
    if (!Double.isFinite(price)) {
      throw new IllegalArgumentException("price " + price);
    }
    Compounding compounding = Compounding.of(couponsPerYear);
    return Roots.find(
        y -> price(settlement, y, firstPeriod) - price,
        compounding.yieldOf(0.5 * LOWEST_FORCE),
        compounding.yieldOf(HIGHEST_FORCE),
        1e-13);
  }

  /** In years, at a yield, by compound interest throughout. */
  public double macaulayDuration(LocalDate settlement, double yield) {
    return cashFlows(settlement).macaulayDuration(yield, Compounding.of(couponsPerYear));
  }

  /** In years, at a yield, by compound interest throughout. */
  public double modifiedDuration(LocalDate settlement, double yield) {
    return cashFlows(settlement).modifiedDuration(yield, Compounding.of(couponsPerYear));
  }

  /** In years squared, at a yield, by compound interest throughout. */
  public double convexity(LocalDate settlement, double yield) {
    return cashFlows(settlement).convexity(yield, Compounding.of(couponsPerYear));
  }

  private CouponDates dates() {
    return new CouponDates(maturity, couponsPerYear);
  }

  private CashFlows paidAt(List<Double> years) {
    List<CashFlow> flows = new ArrayList<>();
    for (double t : years) {
      if (coupon > 0.0) {
        flows.add(new CashFlow(t, coupon / couponsPerYear));
      }
    }
    flows.add(new CashFlow(years.getLast(), 1.0));
    return new CashFlows(flows);
  }
}
