package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.Compounding;
import dev.almanac.finance.Svensson;
import dev.almanac.finance.YieldCurve;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Convention;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The natives of std.instruments that make and read yield curves. */
final class Curves {

  private Curves() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("flat_curve", c -> YieldCurve.flat(yieldOf(c, 0), compounding(c.types().get(0))));
    natives.put("zero_curve", Curves::zeroCurve);
    natives.put("par_curve", Curves::parCurve);
    natives.put(
        "nelson_siegel",
        c -> Svensson.nelsonSiegel(c.number(0), c.number(1), c.number(2), place(c, 3)));
    natives.put(
        "svensson",
        c ->
            new Svensson(
                c.number(0), c.number(1), c.number(2), c.number(3), place(c, 4), place(c, 5)));
    natives.put("shifted", c -> curve(c, 0).shifted(c.number(1)));
    natives.put("breakeven", c -> curve(c, 0).over(curve(c, 1)));
    natives.put("discount_factor", c -> curve(c, 0).discount(time(c, 1)));
    natives.put("zero_yield", c -> curve(c, 0).zeroYield(time(c, 1), Compounding.ANNUAL));
    natives.put("forward", Curves::forward);
    natives.put("par_yield", Curves::parYield);
  }

  static YieldCurve curve(Native.Call c, int index) {
    return c.get(index, YieldCurve.class);
  }

  /** A rate says how it is compounded: `geometric` every year, `log` continuously. */
  static Compounding compounding(Type type) {
    Type element = type instanceof Type.ListOf list ? list.element() : type;
    boolean log = element instanceof Quantity q && q.unit().convention() == Convention.LOG;
    return log ? Compounding.CONTINUOUS : Compounding.ANNUAL;
  }

  /** Returns an argument that is a yield, above -100 % if it is compounded every year. */
  static double yieldOf(Native.Call c, int index) {
    double yield = c.number(index);
    checkYield(yield, compounding(c.types().get(index)), c.spans().get(index), "this");
    return yield;
  }

  private static void checkYield(double yield, Compounding compounding, Span span, String what) {
    if (!Double.isFinite(yield) || (compounding == Compounding.ANNUAL && !(yield > -1.0))) {
      throw new Problem(
          wrong("a yield is above -100%", span, what + " is " + Words.of(yield, Types.RATIO)));
    }
  }

  /** Returns an argument that is a time from now. */
  static double time(Native.Call c, int index) {
    double years = c.number(index);
    if (!(years >= 0.0 && years < Double.POSITIVE_INFINITY)) {
      throw new Problem(
          wrong("a curve looks ahead", c.spans().get(index), "this is " + number(years))
              .withHint("write the years from now on, 0 or more"));
    }
    return years;
  }

  /** Returns how often a year coupons are paid. */
  static int perYear(Native.Call c, int index) {
    int count = Numbers.whole(c.values().get(index), c.spans().get(index), "how often a year");
    if (count < 1 || count > 365) {
      throw new Problem(
          Diagnostic.error(
                  "value/bond",
                  "payments are made from 1 to 365 times a year",
                  c.spans().get(index),
                  "this is " + count)
              .withHint("`per_year: 2` is twice a year"));
    }
    return count;
  }

  static List<Double> numbers(Native.Call c, int index) {
    return ((List<?>) c.values().get(index)).stream().map(Numbers::of).toList();
  }

  private static double place(Native.Call c, int index) {
    double tau = c.number(index);
    if (!(tau > 0.0 && tau < Double.POSITIVE_INFINITY)) {
      throw new Problem(
          wrong("a hump is some years ahead", c.spans().get(index), "this is " + number(tau))
              .withHint("write the years, above 0"));
    }
    return tau;
  }

  private static Object zeroCurve(Native.Call c) {
    List<Double> years = knots(c);
    List<Double> yields = numbers(c, 1);
    Compounding compounding = compounding(c.types().get(1));
    for (int i = 0; i < years.size(); i++) {
      checkYield(
          yields.get(i),
          compounding,
          c.spans().get(1),
          "that of " + number(years.get(i)) + " years");
    }
    return YieldCurve.ofZeroYields(years, yields, compounding);
  }

  private static Object parCurve(Native.Call c) {
    List<Double> years = knots(c);
    int perYear = perYear(c, 2);
    for (double maturity : years) {
      checkPeriods(maturity, perYear, c.spans().get(0));
    }
    return guarded(
        () -> YieldCurve.ofParYields(years, numbers(c, 1), perYear),
        wrong("no curve has these par yields", c.span(), "bonds at these yields have no prices")
            .withHint("par yields are ratios such as 4%, all of one day"));
  }

  /** The years of a curve, which must rise and be as many as its yields. */
  private static List<Double> knots(Native.Call c) {
    List<Double> years = numbers(c, 0);
    int yields = ((List<?>) c.values().get(1)).size();
    if (years.isEmpty() || years.size() != yields) {
      throw new Problem(
          wrong(
              "a curve has one yield for each of its years",
              c.span(),
              "years: " + years.size() + ", yields: " + yields));
    }
    double before = 0.0;
    for (double each : years) {
      if (!(each > before && each < Double.POSITIVE_INFINITY)) {
        throw new Problem(
            wrong(
                "the years of a curve rise, and are above 0",
                c.spans().get(0),
                number(each)
                    + (before > 0.0 ? " comes after " + number(before) : " is one of them")));
      }
      before = each;
    }
    return years;
  }

  private static Object forward(Native.Call c) {
    double from = time(c, 1);
    double to = time(c, 2);
    if (to < from) {
      throw new Problem(
          wrong(
              "a forward yield ends after it begins", c.spans().get(2), "before " + number(from)));
    }
    return curve(c, 0).forwardYield(from, to, Compounding.ANNUAL);
  }

  private static Object parYield(Native.Call c) {
    double years = time(c, 1);
    int perYear = perYear(c, 2);
    checkPeriods(years, perYear, c.spans().get(1));
    return curve(c, 0).parYield(years, perYear);
  }

  /** A bond at par has whole coupon periods; what is shorter than one is a bill. */
  private static void checkPeriods(double years, int perYear, Span span) {
    double periods = years * perYear;
    boolean whole = Math.abs(periods - Math.rint(periods)) <= 1e-6 * periods;
    if (!(years > 0.0) || !(whole || periods < 1.0)) {
      throw new Problem(
          wrong(
                  "a bond at par has whole coupon periods",
                  span,
                  number(years) + " years, " + perYear + " coupons a year")
              .withHint(
                  "take years that are multiples of " + Words.of(1.0 / perYear, Types.YEARS)));
    }
  }

  static <T> T guarded(Supplier<T> value, Diagnostic otherwise) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new Problem(otherwise);
    }
  }

  static String number(double x) {
    return Words.of(x, Types.NUMBER);
  }

  private static Diagnostic wrong(String title, Span span, String label) {
    return Diagnostic.error("value/curve", title, span, label);
  }
}
