package dev.almanac.data;

import dev.almanac.data.Layout.Form;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * The dates, months or years of one column. How they are written is told from the first of them;
 * every other must be written alike.
 */
final class CalendarCells {

  private static final int EARLIEST = 1600;
  private static final int LATEST = 2399;

  /** Letters stand for digits. No two that may stand for one form can be taken for each other. */
  private static final Map<Form, List<String>> PATTERNS =
      Map.of(
          Form.DATE, List.of("YYYY-MM-DD", "YYYY/MM/DD", "YYYYMMDD"),
          Form.MONTH,
              List.of(
                  "YYYY-MM",
                  "YYYY-MM-DD",
                  "YYYYMM",
                  "YYYYMMDD",
                  "YYYY/MM",
                  "YYYY/MM/DD",
                  "MM/YYYY"),
          Form.SHILLER, List.of("YYYY.MM"),
          Form.YEAR, List.of("YYYY"));

  private static final String NONE = "";

  private final Form form;
  private String pattern = NONE;
  private String first = "";

  CalendarCells(Form form) {
    this.form = form;
  }

  /** Returns the day since 1970, the month or the year since year 0; NaN if there is none. */
  double parse(String text) {
    if (form == Form.SHILLER && text.length() == 6 && text.endsWith(".1")) {
      return parse(text + "0");
    }
    if (!pattern.isEmpty()) {
      return value(text, pattern);
    }
    for (String each : PATTERNS.getOrDefault(form, List.of())) {
      double value = value(text, each);
      if (!Double.isNaN(value)) {
        pattern = each;
        first = text;
        return value;
      }
    }
    return Double.NaN;
  }

  /** Returns how the first one is written if this one is only written otherwise; else empty. */
  String firstOfOther(String text) {
    boolean other =
        PATTERNS.getOrDefault(form, List.of()).stream()
            .anyMatch(p -> !Double.isNaN(value(text, p)));
    return other ? first : "";
  }

  /** Returns what would be read, for a hint. */
  String hint(String text) {
    if (form == Form.MONTH && text.matches("\\d{4}\\.\\d{1,2}")) {
      return "if this is year and month as in Shiller's files, where 1871.1 is October, write"
          + " `month(..., shiller)`";
    }
    return switch (form) {
      case DATE -> "write dates as 1927-01-31";
      case MONTH -> "write months as 1927-01, 1927-01-31, 192701, 1927/01 or 01/1927";
      case SHILLER -> "write months as 1871.01; only October may be 1871.1";
      default -> "write years as 1927";
    };
  }

  private double value(String text, String shape) {
    if (text.length() != shape.length()) {
      return Double.NaN;
    }
    int year = 0;
    int month = 0;
    int day = 0;
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(i);
      int digit = c - '0';
      boolean isDigit = digit >= 0 && digit <= 9;
      switch (shape.charAt(i)) {
        case 'Y' -> year = 10 * year + digit;
        case 'M' -> month = 10 * month + digit;
        case 'D' -> day = 10 * day + digit;
        default -> isDigit = c == shape.charAt(i);
      }
      if (!isDigit) {
        return Double.NaN;
      }
    }
    boolean hasMonth = shape.contains("M");
    boolean hasDay = shape.contains("D");
    boolean exists =
        year >= EARLIEST
            && year <= LATEST
            && (!hasMonth || (month >= 1 && month <= 12))
            && (!hasDay || (day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth()));
    return exists ? value(year, month, day) : Double.NaN;
  }

  private double value(int year, int month, int day) {
    return switch (form) {
      case DATE -> LocalDate.of(year, month, day).toEpochDay();
      case YEAR -> year;
      default -> 12.0 * year + month - 1;
    };
  }
}
