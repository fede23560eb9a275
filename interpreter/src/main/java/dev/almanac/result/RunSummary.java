package dev.almanac.result;

import java.util.List;
import java.util.Map;

/**
 * What was simulated, enough to do it again.
 *
 * @param settings the choices and conventions in force: market, horizon, step, basis, wealth
 * @param outcomes the standard figures of each strategy, in the plan's order
 */
public record RunSummary(
    String name, long paths, long seed, Map<String, String> settings, List<Outcome> outcomes) {

  /**
   * One strategy's standard figures.
   *
   * @param figures by name, such as {@code failure}
   */
  public record Outcome(String strategy, Map<String, Cell> figures) {}
}
