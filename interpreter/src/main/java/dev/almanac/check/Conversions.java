package dev.almanac.check;

import dev.almanac.model.Expression;
import dev.almanac.type.Type;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Basis;
import dev.almanac.type.Unit.Convention;
import java.util.Optional;

/** How a value of one type is turned into another, in words a user can type. */
final class Conversions {

  private Conversions() {}

  /** Years of a calendar, where a length of time is asked for. */
  private static final double FIRST_YEAR = 1900;

  private static final double LAST_YEAR = 2200;

  /** The way out for a value that is written in the plan, in its own figures where it has some. */
  static Optional<String> hint(Expression value, Type wanted) {
    Type actual = value.type();
    boolean figure =
        value instanceof Expression.Constant c
            && c.value() instanceof Double
            && actual instanceof Type.Quantity q
            && q.unit().isOne()
            && q.form() != Type.Form.RATIO;
    if (figure && wanted instanceof Type.Quantity w) {
      String text = value.span().text();
      double amount = (Double) ((Expression.Constant) value).value();
      if (w.unit().equals(Unit.YEARS)) {
        return Optional.of(
            amount >= FIRST_YEAR && amount <= LAST_YEAR
                ? "say the day, as in `" + text + "-06-30`, or count from the start: `5 years`"
                : "say the unit: `" + text + " years` or `" + text + " months`");
      }
      if (w.unit().money() == 1) {
        String often = w.unit().time() == -1 ? " per year" : "";
        return Optional.of("amounts of money begin with `$`: `$" + text + often + "`");
      }
    }
    return hint(actual, wanted);
  }

  static Optional<String> hint(Type actual, Type wanted) {
    if (wanted instanceof Type.AnyOf any && any.kind().equals("Outcome")) {
      return Optional.of("name a run and one of its strategies, as in `base.balanced`");
    }
    if (wanted instanceof Type.SampleOf && actual instanceof Type.SeriesOf) {
      return Optional.of("take one year of it, as in `base.balanced.wealth(20)`");
    }
    if (wanted == Type.Plain.TRUTH && actual == Type.Plain.EVENT) {
      return Optional.of("ask how likely it is: `probability(...) > 90%`");
    }
    if (wanted == Type.Plain.DATE) {
      return Optional.of("a date is year-month-day, as in `2026-06-01`");
    }
    if (wanted instanceof Type.AnyOf any) {
      return hintForRate(any.kind());
    }
    if (wanted instanceof Type.ListOf list && list.element().equals(new Type.AnyOf("Yield"))) {
      return Optional.of(
          "say how the yields are compounded: `[3% geometric, 4% geometric]`, or all of them"
              + " `log`");
    }
    if (wanted == Type.Plain.AXIS) {
      return Optional.of("write its name without quotes: `along: rate`");
    }
    if (!(actual instanceof Type.Quantity a) || !(wanted instanceof Type.Quantity w)) {
      return Optional.empty();
    }
    if (a.form() == Type.Form.WHOLE && a.unit().isOne() && w.unit().equals(Unit.YEARS)) {
      return Optional.of("say the unit: `5 years` or `6 months`");
    }
    return hint(a.unit(), w.unit())
        .or(() ->
            w.form() == Type.Form.WHOLE && a.unit().isOne()
                ? Optional.of("round it with `floor(...)`")
                : Optional.empty());
  }

  private static Optional<String> hintForRate(String kind) {
    return switch (kind) {
      case "Mean" ->
          Optional.of(
              "say how the mean is meant: `8.12% geometric`, `8.12% arithmetic` or `8.12% log`");
      case "Volatility" ->
          Optional.of("say how the volatility is meant: `15.53% log` or `15.53% simple`");
      case "Yield" ->
          Optional.of(
              "say how the yield is compounded: `4% geometric` every year, `4% log` continuously");
      case "Function" -> Optional.of("give it the name of a function, as of `let f(x) = ...`");
      default -> Optional.empty();
    };
  }

  static Optional<String> hint(Unit a, Unit b) {
    if (a.equals(b)) {
      return Optional.empty();
    }
    if (a.money() == 1 && b.money() == 1 && a.time() == b.time() && a.basis() != b.basis()) {
      String way = b.basis() == Basis.REAL ? "real" : "nominal";
      return Optional.of(
          "today's money and nominal money differ by inflation: write the amount as `"
              + way
              + " $...`, or let a liability convert it");
    }
    if (a.money() == b.money() && a.time() == -1 && b.time() == 0) {
      return Optional.of("multiply the rate by a time: `* 1 year`");
    }
    if (a.money() == b.money() && a.time() == 0 && b.time() == -1) {
      return Optional.of("say how often: `per year`");
    }
    if (a.convention() != b.convention()
        && a.convention() != Convention.NONE
        && b.convention() != Convention.NONE) {
      return Optional.of(
          "a geometric mean is ln(1 + mean) in logs; an arithmetic one is half a variance higher:"
              + " take both from a market, as in `us.stocks.log_mean`");
    }
    if (b.convention() != Convention.NONE) {
      return Optional.of("say how it is meant: `... " + b.convention().word() + "`");
    }
    return Optional.empty();
  }
}
