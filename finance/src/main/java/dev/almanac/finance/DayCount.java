package dev.almanac.finance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How the time between two dates is counted. */
public enum DayCount {
  /**
   * Days over the days of the coupon period in which they fall, as for notes and bonds of the US
   * Treasury (31 CFR 356, appendix B).
   */
  ACTUAL_ACTUAL {
    @Override
    public double years(LocalDate from, LocalDate to) {
      checkOrder(from, to);
      return from.equals(to) ? 0.0 : 0.5 * new CouponDates(to, 2).periods(from, this);
    }

    @Override
    double ofPeriod(LocalDate from, LocalDate to, LocalDate start, LocalDate end, int perYear) {
      return days(from, to) / days(start, end);
    }
  },

  /** Months of 30 days, "bond basis" (ISDA 2006, 4.16 (f)): corporate and municipal bonds. */
  THIRTY_360 {
    @Override
    public double years(LocalDate from, LocalDate to) {
      checkOrder(from, to);
      int first = Math.min(from.getDayOfMonth(), 30);
      int last = first == 30 ? Math.min(to.getDayOfMonth(), 30) : to.getDayOfMonth();
      int months = 12 * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
      return (30.0 * months + last - first) / 360.0;
    }
  },

  /** Days over 365, in leap years too: the usual measure of time on a curve. */
  ACTUAL_365 {
    @Override
    public double years(LocalDate from, LocalDate to) {
      checkOrder(from, to);
      return days(from, to) / 365.0;
    }
  },

  /** Days over 360: bills. */
  ACTUAL_360 {
    @Override
    public double years(LocalDate from, LocalDate to) {
      checkOrder(from, to);
      return days(from, to) / 360.0;
    }
  };

  /**
   * The years between two dates. ACTUAL_ACTUAL counts half-years back from the later date, and the
   * rest as a part of the half-year in which the earlier one falls.
   *
   * @param to not before from
   */
  public abstract double years(LocalDate from, LocalDate to);

  /** The part of a coupon period between two dates in it. */
  double ofPeriod(LocalDate from, LocalDate to, LocalDate start, LocalDate end, int perYear) {
    return perYear * years(from, to);
  }

  private static double days(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to);
  }

  private static void checkOrder(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the time from " + from + " to " + to);
    }
  }
}
