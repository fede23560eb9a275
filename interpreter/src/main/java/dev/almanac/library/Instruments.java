package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.Annuity;
import dev.almanac.finance.CashFlow;
import dev.almanac.finance.CashFlows;
import dev.almanac.finance.Compounding;
import dev.almanac.finance.DefinedDuration;
import dev.almanac.finance.LifeTable;
import dev.almanac.finance.Lives;
import dev.almanac.finance.Mortality;
import dev.almanac.source.Span;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The natives of std.instruments about bonds, annuities and Defined Duration. */
final class Instruments {

  private static final double LONGEST = 1000.0;

  private Instruments() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("defined_duration", c -> definedDuration(c, 0));
    natives.put("drawdown_within", Instruments::drawdownWithin);
    natives.put("bond", c -> CashFlows.bond(maturity(c), coupon(c), Curves.perYear(c, 2)));
    natives.put("zero_bond", c -> CashFlows.single(maturity(c), 1.0));
    natives.put("flows", c -> byYear(Curves.numbers(c, 0)));
    natives.put("value", c -> flows(c).presentValue(Curves.curve(c, 1)));
    natives.put("inflated", c -> flows(c).inflated(Curves.curve(c, 1)));
    natives.put("yield_of", Instruments::yieldOf);
    natives.put(
        "macaulay_duration", c -> worth(c, flows(c).macaulayDuration(checked(c), compounding(c))));
    natives.put(
        "modified_duration", c -> worth(c, flows(c).modifiedDuration(checked(c), compounding(c))));
    natives.put("convexity", c -> worth(c, flows(c).convexity(checked(c), compounding(c))));
    natives.put("duration", Instruments::duration);
    natives.put(
        "present_value", c -> byYear(Curves.numbers(c, 0)).presentValue(Curves.curve(c, 1)));
    natives.put("annuity_factor", Instruments::single);
    natives.put("joint_annuity_factor", Instruments::joint);
    natives.put("certain_annuity_factor", Instruments::certain);
  }

  // ---- Defined Duration

  /** Reads a drawdown and the real return that makes it good, in this order from a place on. */
  static double definedDuration(Native.Call c, int from) {
    double drawdown = c.number(from);
    if (!(drawdown >= 0.0 && drawdown < 1.0)) {
      throw new Problem(
          Diagnostic.error(
                  "value/drawdown",
                  "a drawdown is a part of what there was, below 100%",
                  c.spans().get(from),
                  "this is " + Words.of(drawdown, Types.RATIO))
              .withHint("write the part that is lost, without a sign: 50% for a half"));
    }
    return DefinedDuration.years(drawdown, realReturn(c, from + 1));
  }

  private static Object drawdownWithin(Native.Call c) {
    double years = c.number(0);
    if (!(years >= 0.0)) {
      throw new Problem(
          Diagnostic.error(
              "value/drawdown",
              "a loss is made good in years to come",
              c.spans().get(0),
              "this is " + Curves.number(years)));
    }
    return DefinedDuration.drawdown(years, realReturn(c, 1));
  }

  private static double realReturn(Native.Call c, int index) {
    double expected = c.number(index);
    if (!(expected > 0.0 && expected < Double.POSITIVE_INFINITY)) {
      throw new Problem(
          Diagnostic.error(
                  "value/drawdown",
                  "a loss is made good only by a real return above 0%",
                  c.spans().get(index),
                  "this is " + Words.of(expected, Types.RATIO))
              .withHint("what does not grow never recovers: it cannot be matched to a year"));
    }
    return expected;
  }

  // ---- cash flows

  private static CashFlows flows(Native.Call c) {
    return c.get(0, CashFlows.class);
  }

  private static double maturity(Native.Call c) {
    double years = c.number(0);
    if (!(years > 0.0 && years <= LONGEST)) {
      throw wrong(
          "a bond matures in 1000 years at the latest, and not now",
          c.spans().get(0),
          "this is " + Curves.number(years) + " years");
    }
    return years;
  }

  private static double coupon(Native.Call c) {
    double coupon = c.number(1);
    if (!(coupon >= 0.0 && coupon < Double.POSITIVE_INFINITY)) {
      throw wrong(
          "a coupon is not negative", c.spans().get(1), "this is " + Words.of(coupon, Types.RATIO));
    }
    return coupon;
  }

  static CashFlows byYear(List<Double> amounts) {
    var flows = new ArrayList<CashFlow>();
    for (int i = 0; i < amounts.size(); i++) {
      flows.add(new CashFlow(i + 1.0, amounts.get(i)));
    }
    return new CashFlows(flows);
  }

  private static double checked(Native.Call c) {
    double yield = Curves.yieldOf(c, 1);
    checkWorth(flows(c).presentValue(yield, compounding(c)), c);
    return yield;
  }

  private static Compounding compounding(Native.Call c) {
    return Curves.compounding(c.types().get(1));
  }

  private static Object duration(Native.Call c) {
    checkWorth(flows(c).presentValue(Curves.curve(c, 1)), c);
    return worth(c, flows(c).duration(Curves.curve(c, 1)));
  }

  private static void checkWorth(double value, Native.Call c) {
    if (!(value > 0.0)) {
      throw wrong(
          "only what is worth something has a duration",
          c.spans().get(0),
          "worth " + Curves.number(value));
    }
  }

  /** A mean over values that are not finite, as at the lowest yields, is none. */
  private static Object worth(Native.Call c, double mean) {
    if (!Double.isFinite(mean)) {
      throw wrong("this yield is out of range", c.spans().get(1), "no finite value");
    }
    return mean;
  }

  private static Object yieldOf(Native.Call c) {
    double price = c.number(1);
    OptionalDouble yield =
        Double.isFinite(price)
            ? flows(c).yieldAt(price, Compounding.ANNUAL)
            : OptionalDouble.empty();
    if (yield.isEmpty()) {
      throw new Problem(
          Diagnostic.error(
                  "value/bond",
                  "no yield gives this price",
                  c.spans().get(1),
                  "this is " + Curves.number(price))
              .withHint("a price is for 1 of face: what is quoted as 99.5 is 0.995"));
    }
    return yield.getAsDouble();
  }

  private static Problem wrong(String title, Span span, String label) {
    return new Problem(Diagnostic.error("value/bond", title, span, label));
  }

  // ---- annuities

  private static Object single(Native.Call c) {
    Lives life = Lives.single(mortality(c, 0), age(c, 1));
    return annuity(c, 3, Double.POSITIVE_INFINITY).presentValue(Curves.curve(c, 2), life);
  }

  private static Object joint(Native.Call c) {
    double part = c.number(5);
    if (!(part >= 0.0 && part <= 1.0)) {
      throw notPaid(
          "a survivor has from 0% to 100%", c.spans().get(5), Words.of(part, Types.RATIO));
    }
    Lives lives =
        Lives.jointAndSurvivor(
            Lives.single(mortality(c, 0), age(c, 1)),
            Lives.single(mortality(c, 2), age(c, 3)),
            part,
            part);
    return annuity(c, 6, Double.POSITIVE_INFINITY).presentValue(Curves.curve(c, 4), lives);
  }

  private static Object certain(Native.Call c) {
    double term = c.number(0);
    if (!(term > 0.0 && term <= LONGEST)) {
      throw notPaid(
          "an annuity certain lasts some years, at most 1000",
          c.spans().get(0),
          Curves.number(term));
    }
    double deferral = years(c, 3, "an annuity begins now or later");
    var annuity = new Annuity(timing(c, 4), Curves.perYear(c, 2), deferral, 0.0, term);
    return annuity.presentValue(Curves.curve(c, 1), Lives.certain());
  }

  /** Reads per_year, deferral, guarantee and due, in this order from a place on. */
  private static Annuity annuity(Native.Call c, int from, double term) {
    return new Annuity(
        timing(c, from + 3),
        Curves.perYear(c, from),
        years(c, from + 1, "an annuity begins now or later"),
        years(c, from + 2, "a guarantee is for some years, or none"),
        term);
  }

  private static Annuity.Timing timing(Native.Call c, int index) {
    return c.get(index, Boolean.class) ? Annuity.Timing.DUE : Annuity.Timing.IMMEDIATE;
  }

  private static double years(Native.Call c, int index, String title) {
    double years = c.number(index);
    if (!(years >= 0.0 && years < LONGEST)) {
      throw notPaid(title, c.spans().get(index), Curves.number(years));
    }
    return years;
  }

  private static Mortality mortality(Native.Call c, int index) {
    return c.get(index, Mortality.class);
  }

  private static double age(Native.Call c, int index) {
    double age = c.number(index);
    double first = mortality(c, index - 1) instanceof LifeTable table ? table.first() : 0.0;
    if (!(age >= first && age < Double.POSITIVE_INFINITY)) {
      throw notPaid(
          first > 0.0 ? "this table begins at age " + Curves.number(first) : "nobody has this age",
          c.spans().get(index),
          Curves.number(age));
    }
    return age;
  }

  private static Problem notPaid(String title, Span span, String value) {
    return new Problem(Diagnostic.error("value/annuity", title, span, "this is " + value));
  }
}
