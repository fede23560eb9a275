package dev.almanac.finance;

import java.time.LocalDate;

/**
 * The dates of coupons, counted back from maturity. If that is the last day of its month, so are
 * all. Weekends and holidays are not moved.
 */
record CouponDates(LocalDate maturity, int perYear) {
  CouponDates {
    if (perYear < 1 || 12 % perYear != 0) {
      throw new IllegalArgumentException(perYear + " coupons per year");
    }
  }

  /** The date so many periods before maturity. */
  LocalDate back(int periods) {
    LocalDate date = maturity.minusMonths((long) periods * (12 / perYear));
    boolean endOfMonth = maturity.getDayOfMonth() == maturity.lengthOfMonth();
    return endOfMonth ? date.withDayOfMonth(date.lengthOfMonth()) : date;
  }

  /** How many coupons are paid after a date that is before maturity. */
  int after(LocalDate settlement) {
    if (!settlement.isBefore(maturity)) {
      throw new IllegalArgumentException(
          "settlement on " + settlement + " of a bond that matures on " + maturity);
    }
    int count = 1;
    while (back(count).isAfter(settlement)) {
      count++;
    }
    return count;
  }

  /** The part of the current period that is left until the next coupon; 1 on a coupon date. */
  double untilNext(LocalDate settlement, DayCount dayCount) {
    int count = after(settlement);
    LocalDate next = back(count - 1);
    return dayCount.ofPeriod(settlement, next, back(count), next, perYear);
  }

  /** The part of the current period that has gone. */
  double sinceLast(LocalDate settlement, DayCount dayCount) {
    int count = after(settlement);
    LocalDate last = back(count);
    return dayCount.ofPeriod(last, settlement, last, back(count - 1), perYear);
  }

  /** The periods until maturity. */
  double periods(LocalDate settlement, DayCount dayCount) {
    return after(settlement) - 1 + untilNext(settlement, dayCount);
  }
}
