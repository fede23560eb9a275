package dev.almanac.lower;

import dev.almanac.ir.Ir;
import dev.almanac.ir.Parts;
import dev.almanac.type.Unit.Basis;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Finds out on what a cash flow depends, through all names and functions. */
final class Contingency {

  private static final Set<String> DEATHS = Set.of("death", "first_death", "last_death");

  private final List<Ir> globals;
  private final IntFunction<Ir> functions;
  private final Predicate<Ir> wanted;
  private final Set<String> seen = new HashSet<>();

  private Contingency(List<Ir> globals, IntFunction<Ir> functions, Predicate<Ir> wanted) {
    this.globals = globals;
    this.functions = functions;
    this.wanted = wanted;
  }

  /**
   * Returns whether a value may read the time of a death.
   *
   * @param functions the body of a function, by its index
   */
  static boolean onDeath(Ir value, List<Ir> globals, IntFunction<Ir> functions) {
    Predicate<Ir> death = ir -> ir instanceof Ir.Native n && DEATHS.contains(n.name());
    return new Contingency(globals, functions, death).reads(value);
  }

  /** Returns whether some amount is in other money than the plan's. */
  static boolean onPrices(Ir value, Basis basis, List<Ir> globals, IntFunction<Ir> functions) {
    boolean nominal = basis == Basis.NOMINAL;
    Predicate<Ir> other = ir -> ir instanceof Ir.MakeFlow f && f.nominal() != nominal;
    return new Contingency(globals, functions, other).reads(value);
  }

  private boolean reads(Ir value) {
    if (wanted.test(value)) {
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
