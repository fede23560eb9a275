package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.CashFlow;
import dev.almanac.finance.CashFlowMatch;
import dev.almanac.finance.CashFlows;
import dev.almanac.finance.TipsLadder;
import dev.almanac.finance.YieldCurve;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The natives of std.instruments that choose bonds for needs. */
final class Ladders {

  /** Below, what is kept loses so much that no holding need be found. */
  private static final double LOWEST_REINVESTMENT = -0.5;

  private static final int MOST_YEARS = 1000;

  /** Linear programmes solved for whole bonds: more find little, and take long. */
  private static final int PROGRAMMES = 100;

  private static final int MOST_NAMED = 3;

  private Ladders() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("cash_flow_match", Ladders::match);
    natives.put("tips_ladder", Ladders::tips);
  }

  /** What is needed at the end of years 1, 2, and so on: not negative, and something. */
  static List<Double> needs(Native.Call c) {
    List<Double> needs = Curves.numbers(c, 0);
    Span span = c.spans().getFirst();
    if (needs.size() > MOST_YEARS) {
      throw new Problem(
          Diagnostic.error(
              "ladder/needs", "a ladder has at most 1000 years", span, "here are " + needs.size()));
    }
    for (int i = 0; i < needs.size(); i++) {
      if (!(needs.get(i) >= 0.0 && needs.get(i) < Double.POSITIVE_INFINITY)) {
        throw new Problem(
            Diagnostic.error(
                "ladder/needs",
                "what a year needs is not negative",
                span,
                "year " + (i + 1) + " needs " + amount(needs.get(i), c)));
      }
    }
    if (needs.stream().allMatch(need -> need == 0.0)) {
      throw new Problem(
          Diagnostic.error("ladder/needs", "nothing is needed", span, "no year needs anything"));
    }
    return needs;
  }

  static String amount(double amount, Native.Call c) {
    return Words.of(amount, needType(c));
  }

  private static Type needType(Native.Call c) {
    return ((Type.ListOf) c.types().getFirst()).element();
  }

  static List<Map<?, ?>> records(Native.Call c) {
    var records = new ArrayList<Map<?, ?>>();
    for (Object each : (List<?>) c.values().get(1)) {
      records.add((Map<?, ?>) each);
    }
    return records;
  }

  static Object field(Map<?, ?> record, String name) {
    return Objects.requireNonNull(record.get(name));
  }

  static Problem wrongBond(Native.Call c, String title, String label) {
    return new Problem(Diagnostic.error("ladder/bonds", title, c.spans().get(1), label));
  }

  // ---- cash-flow matching

  private static Object match(Native.Call c) {
    List<Double> needs = needs(c);
    List<Map<?, ?>> bonds = records(c);
    double reinvest = c.number(2);
    if (!(reinvest >= LOWEST_REINVESTMENT && reinvest < Double.POSITIVE_INFINITY)) {
      throw new Problem(
          Diagnostic.error(
              "ladder/needs",
              "what is kept loses at most half in a year",
              c.spans().get(2),
              "this is " + Words.of(reinvest, Types.RATIO)));
    }
    double unit = c.number(3);
    if (!(unit >= 0.0 && unit < Double.POSITIVE_INFINITY)) {
      throw new Problem(
          Diagnostic.error(
              "ladder/bonds",
              "whole bonds have a face above 0",
              c.spans().get(3),
              "this is " + amount(unit, c)));
    }
    List<CashFlowMatch.Instrument> instruments =
        bonds.stream().map(bond -> instrument(bond, c)).toList();
    CashFlows owed = Instruments.byYear(needs);
    var parts = matched(CashFlowMatch.match(owed, instruments, reinvest), c);
    return unit == 0.0
        ? answer(parts, parts, bonds, 1.0)
        : answer(
            matched(
                CashFlowMatch.matchInWholeUnits(
                    owed, inUnits(instruments, unit), reinvest, PROGRAMMES),
                c),
            parts,
            bonds,
            unit);
  }

  private static List<CashFlowMatch.Instrument> inUnits(
      List<CashFlowMatch.Instrument> instruments, double unit) {
    return instruments.stream()
        .map(i ->
            new CashFlowMatch.Instrument(
                i.price() * unit, i.flows().times(unit), wholeUnits(i.limit() / unit)))
        .toList();
  }

  /** $30_000 is 30 bonds of $1_000, whatever the quotient is rounded to. */
  private static double wholeUnits(double units) {
    double nearest = Math.rint(units);
    return Math.abs(units - nearest) <= 1e-9 * nearest ? nearest : units;
  }

  private static CashFlowMatch.Matched matched(CashFlowMatch.Result result, Native.Call c) {
    return switch (result) {
      case CashFlowMatch.Matched matched -> matched;
      case CashFlowMatch.Unmet unmet -> throw unmet(unmet.shortfalls(), c);
    };
  }

  private static CashFlowMatch.Instrument instrument(Map<?, ?> bond, Native.Call c) {
    double price = Numbers.of(field(bond, "price"));
    var flows = (CashFlows) field(bond, "flows");
    double limit =
        bond.containsKey("limit") ? Numbers.of(field(bond, "limit")) : Double.POSITIVE_INFINITY;
    String name = "`" + field(bond, "name") + "`";
    if (!(price > 0.0 && price < Double.POSITIVE_INFINITY)) {
      throw wrongBond(
          c, "a bond has a price above 0", name + " is priced at " + Curves.number(price));
    }
    if (!(limit >= 0.0)) {
      throw wrongBond(c, "a limit is not negative", "that of " + name + " is " + amount(limit, c));
    }
    for (CashFlow flow : flows.flows()) {
      if (!(flow.amount() >= 0.0)) {
        throw wrongBond(
            c,
            "what is bought for a need only pays",
            name + " asks for money in year " + Curves.number(flow.years()));
      }
    }
    return new CashFlowMatch.Instrument(price, flows, limit);
  }

  /**
   * What was found, beside the cheapest holding in parts of bonds.
   *
   * @param unit the face of one unit
   */
  private static Object answer(
      CashFlowMatch.Matched matched,
      CashFlowMatch.Matched parts,
      List<Map<?, ?>> bonds,
      double unit) {
    var holdings = new ArrayList<Object>();
    for (int i = 0; i < bonds.size(); i++) {
      Map<?, ?> bond = bonds.get(i);
      double price = Numbers.of(field(bond, "price"));
      double face = matched.units().get(i) * unit;
      holdings.add(
          record("name", field(bond, "name"), "price", price, "face", face, "cost", price * face));
    }
    var years = new ArrayList<Object>();
    for (CashFlowMatch.Date date : matched.dates()) {
      years.add(
          record(
              "year",
              date.years(),
              "needed",
              date.obligation(),
              "received",
              date.received(),
              "kept",
              date.surplus(),
              "marginal",
              date.marginalCost()));
    }
    return record(
        "cost",
        matched.cost(),
        "rounding",
        Math.max(0.0, matched.cost() - parts.cost()),
        "unproved",
        matched.equals(parts) ? 0.0 : Math.max(0.0, matched.cost() - matched.lowerBound()),
        "holdings",
        holdings,
        "years",
        years);
  }

  private static Problem unmet(List<CashFlow> shortfalls, Native.Call c) {
    String missing =
        shortfalls.stream()
            .limit(MOST_NAMED)
            .map(s -> amount(s.amount(), c) + " in year " + Curves.number(s.years()))
            .collect(Collectors.joining(", "));
    int more = Math.max(0, shortfalls.size() - MOST_NAMED);
    return new Problem(
        Diagnostic.error(
                "ladder/unmet",
                "these bonds cannot meet every need",
                c.span(),
                "missing " + missing + (more > 0 ? ", and in " + more + " more years" : ""))
            .withExplanation(
                "A need is met by what matures on its date or before. Even the most of every bond"
                    + " is not enough.")
            .withHint("add a bond that pays by the first of these years, or raise a limit"));
  }

  // ---- the ladder of inflation-linked bonds

  private static Object tips(Native.Call c) {
    List<Double> needs = needs(c);
    YieldCurve curve = Curves.curve(c, 2);
    List<TipsLadder.Issue> issues = issues(c, curve);
    var byYear = new TreeMap<Integer, Double>();
    for (int i = 0; i < needs.size(); i++) {
      byYear.put(i + 1, needs.get(i));
    }
    try {
      return ladder(TipsLadder.build(byYear, issues, curve));
    } catch (IllegalArgumentException e) {
      throw noLadder(c, needs, issues);
    }
  }

  private static List<TipsLadder.Issue> issues(Native.Call c, YieldCurve curve) {
    var issues = new ArrayList<TipsLadder.Issue>();
    Set<Integer> seen = new HashSet<>();
    for (Map<?, ?> record : records(c)) {
      int year =
          Numbers.whole(
              field(record, "year"), c.spans().get(1), "the year in which a bond matures");
      double coupon = Numbers.of(field(record, "coupon"));
      if (year < 1 || year > MOST_YEARS) {
        throw wrongBond(c, "a bond matures in years 1 to 1000", "one matures in year " + year);
      }
      if (!seen.add(year)) {
        throw wrongBond(c, "one bond matures in a year", "two mature in year " + year);
      }
      if (!(coupon >= 0.0 && coupon < Double.POSITIVE_INFINITY)) {
        throw wrongBond(
            c,
            "a coupon is not negative",
            "that of year " + year + " is " + Words.of(coupon, Types.RATIO));
      }
      issues.add(TipsLadder.Issue.on(curve, year, coupon));
    }
    return issues;
  }

  /** A gap has a bond on either side, and its duration between theirs; nothing else can fail. */
  private static Problem noLadder(
      Native.Call c, List<Double> needs, List<TipsLadder.Issue> issues) {
    int first = issues.stream().mapToInt(TipsLadder.Issue::year).min().orElse(Integer.MAX_VALUE);
    int last = issues.stream().mapToInt(TipsLadder.Issue::year).max().orElse(0);
    var open = new ArrayList<String>();
    for (int year = 1; year <= needs.size(); year++) {
      if (needs.get(year - 1) > 0.0 && (year < first || year > last)) {
        open.add(String.valueOf(year));
      }
    }
    if (open.isEmpty()) {
      return new Problem(
          Diagnostic.error(
                  "ladder/unmet",
                  "the bonds beside a gap cannot take its place",
                  c.spans().get(2),
                  "durations on this curve do not rise with the years")
              .withHint("`cash_flow_match` buys without regard to durations"));
    }
    return new Problem(
        Diagnostic.error(
                "ladder/unmet",
                "these bonds cannot meet every need",
                c.span(),
                (open.size() == 1 ? "nothing for year " : "nothing for years ")
                    + String.join(", ", open))
            .withExplanation(
                "A year without a bond of its own is met from one that matures before it and one"
                    + " that matures after it.")
            .withHint("add a bond that matures in the first of these years, and one in the last"));
  }

  private static Object ladder(TipsLadder.Ladder ladder) {
    var rungs = new ArrayList<Object>();
    for (TipsLadder.Rung rung : ladder.rungs()) {
      rungs.add(
          record(
              "year",
              (double) rung.issue().year(),
              "coupon",
              rung.issue().coupon(),
              "price",
              rung.issue().price(),
              "face",
              rung.face(),
              "for_gaps",
              rung.faceForGaps(),
              "cost",
              rung.cost()));
    }
    var gaps = new ArrayList<Object>();
    for (TipsLadder.Gap gap : ladder.gaps()) {
      gaps.add(
          record(
              "year",
              (double) gap.year(),
              "before",
              (double) gap.lower().year(),
              "after",
              (double) gap.upper().year(),
              "part_before",
              gap.lowerWeight(),
              "face",
              gap.face(),
              "cost",
              gap.value()));
    }
    var surplus = new ArrayList<Object>();
    ladder
        .surplus()
        .forEach((year, amount) -> surplus.add(record("year", (double) year, "amount", amount)));
    return record("cost", ladder.cost(), "rungs", rungs, "gaps", gaps, "surplus", surplus);
  }

  /** Returns a record of names and values, in turn. */
  static Map<String, Object> record(Object... namesAndValues) {
    var record = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      record.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return record;
  }
}
