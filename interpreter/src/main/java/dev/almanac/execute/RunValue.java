package dev.almanac.execute;

import dev.almanac.library.MarketValue;
import java.util.List;
import java.util.Optional;

/** A run: strategies on the same paths of a market, and what became of them. */
final class RunValue {

  private String name = "run";
  private final MarketValue market;
  private final long paths;
  private final long seed;
  private final List<OutcomeValue> outcomes;

  RunValue(MarketValue market, long paths, long seed, List<OutcomeValue> outcomes) {
    this.market = market;
    this.paths = paths;
    this.seed = seed;
    this.outcomes = outcomes;
  }

  void name(String given) {
    name = given;
  }

  String name() {
    return name;
  }

  MarketValue market() {
    return market;
  }

  long paths() {
    return paths;
  }

  long seed() {
    return seed;
  }

  List<OutcomeValue> outcomes() {
    return outcomes;
  }

  Optional<OutcomeValue> outcome(String strategy) {
    return outcomes.stream().filter(o -> o.name().equals(strategy)).findFirst();
  }
}
