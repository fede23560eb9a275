package dev.almanac.finance;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of the linear programme, fewer than there are dates: until the next inflow what is owed
 * can only come from what is kept, so those dates are one row, with what they need discounted at
 * the rate of reinvestment. What is held in any case is taken off what is needed.
 */
final class MatchRows {
  // Less is left by rounding only.
  private static final double NOTHING = 1e-13;

  // Where so little is kept, a need discounted would be too large a number beside the others.
  private static final double LEAST_GROWTH = 1e-3;

  /** Of each row: what is needed, its date, and the growth since the row before. */
  final List<Double> needs = new ArrayList<>();

  final List<Integer> dates = new ArrayList<>();
  final List<Double> growth = new ArrayList<>();

  /** Of each date of the problem: its row, and the growth since the date of that row. */
  final int[] rowOf;

  final double[] growthInRow;

  private final MatchProblem problem;
  private final boolean[] active;

  /**
   * The rows of a problem in which so many units are held in any case.
   *
   * @param active which instruments may be bought beyond that
   */
  MatchRows(MatchProblem problem, double[] held, boolean[] active) {
    this.problem = problem;
    this.active = active;
    int n = problem.times().length;
    rowOf = new int[n];
    growthInRow = new double[n];
    double[] left = left(held);
    double since = 1.0;
    for (int i = 0; i < n; i++) {
      since *= problem.growth()[i];
      if (needs.isEmpty() || receives(i) || since < LEAST_GROWTH) {
        needs.add(left[i]);
        dates.add(i);
        growth.add(since);
        since = 1.0;
      } else {
        needs.set(needs.size() - 1, needs.getLast() + left[i] / since);
      }
      rowOf[i] = needs.size() - 1;
      growthInRow[i] = since;
    }
  }

  int count() {
    return needs.size();
  }

  double inflow(int row, int instrument) {
    return problem.inflows()[dates.get(row)][instrument];
  }

  /** What is owed on each date beyond what is paid by what is held, and kept from it. */
  private double[] left(double[] held) {
    double[] left = problem.needs().clone();
    double carried = 0.0;
    for (int i = 0; i < left.length; i++) {
      carried *= problem.growth()[i];
      for (int j = 0; j < held.length; j++) {
        if (held[j] > 0.0) {
          carried += held[j] * problem.inflows()[i][j];
        }
      }
      double need = left[i];
      left[i] = need - carried <= NOTHING * need ? 0.0 : need - carried;
      carried = Math.max(0.0, carried - need);
    }
    return left;
  }

  private boolean receives(int date) {
    for (int j = 0; j < active.length; j++) {
      if (active[j] && problem.inflows()[date][j] > 0.0) {
        return true;
      }
    }
    return false;
  }
}
