package dev.almanac.check;

import dev.almanac.model.Strategy;
import dev.almanac.type.Factor;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A strategy's names for particular types of its parameters and a particular market. */
final class StrategyScope implements Type.Members {

  /** What a strategy reads of the plan, of the clock and of its path. */
  static final List<String> SURROUNDINGS =
      List.of(
          "market",
          "horizon",
          "initial_wealth",
          "planned",
          "year",
          "month",
          "wealth",
          "portfolio_return",
          "price_level");

  /** As above, but a text may use these words for something of its own. */
  private static final List<String> ALSO =
      List.of("growth", "owed", "planned_explicit", "planned_statistical", "planned_essential");

  /** A parameter, by its place. */
  record Parameter(int index, Type type) {}

  private final Declared.Strategy declared;
  private final Type.MarketOf market;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Declared.Function> lets = new LinkedHashMap<>();
  private final Map<String, Integer> states = new LinkedHashMap<>();
  private final List<String> people = new ArrayList<>();
  private final Set<Factor> factors = EnumSet.noneOf(Factor.class);
  private @Nullable Strategy checked;

  StrategyScope(Declared.Strategy declared, Type.MarketOf market) {
    this.declared = declared;
    this.market = market;
  }

  Declared.Strategy declared() {
    return declared;
  }

  Type.MarketOf market() {
    return market;
  }

  Map<String, Parameter> parameters() {
    return parameters;
  }

  Map<String, Declared.Function> lets() {
    return lets;
  }

  Map<String, Integer> states() {
    return states;
  }

  /** Returns the place of a person whose lifetime the strategy's paths draw. */
  int person(String name) {
    if (!people.contains(name)) {
      people.add(name);
    }
    return people.indexOf(name);
  }

  List<String> people() {
    return people;
  }

  /** Notes that a block reads what moves beside the assets. */
  void read(Factor factor) {
    factors.add(factor);
  }

  List<Factor> factors() {
    return List.copyOf(factors);
  }

  Optional<Strategy> checked() {
    return Optional.ofNullable(checked);
  }

  void define(Strategy strategy) {
    checked = strategy;
  }

  SortedSet<String> names() {
    var all = new TreeSet<>(parameters.keySet());
    all.addAll(lets.keySet());
    all.addAll(states.keySet());
    all.addAll(SURROUNDINGS);
    all.addAll(ALSO);
    return all;
  }

  /** Returns whether a name means something in a strategy only. */
  static boolean isOfStrategies(String name) {
    return SURROUNDINGS.contains(name) || name.equals("owed");
  }
}
