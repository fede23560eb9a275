package dev.almanac.execute;

import dev.almanac.library.Allocation;
import dev.almanac.library.Estimate;
import dev.almanac.library.Numbers;
import dev.almanac.library.ReturnsValue;
import dev.almanac.result.Cell;
import dev.almanac.result.Display;
import dev.almanac.type.Type;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Basis;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/** Values as they are shown. */
final class Cells {

  private Cells() {}

  static Cell of(Object value, Type type) {
    return switch (value) {
      case Cell c -> c;
      case String s -> new Cell.Label(s);
      case Boolean b -> new Cell.Truth(b, true);
      case Allocation a -> new Cell.Label(words(a));
      case LocalDate d -> new Cell.Label(d.toString());
      case ReturnsValue r -> new Cell.Label(r.toString());
      case Double _, Estimate _ -> figure(value, type);
      case Map<?, ?> record when record.get("name") instanceof String name -> new Cell.Label(name);
      default -> new Cell.Label(type.describe());
    };
  }

  static Cell figure(Object value, Type type) {
    // A minimum is simulated, but has no error: NaN. Only a closed form is exact: empty.
    OptionalDouble error =
        value instanceof Estimate e ? OptionalDouble.of(visible(e)) : OptionalDouble.empty();
    return new Cell.Figure(Numbers.of(value), error, display(type));
  }

  /** Equal values scatter in the last bits of their mean: that is no error. */
  private static double visible(Estimate e) {
    return e.standardError() < 1e-12 * Math.abs(e.value()) ? 0.0 : e.standardError();
  }

  private static String words(Allocation a) {
    var words = new StringJoiner(", ");
    for (String asset : a.assets()) {
      double percent = Math.rint(a.part(asset) * 1e4) / 1e2;
      words.add(
          asset + " " + (percent == Math.rint(percent) ? "" + (long) percent : percent) + "%");
    }
    return words.toString();
  }

  static Display display(Type type) {
    if (!(type instanceof Type.Quantity q)) {
      return Display.NUMBER;
    }
    Unit u = q.unit();
    boolean nominal = u.basis() == Basis.NOMINAL;
    if (u.convention() != Unit.Convention.NONE || u.equals(Unit.PER_YEAR)) {
      return Display.PERCENT_PER_YEAR;
    }
    if (u.money() == 1 && u.time() == 0) {
      return nominal ? Display.NOMINAL_MONEY : Display.REAL_MONEY;
    }
    if (u.money() == 1 && u.time() == -1) {
      return nominal ? Display.NOMINAL_MONEY_PER_YEAR : Display.REAL_MONEY_PER_YEAR;
    }
    if (u.equals(Unit.YEARS)) {
      return Display.YEARS;
    }
    return switch (q.form()) {
      case WHOLE -> Display.WHOLE;
      case RATIO -> Display.PERCENT;
      case NUMBER -> Display.NUMBER;
    };
  }
}
