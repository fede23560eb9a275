package dev.almanac.finance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A Treasury bill, quoted at a discount from face on a year of 360 days (31 CFR 356, appendix B,
 * section VI).
 */
public record Bill(LocalDate maturity) implements Bond {
  private static final double HALF_YEAR = 0.5;

  @Override
  public CashFlows cashFlows(LocalDate settlement, DayCount time) {
    checkSettlement(settlement);
    return CashFlows.single(time.years(settlement, maturity), 1.0);
  }

  /**
   * The price at a discount rate, 1 - rate days / 360.
   *
   * @param discountRate per year, such that the price is positive
   */
  public double price(LocalDate settlement, double discountRate) {
    checkSettlement(settlement);
    double price = 1.0 - discountRate * DayCount.ACTUAL_360.years(settlement, maturity);
    if (!(price > 0.0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("discount rate " + discountRate);
    }
    return price;
  }

  /** The discount rate of a price. */
  public double discountRate(LocalDate settlement, double price) {
    checkPrice(price);
    checkSettlement(settlement);
    return (1.0 - price) / DayCount.ACTUAL_360.years(settlement, maturity);
  }

  /**
   * The yield at which a bond would be bought for this price, the coupon-equivalent yield: in
   * simple interest up to half a year, above that with a coupon after it. A year has as many days
   * as follow the day of settlement until the same day a year later.
   */
  public double investmentRate(LocalDate settlement, double price) {
    checkPrice(price);
    checkSettlement(settlement);
    double years =
        (double) ChronoUnit.DAYS.between(settlement, maturity)
            / ChronoUnit.DAYS.between(settlement, settlement.plusYears(1));
    double gain = (1.0 - price) / price;
    if (years <= HALF_YEAR) {
      return gain / years;
    }
    // price (1 + (years - 1/2) i) (1 + i / 2) = 1, the positive root.
    double a = 0.5 * years - 0.25;
    return (-years + Math.sqrt(years * years + 4.0 * a * gain)) / (2.0 * a);
  }

  private void checkSettlement(LocalDate settlement) {
    if (!settlement.isBefore(maturity)) {
      throw new IllegalArgumentException(
          "settlement on " + settlement + " of a bill that matures on " + maturity);
    }
  }

  private static void checkPrice(double price) {
    if (!(price > 0.0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("price " + price);
    }
  }
}
