package dev.almanac.limit;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a limit counts, and how its figures are written. */
enum Measure {
  COUNT(Map.of("", 1L), "a whole number, such as 100_000"),
  BYTES(
      Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30),
      "a size with its unit, such as 10MB"),
  TIME(
      Map.of("ms", 1L, "s", 1000L, "min", 60_000L, "h", 3_600_000L),
      "a time with its unit, such as 30s or 5min");

  private static final Pattern WRITTEN = Pattern.compile("(\\d+(?:_\\d+)*) ?([A-Za-z]*)");

  /** Names of units, and how many of the smallest each is. */
  @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable
  private final Map<String, Long> units;

  /** How it is written, as the end of a sentence. */
  final String form;

  Measure(Map<String, Long> units, String form) {
    this.units = units;
    this.form = form;
  }

  /** Reads a figure; empty if it is none. */
  OptionalLong read(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    Long unit = written.matches() ? units.get(written.group(2)) : null;
    if (unit == null) {
      return OptionalLong.empty();
    }
    try {
      String digits = written.group(1).replace("_", "");
      return OptionalLong.of(Math.multiplyExact(Long.parseLong(digits), unit));
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /** Writes a figure for a reader, in the largest unit that leaves it whole. */
  String words(long figure) {
    return write(figure, "%,d", " ");
  }

  /** Writes a figure as it is typed. */
  String typed(long figure) {
    return write(figure, "%,d", "").replace(',', '_');
  }

  private String write(long figure, String form, String space) {
    var largest = new TreeMap<Long, String>();
    units.forEach((name, size) -> largest.put(size, name));
    for (var unit : largest.descendingMap().entrySet()) {
      if (figure % unit.getKey() == 0 && figure >= unit.getKey()) {
        String number = String.format(Locale.ROOT, form, figure / unit.getKey());
        return unit.getValue().isEmpty() ? number : number + space + unit.getValue();
      }
    }
    return String.format(Locale.ROOT, form, figure) + (this == COUNT ? "" : space + smallest());
  }

  private String smallest() {
    return this == TIME ? "ms" : "B";
  }
}
