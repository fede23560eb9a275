package dev.almanac.execute;

import dev.almanac.library.Allocation;
import dev.almanac.library.Dates;
import dev.almanac.library.Estimate;
import dev.almanac.library.Native;
import dev.almanac.library.Numbers;
import dev.almanac.simulation.Elementary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operators on values of all kinds, and elementary functions of numbers. */
final class Arithmetic {

  private static final Map<String, Native> ALL = new HashMap<>();

  static {
    binary("+", Double::sum);
    binary("-", (a, b) -> a - b);
    binary("*", (a, b) -> a * b);
    binary("/", (a, b) -> a / b);
    binary("^", Elementary::pow);
    binary("min", Math::min);
    binary("max", Math::max);
    unary("negate", a -> -a);
    unary("abs", Math::abs);
    unary("floor", Math::floor);
    unary("sqrt", Math::sqrt);
    unary("exp", Elementary::exp);
    unary("ln", Elementary::log);
    comparison("<", (a, b) -> a < b ? 1 : 0);
    comparison("<=", (a, b) -> a <= b ? 1 : 0);
    comparison(">", (a, b) -> a > b ? 1 : 0);
    comparison(">=", (a, b) -> a >= b ? 1 : 0);
    ALL.put("==", c -> equal(c, true));
    ALL.put("!=", c -> equal(c, false));
    ALL.put("and", c -> logical(c, Math::min));
    ALL.put("or", c -> logical(c, Math::max));
    ALL.put(
        "not",
        c ->
            c.values().getFirst() instanceof Sample s
                ? s.map(x -> 1.0 - x)
                : (Object) !(boolean) c.values().getFirst());
  }

  private Arithmetic() {}

  static Optional<Native> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static Object add(Object a, Object b) {
    return apply("+", Double::sum, a, b);
  }

  static Object multiply(Object a, Object b) {
    return apply("*", (x, y) -> x * y, a, b);
  }

  static Object divide(Object a, Object b) {
    return apply("/", (x, y) -> x / y, a, b);
  }

  private static void binary(String name, DoubleBinaryOperator f) {
    ALL.put(name, c -> apply(name, f, c.values().get(0), c.values().get(1)));
  }

  private static void unary(String name, DoubleUnaryOperator f) {
    ALL.put(
        name,
        c ->
            switch (c.values().getFirst()) {
              case Sample s -> s.map(f);
              case Allocation a -> a.map(f);
              case Estimate e ->
                  new Estimate(f.applyAsDouble(e.value()), carried(name, e), e.paths());
              case Object o -> (Object) f.applyAsDouble(Numbers.of(o));
            });
  }

  /** The error of a function of an estimate, by the delta method. */
  private static double carried(String name, Estimate e) {
    return switch (name) {
      case "negate", "abs" -> e.standardError();
      case "sqrt" -> e.standardError() / (2 * Math.sqrt(e.value()));
      case "exp" -> e.standardError() * Elementary.exp(e.value());
      case "ln" -> e.standardError() / e.value();
      default -> Double.NaN;
    };
  }

  private static Object apply(String name, DoubleBinaryOperator f, Object a, Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return f.applyAsDouble(x, y);
    }
    if (a instanceof String x) {
      return x + b;
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      var all = new ArrayList<Object>(x);
      all.addAll(y);
      return all;
    }
    if (a instanceof LocalDate x) {
      return b instanceof LocalDate y
          ? Dates.yearsBetween(y, x)
          : Dates.plusYears(x, f.applyAsDouble(0.0, Numbers.of(b)));
    }
    if (a instanceof Sample || b instanceof Sample) {
      return Sample.combine(a, b, f);
    }
    if (a instanceof Allocation x && b instanceof Allocation y) {
      return x.with(y, f);
    }
    if (a instanceof Allocation x) {
      return x.map(w -> f.applyAsDouble(w, Numbers.of(b)));
    }
    if (b instanceof Allocation y) {
      return y.map(w -> f.applyAsDouble(Numbers.of(a), w));
    }
    if (a instanceof dev.almanac.finance.CashFlows x) {
      return b instanceof dev.almanac.finance.CashFlows y ? x.plus(y) : x.times(Numbers.of(b));
    }
    if (b instanceof dev.almanac.finance.CashFlows y) {
      return y.times(Numbers.of(a));
    }
    if (a instanceof FlowValue x) {
      return b instanceof FlowValue y ? x.plus(y) : x.times(Numbers.of(b));
    }
    if (b instanceof FlowValue y) {
      return y.times(Numbers.of(a));
    }
    return estimate(name, f, a, b);
  }

  /**
   * An estimate that is shifted or scaled keeps its error. Two of them together do not say how they
   * move together, so the result has none: compare their samples instead.
   */
  private static Object estimate(String name, DoubleBinaryOperator f, Object a, Object b) {
    double value = f.applyAsDouble(Numbers.of(a), Numbers.of(b));
    if (a instanceof Estimate x && b instanceof Double y) {
      return new Estimate(value, scaled(name, x.standardError(), y), x.paths());
    }
    if (a instanceof Double x && b instanceof Estimate y) {
      double error =
          name.equals("/")
              ? Math.abs(x / (y.value() * y.value())) * y.standardError()
              : scaled(name, y.standardError(), x);
      return new Estimate(value, error, y.paths());
    }
    long paths = a instanceof Estimate x ? x.paths() : ((Estimate) b).paths();
    return new Estimate(value, Double.NaN, paths);
  }

  private static double scaled(String name, double error, double by) {
    return switch (name) {
      case "+", "-", "min", "max" -> error;
      case "*" -> error * Math.abs(by);
      case "/" -> error / Math.abs(by);
      default -> Double.NaN;
    };
  }

  private static void comparison(String name, DoubleBinaryOperator f) {
    ALL.put(
        name,
        c -> {
          Object a = c.values().get(0);
          Object b = c.values().get(1);
          if (a instanceof Sample || b instanceof Sample) {
            return Sample.combine(a, b, f);
          }
          return a instanceof LocalDate x && b instanceof LocalDate y
              ? f.applyAsDouble(x.compareTo(y), 0.0) == 1.0
              : f.applyAsDouble(Numbers.of(a), Numbers.of(b)) == 1.0;
        });
  }

  private static Object equal(Native.Call c, boolean wanted) {
    Object a = c.values().get(0);
    Object b = c.values().get(1);
    if (a instanceof Sample || b instanceof Sample) {
      return Sample.combine(a, b, (x, y) -> ((x == y) == wanted) ? 1.0 : 0.0);
    }
    boolean equal =
        (a instanceof String || a instanceof Boolean || a instanceof LocalDate)
            ? a.equals(b)
            : Numbers.of(a) == Numbers.of(b);
    return equal == wanted;
  }

  private static Object logical(Native.Call c, DoubleBinaryOperator f) {
    Object a = c.values().get(0);
    Object b = c.values().get(1);
    return a instanceof Sample
        ? Sample.combine(a, b, f)
        : (Object) (f.applyAsDouble(Numbers.of(a), Numbers.of(b)) == 1.0);
  }
}
