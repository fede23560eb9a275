package dev.almanac.library;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days and the years between them: whole months count as twelfths, odd days as parts of a month.
 */
public final class Dates {

  private static final double DAYS_IN_A_MONTH = 365.25 / 12;

  private Dates() {}

  /** Returns the day so many years later; a part of a month is rounded to days. */
  public static LocalDate plusYears(LocalDate date, double years) {
    double months = years * 12;
    long whole = (long) Math.floor(months + 1e-9);
    return date.plusMonths(whole).plusDays(Math.round((months - whole) * DAYS_IN_A_MONTH));
  }

  /** Returns the years from one day to another; negative if it is earlier. */
  public static double yearsBetween(LocalDate from, LocalDate to) {
    long months = ChronoUnit.MONTHS.between(from, to);
    long days = ChronoUnit.DAYS.between(from.plusMonths(months), to);
    return (months + days / DAYS_IN_A_MONTH) / 12;
  }
}
