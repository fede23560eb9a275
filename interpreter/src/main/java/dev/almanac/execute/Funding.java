package dev.almanac.execute;

import dev.almanac.ir.FlowIr;
import dev.almanac.library.Estimate;
import dev.almanac.library.Native;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a plan asks of its liabilities: whether they are met, and what pays them. */
final class Funding {

  /** Sources that pay less of a liability are not named. */
  private static final double WORTH_NAMING = 0.005;

  private Funding() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("funding", c -> table(c.get(0, OutcomeValue.class)));
    natives.put("met", c -> unpaid(c).map(missing -> missing > 0.0 ? 0.0 : 1.0));
    natives.put("shortfall", Funding::unpaid);
  }

  private static Sample unpaid(Native.Call c) {
    OutcomeValue outcome = c.get(0, OutcomeValue.class);
    List<FlowIr> liabilities = outcome.funding().liabilities();
    for (int l = 0; l < liabilities.size(); l++) {
      if (liabilities.get(l).name().equals(c.get(1, String.class))) {
        return outcome.unpaid(l);
      }
    }
    throw new IllegalStateException("no liability " + c.get(1, String.class));
  }

  private static List<Object> table(OutcomeValue outcome) {
    FundingTally tally = outcome.funding();
    var rows = new ArrayList<Object>();
    for (int l = 0; l < tally.size(); l++) {
      rows.add(row(l, tally, outcome));
    }
    return rows;
  }

  private static Map<String, Object> row(int l, FundingTally tally, OutcomeValue outcome) {
    FlowIr flow = tally.liabilities().get(l);
    double due = tally.due(l);
    double explicit = 0.0;
    double statistical = 0.0;
    for (int s = 0; s < tally.sources().size(); s++) {
      double part = due > 0.0 ? tally.paid(l, s) / due : 0.0;
      explicit += tally.sources().get(s).isExplicit() ? part : 0.0;
      statistical += tally.sources().get(s).isExplicit() ? 0.0 : part;
    }
    var row = new LinkedHashMap<String, Object>();
    row.put("liability", flow.name());
    row.put("years", years(l, outcome));
    row.put("priority", flow.priority().name().toLowerCase(Locale.ROOT));
    row.put("due", unknownError(due / outcome.paths(), outcome));
    row.put("in_full", Statistics.probability(outcome.unpaid(l).map(m -> m > 0.0 ? 0.0 : 1.0)));
    row.put("missing", Statistics.mean(outcome.unpaid(l)));
    row.put("explicit", unknownError(explicit, outcome));
    row.put("statistical", unknownError(statistical, outcome));
    row.put("from", sources(l, tally, due));
    return row;
  }

  /** Sums over all paths and years; how far they scatter was not counted. */
  private static Object unknownError(double value, OutcomeValue outcome) {
    return outcome.isSimulated()
        ? new Estimate(value, Double.NaN, outcome.paths())
        : (Object) value;
  }

  /** The first and the last year in which it may be due. */
  private static String years(int liability, OutcomeValue outcome) {
    DuePlan plan = outcome.program().due().orElseThrow();
    String name = outcome.funding().liabilities().get(liability).name();
    int first = 0;
    int last = 0;
    for (Due due : plan.flows()) {
      for (int year = 1; due.flow().name().equals(name) && year <= plan.years(); year++) {
        int at = year;
        boolean streams = due.streams().stream().anyMatch(s -> isDue(s, at, plan.periodsPerYear()));
        if (streams || isPutOff(due, at, plan)) {
          first = first == 0 ? year : first;
          last = year;
        }
      }
    }
    return first == last ? first == 0 ? "none" : "" + first : first + " to " + last;
  }

  private static boolean isPutOff(Due due, int year, DuePlan plan) {
    return !plan.postponed().isEmpty()
        && due.postponable()
            .filter(p -> Schedule.year(p.first(), plan.periodsPerYear()) <= year)
            .filter(p -> Schedule.year(p.last(), plan.periodsPerYear()) >= year)
            .isPresent();
  }

  private static boolean isDue(Due.Stream stream, int year, int periodsPerYear) {
    for (int p = (year - 1) * periodsPerYear + 1; p <= year * periodsPerYear; p++) {
      if (stream.periods()[p] > 0.0) {
        return true;
      }
    }
    return false;
  }

  /** Names what pays, the largest part first. */
  private static String sources(int liability, FundingTally tally, double due) {
    Map<String, Double> parts = new LinkedHashMap<>();
    for (int s = 0; s < tally.sources().size(); s++) {
      double part = due > 0.0 ? tally.paid(liability, s) / due : 0.0;
      parts.merge(tally.sources().get(s).name(), part, Double::sum);
    }
    return parts.entrySet().stream()
        .filter(e -> e.getValue() >= WORTH_NAMING)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(e -> e.getKey() + " " + Math.round(100 * e.getValue()) + " %")
        .reduce((a, b) -> a + ", " + b)
        .orElse("nothing");
  }
}
