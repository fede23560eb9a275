package dev.almanac.execute;

import dev.almanac.library.MarketValue;
import dev.almanac.library.Numbers;
import dev.almanac.result.Cell;
import dev.almanac.type.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/** What the places of an axis are called, and when two are the same. */
final class Labels {

  /** Steps of a range are computed from its first value; a plan writes them as decimals. */
  private static final double SLACK = 1e-9;

  private Labels() {}

  /** Returns a coordinate in words: its name, if it has one. */
  static String of(Object coordinate, Type type, int place) {
    return switch (coordinate) {
      case Map<?, ?> record when record.get("name") instanceof String name -> name;
      case Map<?, ?> record -> "#" + (place + 1);
      case List<?> list -> "#" + (place + 1);
      case StrategyValue s -> s.name();
      case MarketValue m -> m.name();
      default -> words(Cells.of(coordinate, type));
    };
  }

  /** Returns a short value as a plan would write it: no error, no more digits than it has. */
  private static String words(Cell cell) {
    return switch (cell) {
      case Cell.Label l -> l.text();
      case Cell.Truth t -> t.value() ? "yes" : "no";
      case Cell.Missing m -> "";
      case Cell.Figure f ->
          switch (f.display()) {
            case PERCENT, PERCENT_PER_YEAR -> digits(f.value() * 100) + "%";
            case REAL_MONEY, NOMINAL_MONEY, REAL_MONEY_PER_YEAR, NOMINAL_MONEY_PER_YEAR ->
                "$" + digits(f.value());
            case NUMBER, WHOLE, YEARS -> digits(f.value());
          };
    };
  }

  private static String digits(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(10));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static boolean same(Object coordinate, Object wanted, int place) {
    if (coordinate instanceof Double x && wanted instanceof Double y) {
      return x.equals(y) || Math.abs(x - y) <= SLACK * Math.max(Math.abs(x), Math.abs(y));
    }
    if (wanted instanceof String name && !(coordinate instanceof String)) {
      return !(coordinate instanceof Double)
          && of(coordinate, Type.Plain.UNKNOWN, place).equals(name);
    }
    if (coordinate instanceof Boolean || wanted instanceof Boolean) {
      return Numbers.of(coordinate) == Numbers.of(wanted);
    }
    return coordinate.equals(wanted);
  }
}
