package dev.almanac.lower;

import dev.almanac.ir.Ir;
import dev.almanac.ir.Parts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Finds out whether a value may read the time of a death, through all names and functions. */
final class Contingency {

  private static final Set<String> DEATHS = Set.of("death", "first_death", "last_death");

  private final List<Ir> globals;
  private final IntFunction<Ir> functions;
  private final Set<String> seen = new HashSet<>();

  private Contingency(List<Ir> globals, IntFunction<Ir> functions) {
    this.globals = globals;
    this.functions = functions;
  }

  /**
   * Returns whether a value may read the time of a death.
   *
   * @param functions the body of a function, by its index
   */
  static boolean of(Ir value, List<Ir> globals, IntFunction<Ir> functions) {
    return new Contingency(globals, functions).reads(value);
  }

  private boolean reads(Ir value) {
    if (value instanceof Ir.Native n && DEATHS.contains(n.name())) {
      return true;
    }
    if (value instanceof Ir.Global g && seen.add("global " + g.index())) {
      return reads(globals.get(g.index()));
    }
    if (value instanceof Ir.Call c
        && seen.add("function " + c.function())
        && reads(functions.apply(c.function()))) {
      return true;
    }
    return Parts.of(value).stream().anyMatch(this::reads);
  }
}
