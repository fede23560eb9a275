package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.CashFlows;
import dev.almanac.finance.YieldCurve;
import dev.almanac.type.Types;
import java.util.List;
import java.util.Map;

/** The natives of std.pockets: what pockets hold. */
final class Pocketed {

  private Pocketed() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("fund", c -> fund(List.of(c.get(0, Allocation.class)), c));
    natives.put("gliding_fund", c -> fund(path(c), c));
    natives.put(
        "held_bond",
        c ->
            new InstrumentValue.Bond(
                c.get(0, CashFlows.class), c.get(2, Boolean.class), c.get(1, YieldCurve.class)));
    natives.put("deposit", Pocketed::deposit);
    natives.put("horizon_of", c -> c.get(0, InstrumentValue.class).horizon(c.number(1)));
    natives.put("part_in", Pocketed::part);
    natives.put("is_bond", c -> c.values().getFirst() instanceof InstrumentValue.Bond);
  }

  private static List<Allocation> path(Native.Call c) {
    List<Allocation> path =
        ((List<?>) c.values().get(0)).stream().map(Allocation.class::cast).toList();
    if (path.isEmpty()) {
      throw new Problem(
          Diagnostic.error(
              "list/empty", "a fund holds something every year", c.spans().get(0), "it is empty"));
    }
    return path;
  }

  private static InstrumentValue fund(List<Allocation> path, Native.Call c) {
    path.forEach(a -> Natives.checkWhole(a, c.spans().get(0)));
    return new InstrumentValue.Fund(path, Instruments.definedDuration(c, 1));
  }

  private static InstrumentValue deposit(Native.Call c) {
    double rate = c.number(0);
    if (!(rate > -1.0 && rate < Double.POSITIVE_INFINITY)) {
      throw new Problem(
          Diagnostic.error(
              "value/growth",
              "a deposit cannot lose more than there is",
              c.spans().get(0),
              "this is " + Words.of(rate, Types.RATIO)));
    }
    return new InstrumentValue.Deposit(1.0 + rate);
  }

  private static Object part(Native.Call c) {
    int year = Numbers.whole(c.values().get(2), c.span(), "a year");
    return c.get(0, InstrumentValue.class) instanceof InstrumentValue.Fund f && year >= 1
        ? f.in(year).part(c.get(1, String.class))
        : 0.0;
  }
}
