package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of the engine that need no simulation, by the names std declares. */
public final class Natives {

  private static final int LONGEST_RANGE = 10_000_000;

  private static final Map<String, Native> ALL = new HashMap<>();

  static {
    ClosedForms.addTo(ALL);
    Mortalities.addTo(ALL);
    Histories.addTo(ALL);
    Tables.addTo(ALL);
    Curves.addTo(ALL);
    Instruments.addTo(ALL);
    Ladders.addTo(ALL);
    Pocketed.addTo(ALL);
    Accounts.addTo(ALL);
    People.addTo(ALL);
    Immunizations.addTo(ALL);
    Rates.addTo(ALL);
    // The same value, meant otherwise: `nominal`, `log`, `geometric`.
    ALL.put("retype", c -> c.values().getFirst());
    ALL.put("range", Natives::range);
    ALL.put("size", c -> (double) list(c).size());
    ALL.put("item", Natives::item);
    ALL.put("field", c -> field(c));
    ALL.put("text", c -> Words.of(c.values().getFirst(), c.types().getFirst()));
    ALL.put("standard_error", c -> Numbers.standardError(c.values().getFirst()));
  }

  private Natives() {}

  /** Returns the function of a name, if there is one here. */
  public static Optional<Native> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** Stops an allocation whose parts do not sum to 1. */
  public static void checkWhole(Allocation allocation, Span span) {
    ClosedForms.checkWhole(allocation, span);
  }

  private static List<?> list(Native.Call c) {
    return (List<?>) c.values().getFirst();
  }

  private static Object field(Native.Call c) {
    Object value = ((Map<?, ?>) c.values().getFirst()).get(c.get(1, String.class));
    return java.util.Objects.requireNonNull(value);
  }

  private static Object item(Native.Call c) {
    int index = Numbers.whole(c.values().get(1), c.span(), "a place in a list");
    List<?> list = list(c);
    if (index < 1 || index > list.size()) {
      throw new Problem(
          Diagnostic.error(
              "value/place",
              "the list has no place " + index,
              c.span(),
              list.isEmpty() ? "it is empty" : "it has places 1 to " + list.size()));
    }
    return list.get(index - 1);
  }

  /** Each element is computed from the first, so that no error adds up along the range. */
  private static Object range(Native.Call c) {
    double from = c.number(0);
    double to = c.number(1);
    double step = c.number(2);
    double count = Math.floor((to - from) / step + 1e-9) + 1;
    if (!(step > 0.0) || !(count <= LONGEST_RANGE)) {
      throw new Problem(
          Diagnostic.error(
              step > 0.0 ? "limit/range" : "value/step",
              step > 0.0 ? "this range is too long" : "the step of a range is above 0",
              c.span(),
              step > 0.0 ? "more than ten million values" : "this is " + step));
    }
    var all = new ArrayList<Object>();
    double scale = Math.rint(1.0 / step);
    boolean even = scale >= 1.0 && 1.0 / scale == step;
    for (int i = 0; i < count; i++) {
      // 7 % is 7/100, not 7 times 0.01: the numbers a plan writes, to the last bit.
      double exact = from * scale;
      all.add(even && exact == Math.rint(exact) ? (exact + i) / scale : from + i * step);
    }
    return all;
  }
}
