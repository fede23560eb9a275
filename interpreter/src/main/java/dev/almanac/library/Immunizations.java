package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.CashFlow;
import dev.almanac.finance.CashFlows;
import dev.almanac.finance.Immunization;
import dev.almanac.finance.YieldCurve;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The native of std.instruments that matches durations, and with three bonds convexity. */
final class Immunizations {

  private static final double SHIFT = 0.01;

  private final Native.Call call;
  private final CashFlows needs;
  private final List<String> names = new ArrayList<>();
  private final List<CashFlows> flows = new ArrayList<>();
  private final YieldCurve curve;

  private Immunizations(Native.Call call) {
    this.call = call;
    this.needs = Instruments.byYear(Ladders.needs(call));
    this.curve = Curves.curve(call, 2);
    for (Map<?, ?> bond : Ladders.records(call)) {
      names.add((String) Ladders.field(bond, "name"));
      flows.add((CashFlows) Ladders.field(bond, "flows"));
    }
  }

  static void addTo(Map<String, Native> natives) {
    natives.put("immunize", c -> new Immunizations(c).immunize());
  }

  private Object immunize() {
    if (flows.size() != 2 && flows.size() != 3) {
      throw wrong("two or three bonds immunize", bonds(), "bonds: " + flows.size());
    }
    for (int i = 0; i < flows.size(); i++) {
      checkPays(names.get(i), flows.get(i));
    }
    double duration = needs.duration(curve);
    List<Double> durations = flows.stream().map(f -> f.duration(curve)).toList();
    boolean shorter = durations.stream().anyMatch(d -> d <= duration);
    boolean longer = durations.stream().anyMatch(d -> d >= duration);
    if (!shorter || !longer) {
      throw new Problem(
          Diagnostic.error(
                  "ladder/immunize",
                  "the durations of these bonds are not around that of the needs",
                  bonds(),
                  (longer ? "all above " : "all below ") + years(duration))
              .withExplanation(
                  "What is worth as much as the needs and moves like them is a mix of a bond with a"
                      + " shorter and one with a longer duration.")
              .withHint(
                  "add a bond with a "
                      + (longer ? "shorter" : "longer")
                      + " duration than "
                      + years(duration)));
    }
    return answer(flows.size() == 2 ? two() : three());
  }

  private void checkPays(String name, CashFlows bond) {
    for (CashFlow flow : bond.flows()) {
      if (!(flow.amount() >= 0.0)) {
        throw Ladders.wrongBond(
            call,
            "what is bought for a need only pays",
            "`" + name + "` asks for money in year " + Curves.number(flow.years()));
      }
    }
    if (!(bond.presentValue(curve) > 0.0)) {
      throw Ladders.wrongBond(call, "a bond pays something", "`" + name + "` pays nothing");
    }
  }

  private Immunization two() {
    if (call.number(3) != 0.0) {
      throw wrong(
          "the convexity of two bonds cannot be chosen", call.spans().get(3), "there are two");
    }
    return of(0, 1).orElseThrow(this::alike);
  }

  private Optional<Immunization> of(int first, int second) {
    try {
      return Optional.of(Immunization.of(needs, flows.get(first), flows.get(second), curve));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Immunization three() {
    double excess = call.number(3);
    if (!Double.isFinite(excess)) {
      throw wrong("a convexity is a number", call.spans().get(3), Curves.number(excess));
    }
    double own = needs.convexity(curve);
    Immunization found;
    try {
      found = Immunization.of(needs, flows.get(0), flows.get(1), flows.get(2), curve, own + excess);
    } catch (IllegalArgumentException e) {
      throw alike();
    }
    if (!found.holdsAll()) {
      throw outOfReach(found, own);
    }
    return found;
  }

  private Problem alike() {
    return new Problem(
        Diagnostic.error(
                "ladder/immunize",
                "these bonds are too much alike",
                bonds(),
                "the parts of each cannot be told")
            .withHint("take bonds of different durations"));
  }

  /** Mixes of two of the bonds are the ends of what all three can do. */
  private Problem outOfReach(Immunization found, double own) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < flows.size(); i++) {
      for (int j = i + 1; j < flows.size(); j++) {
        Optional<Immunization> pair = of(i, j).filter(Immunization::holdsAll);
        if (pair.isPresent()) {
          least = Math.min(least, pair.get().convexity() - own);
          most = Math.max(most, pair.get().convexity() - own);
        }
      }
    }
    int sold = found.values().get(0) < 0.0 ? 0 : found.values().get(1) < 0.0 ? 1 : 2;
    // Where bonds can have more convexity than the needs, that is what is wanted of them.
    double within = 0.5 * ((most > 0.0 ? Math.max(least, 0.0) : least) + most);
    return new Problem(
        Diagnostic.error(
                "ladder/immunize",
                "these bonds cannot have this convexity",
                call.span(),
                "`" + names.get(sold) + "` would have to be sold")
            .withExplanation(
                "With the duration of the needs, their convexity less that of the needs is from "
                    + Curves.number(least)
                    + " to "
                    + Curves.number(most)
                    + ".")
            .withHint("write `excess_convexity: " + Curves.number(within) + "`"));
  }

  private Object answer(Immunization found) {
    var holdings = new ArrayList<Object>();
    var held = new CashFlows(List.of());
    for (int i = 0; i < flows.size(); i++) {
      double face = found.units().get(i);
      holdings.add(
          Ladders.record(
              "name",
              names.get(i),
              "price",
              flows.get(i).presentValue(curve),
              "face",
              face,
              "cost",
              found.values().get(i)));
      held = held.plus(flows.get(i).times(face));
    }
    var shifts = new ArrayList<Object>();
    for (double shift : new double[] {-SHIFT, SHIFT}) {
      double owed = needs.presentValue(curve.shifted(shift));
      double worth = held.presentValue(curve.shifted(shift));
      shifts.add(
          Ladders.record("shift", shift, "needs", owed, "bonds", worth, "left", worth - owed));
    }
    return Ladders.record(
        "cost",
        held.presentValue(curve),
        "holdings",
        holdings,
        "needs",
        side(needs),
        "bonds",
        side(held),
        "shifts",
        shifts);
  }

  private Object side(CashFlows flows) {
    return Ladders.record(
        "value",
        flows.presentValue(curve),
        "duration",
        flows.duration(curve),
        "convexity",
        flows.convexity(curve));
  }

  private Span bonds() {
    return call.spans().get(1);
  }

  private static String years(double years) {
    return Curves.number(years) + " years";
  }

  private static Problem wrong(String title, Span span, String label) {
    return new Problem(Diagnostic.error("ladder/immunize", title, span, label));
  }
}
