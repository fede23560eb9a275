package dev.almanac.execute;

import dev.almanac.ir.PolicyIr;
import dev.almanac.library.MarketValue;
import dev.almanac.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A strategy with its parameters, market, horizon and what it starts with. */
final class StrategyValue {

  private final PolicyIr policy;
  private final String name;
  private final List<Object> parameters;
  private final MarketValue market;
  private final int horizon;
  private final Optional<Object> wealth;
  private final Span span;
  private final Map<Evaluator.Call, Object> memo = new HashMap<>();
  private final Map<String, double[]> planned = new HashMap<>();
  private @Nullable List<Due> due;

  StrategyValue(
      PolicyIr policy,
      String name,
      List<Object> parameters,
      MarketValue market,
      int horizon,
      Optional<Object> wealth,
      Span span) {
    this.policy = policy;
    this.name = name;
    this.parameters = parameters;
    this.market = market;
    this.horizon = horizon;
    this.wealth = wealth;
    this.span = span;
  }

  /** Returns the same strategy under the name that a plan gives it. */
  StrategyValue named(String given) {
    return new StrategyValue(policy, given, parameters, market, horizon, wealth, span);
  }

  /** Returns the same strategy, of which only a part is done. */
  StrategyValue of(PolicyIr part) {
    return new StrategyValue(part, name, parameters, market, horizon, wealth, span);
  }

  PolicyIr policy() {
    return policy;
  }

  String name() {
    return name;
  }

  Object parameter(int index) {
    return parameters.get(index);
  }

  MarketValue market() {
    return market;
  }

  /** Returns the number of years. */
  int horizon() {
    return horizon;
  }

  /** Returns what it starts with, if it says so itself. */
  Optional<Object> wealth() {
    return wealth;
  }

  Span span() {
    return span;
  }

  /** Returns what its functions have been found to be, by their arguments. */
  Map<Evaluator.Call, Object> memo() {
    return memo;
  }

  /** Returns sums of what is planned that have been computed, by the functions that read them. */
  Map<String, double[]> planned() {
    return planned;
  }

  /** Returns what is due in its years, once that has been computed. */
  @Nullable List<Due> due() {
    return due;
  }

  void owe(List<Due> all) {
    due = all;
  }
}
