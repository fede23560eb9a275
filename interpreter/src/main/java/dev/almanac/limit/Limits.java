package dev.almanac.limit;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a host lets a plan ask for. No limit changes a figure: a plan that asks for more is refused,
 * and one that takes too long is stopped.
 *
 * @param given the limits that are not the standard ones
 */
public record Limits(Map<Limit, Long> given) {

  private static final int SIMULATED = 10;

  public Limits {
    given = Map.copyOf(given);
  }

  /** Returns those of a host that says nothing. */
  public static Limits standard() {
    return new Limits(Map.of());
  }

  /** Returns a copy with another figure for one limit. */
  public Limits with(Limit limit, long figure) {
    var all = new EnumMap<Limit, Long>(Limit.class);
    all.putAll(given);
    all.put(limit, figure);
    return new Limits(all);
  }

  /** Returns the most that is allowed. */
  public long of(Limit limit) {
    return given.getOrDefault(limit, limit.standard);
  }

  /** Returns how many cells may be simulated each by itself. */
  public long simulatedCells() {
    return Math.max(1, of(Limit.CELLS) / SIMULATED);
  }

  /** Returns whether a host has said how long a plan may take. */
  public boolean isTimed() {
    return given.containsKey(Limit.TIME);
  }
}
