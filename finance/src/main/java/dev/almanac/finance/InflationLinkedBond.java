package dev.almanac.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A bond whose face grows with a price index, and with it the coupons, such as Treasury
 * inflation-protected securities (TIPS): in dollars of constant purchasing power, a bond with level
 * coupons. What is paid nominally is that times the index ratio, the price index then over that at
 * issue. At maturity no less than the first face is paid (31 CFR 356.30); this floor is left out of
 * prices and cash flows, and told apart by {@link #deflationFloor}.
 *
 * @param real with coupons as a rate of the face that has grown
 */
public record InflationLinkedBond(CouponBond real) implements Bond {

  /** A TIPS. */
  public static InflationLinkedBond treasury(LocalDate maturity, double realCoupon) {
    return new InflationLinkedBond(CouponBond.treasury(maturity, realCoupon));
  }

  @Override
  public LocalDate maturity() {
    return real.maturity();
  }

  @Override
  public CashFlows cashFlows(LocalDate settlement, DayCount time) {
    return real.cashFlows(settlement, time);
  }

  /**
   * The index ratio as the Treasury rounds it: cut off after six digits, then rounded to five (31
   * CFR 356, appendix B, section I).
   *
   * @param index the reference price index, positive
   * @param atIssue that of the day of issue, positive
   */
  public static double indexRatio(double index, double atIssue) {
    double ratio = index / atIssue;
    if (!(index > 0.0 && atIssue > 0.0 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("price index " + index + ", at issue " + atIssue);
    }
    return new BigDecimal(ratio)
        .setScale(6, RoundingMode.DOWN)
        .setScale(5, RoundingMode.HALF_UP)
        .doubleValue();
  }

  /** What is paid nominally as a coupon, per dollar of first face. */
  public double nominalCoupon(double indexRatio) {
    return checked(indexRatio) * real.coupon() / real.couponsPerYear();
  }

  /** What is paid nominally at maturity, per dollar of first face, with the floor. */
  public double nominalPrincipal(double indexRatio) {
    return checked(indexRatio) + deflationFloor(indexRatio);
  }

  /** What the floor adds nominally at maturity, per dollar of first face: 0 unless prices fell. */
  public double deflationFloor(double indexRatio) {
    return Math.max(0.0, 1.0 - checked(indexRatio));
  }

  private static double checked(double indexRatio) {
    if (!(indexRatio > 0.0 && indexRatio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("index ratio " + indexRatio);
    }
    return indexRatio;
  }
}
