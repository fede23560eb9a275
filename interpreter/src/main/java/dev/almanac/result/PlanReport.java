package dev.almanac.result;

import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * All that a report on a plan says.
 *
 * @param result what the plan itself yields
 * @param flows what is planned to be paid and received
 * @param strategies what became of each strategy of each run, in their order
 * @param leftOut how many figures could not be asked for, since the plan gives their names another
 *     meaning
 * @param declared the places of the plan's declarations; of an overlay some are in its base
 * @param texts the texts of the project that took part, the plan first
 */
public record PlanReport(
    PlanResult result,
    List<PlannedFlow> flows,
    List<Strategy> strategies,
    int leftOut,
    List<Span> declared,
    List<Source> texts) {

  /**
   * One strategy of a run.
   *
   * @param wealth quantiles of what is left, year by year
   * @param paid quantiles of what is paid, year by year
   * @param paths what is left on the first paths, year by year
   * @param liabilities whether each is met
   * @param funding what pays each of them; empty where nothing is owed
   * @param worst the paths on which it does worst
   */
  public record Strategy(
      String run,
      String name,
      Shown.Plot wealth,
      Shown.Plot paid,
      List<List<Double>> paths,
      List<Liability> liabilities,
      Optional<Shown.Table> funding,
      List<WorstPath> worst) {}

  /**
   * A liability under a strategy.
   *
   * @param met the share of paths on which all of it is paid on time
   * @param missing what is not paid of it, on average
   */
  public record Liability(String name, Cell met, Cell missing) {}
}
