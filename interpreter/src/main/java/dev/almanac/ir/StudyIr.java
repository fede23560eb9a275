package dev.almanac.ir;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A study: what is run for every combination of its axes.
 *
 * @param axes the slots and the lists that they take their values from, the first the slowest
 * @param way how its cells share work; set by a pass over the whole program
 */
public record StudyIr(
    String name,
    List<Ir.Loop> axes,
    Optional<Ir> where,
    Ir strategy,
    Ir market,
    Ir paths,
    Ir seed,
    Way way) {

  /** How the cells of a study share work. */
  public sealed interface Way {}

  /** Every cell is simulated; {@code why} says what keeps cells from sharing more. */
  public record CellByCell(String why) implements Way {}

  /**
   * What is spent is known before the path begins, so one pass over a portfolio without payments
   * answers every amount and every horizon. Axes are given by their places.
   *
   * @param make the strategy, as it is made for a cell
   * @param policy what the strategy holds and spends, and nothing else
   * @param portfolio the axes on which the portfolio's growth depends
   * @param spending those on which the payments depend
   * @param wealth those on which the initial wealth depends
   * @param horizon those on which the number of years depends
   */
  public record OnePass(
      Ir.MakeStrategy make,
      PolicyIr policy,
      Set<Integer> portfolio,
      Set<Integer> spending,
      Set<Integer> wealth,
      Set<Integer> horizon)
      implements Way {}

  /** Returns the same study, computed in another way. */
  public StudyIr with(Way other) {
    return new StudyIr(name, axes, where, strategy, market, paths, seed, other);
  }
}
