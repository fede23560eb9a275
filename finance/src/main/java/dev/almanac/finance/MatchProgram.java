package dev.almanac.finance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * The linear programme of a problem that is possible. With units x at least 0, at most the limits,
 * and surpluses s at least 0 after each row: inflow x + growth s(row before) - s = need.
 */
final class MatchProgram {
  /** A gap above this part of the cost, and another pivot rule is tried. */
  private static final double OPTIMAL = 1e-8;

  private static final double MOST_RAISED = 2e-9;

  private static final int PIVOTS = 20_000;

  // Of a scaled number: not different from 0.
  private static final double ZERO = 1e-9;

  // A row's need is scaled to 1 unless it is so much smaller than the largest.
  private static final double SMALL = 1e-3;

  private final MatchProblem problem;

  MatchProgram(MatchProblem problem) {
    this.problem = problem;
  }

  /**
   * What no holding costs less than.
   *
   * @param marginalCosts for each date of the problem
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bound(double cost, double[] marginalCosts) {}

  /** The best units, and the proof. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Solution(double[] units, Bound bound) {}

  /** How the simplex method is run. */
  private enum Run {
    USUAL(1e-10, 1e-13, PivotSelectionRule.DANTZIG),
    SAFE(1e-10, 1e-13, PivotSelectionRule.BLAND),
    COARSE(1e-7, 1e-11, PivotSelectionRule.DANTZIG);

    private final double epsilon;
    private final double cutOff;
    private final PivotSelectionRule rule;

    Run(double epsilon, double cutOff, PivotSelectionRule rule) {
      this.epsilon = epsilon;
      this.cutOff = cutOff;
      this.rule = rule;
    }

    /** Empty if the method fails. */
    Optional<double[]> optimize(
        double[] objective, List<LinearConstraint> constraints, GoalType goal) {
      try {
        return Optional.of(
            new SimplexSolver(epsilon, 10, cutOff)
                .optimize(
                    new MaxIter(PIVOTS),
                    new LinearObjectiveFunction(objective, 0.0),
                    new LinearConstraintSet(constraints),
                    goal,
                    new NonNegativeConstraint(true),
                    rule)
                .getPoint());
      } catch (MathIllegalStateException e) {
        return Optional.empty();
      }
    }
  }

  /** The cheapest holding. */
  Solution solve() {
    double[] none = new double[problem.instruments()];
    Optional<Solution> best = Optional.empty();
    for (Run run : Run.values()) {
      Optional<double[]> units = units(none, problem.limits(), run);
      Bound bound = bound(run);
      if (units.isPresent()
          && best.stream().noneMatch(b -> gap(b.units(), b.bound()) <= gap(units.get(), bound))) {
        best = Optional.of(new Solution(units.get(), bound));
      }
      if (best.isPresent() && gap(best.get().units(), best.get().bound()) <= OPTIMAL) {
        return best.get();
      }
    }
    return best.orElseThrow(MatchProgram::fault);
  }

  /**
   * The cheapest units between bounds; empty if there are none.
   *
   * @param least finite
   */
  Optional<double[]> solve(double[] least, double[] most) {
    if (!problem.shortfalls(most).isEmpty()) {
      return Optional.empty();
    }
    for (Run run : Run.values()) {
      Optional<double[]> units = units(least, most, run);
      if (units.isPresent()) {
        return units;
      }
    }
    throw fault();
  }

  private static IllegalStateException fault() {
    return new IllegalStateException(
        "the simplex method found no holding where there is one: a fault of cash-flow matching");
  }

  private double gap(double[] units, Bound bound) {
    double cost = problem.cost(units);
    return cost > 0.0 ? (cost - bound.cost()) / cost : 0.0;
  }

  /** Units that meet all obligations; empty if the method fails. */
  private Optional<double[]> units(double[] least, double[] most, Run run) {
    boolean[] active = new boolean[least.length];
    for (int j = 0; j < active.length; j++) {
      active[j] = most[j] > least[j];
    }
    MatchRows rows = new MatchRows(problem, least, active);
    Scaled scaled = new Scaled(problem, rows, active);
    if (scaled.largestNeed == 0.0) {
      return Optional.of(least.clone());
    }
    Optional<double[]> point =
        run.optimize(scaled.prices(), scaled.constraints(least, most), GoalType.MINIMIZE);
    if (point.isEmpty()) {
      return Optional.empty();
    }
    double[] found = scaled.units(point.get(), least, most);
    double[] refined = refined(rows, point.get(), scaled, found, least, most);
    return raised(refined, most).or(() -> raised(found, most));
  }

  /**
   * The same units, or if rounding leaves an obligation short, up to 1e-9 of themselves more; empty
   * if that does not help. Beside a large obligation the rounding of it is not small for a small
   * one.
   */
  private Optional<double[]> raised(double[] units, double[] most) {
    double[] raised = units.clone();
    for (double part = 1e-14; !problem.met(raised); part *= 10.0) {
      if (part > MOST_RAISED) {
        return Optional.empty();
      }
      for (int j = 0; j < units.length; j++) {
        raised[j] = Math.min(most[j], units[j] * (1.0 + part));
      }
    }
    return Optional.of(raised);
  }

  /**
   * The same units more exactly: from one row without surplus to the next, what comes in is what is
   * needed. As many equations, at least, as there are units between their bounds.
   */
  private double[] refined(
      MatchRows rows,
      double[] point,
      Scaled scaled,
      double[] found,
      double[] least,
      double[] most) {
    int[] free =
        Arrays.stream(scaled.instruments)
            .filter(j -> found[j] > least[j] && found[j] < most[j])
            .toArray();
    List<double[]> equations = new ArrayList<>();
    List<Double> needed = new ArrayList<>();
    double[] sum = new double[free.length];
    double need = 0.0;
    for (int row = 0; row < rows.count(); row++) {
      double growth = rows.growth.get(row);
      need = need * growth + rows.needs.get(row);
      for (int j : scaled.instruments) {
        if (found[j] == most[j]) {
          need -= rows.inflow(row, j) * (most[j] - least[j]);
        }
      }
      for (int k = 0; k < free.length; k++) {
        sum[k] = sum[k] * growth + rows.inflow(row, free[k]);
      }
      if (point[scaled.instruments.length + row] <= ZERO) {
        equations.add(sum.clone());
        needed.add(need);
        Arrays.fill(sum, 0.0);
        need = 0.0;
      }
    }
    double[] units = found.clone();
    if (free.length == 0 || equations.size() < free.length) {
      return units;
    }
    try {
      double[] exact =
          new QRDecomposition(new Array2DRowRealMatrix(equations.toArray(double[][]::new), false))
              .getSolver()
              .solve(new ArrayRealVector(needed.toArray(Double[]::new)))
              .toArray();
      for (int k = 0; k < free.length; k++) {
        int j = free[k];
        units[j] = Math.clamp(least[j] + exact[k], least[j], most[j]);
      }
    } catch (SingularMatrixException e) {
      return found.clone();
    }
    return units;
  }

  /**
   * From the dual programme. With w at least 0 for each row, and what a unit of j has paid until
   * then, with interest, at most price(j) + z(j): no holding costs less than what has been needed
   * until then, with interest, times w, less limit(j) z(j). Any w proves a bound, so rounding can
   * only weaken it.
   */
  private Bound bound(Run run) {
    boolean[] all = new boolean[problem.instruments()];
    Arrays.fill(all, true);
    MatchRows rows = new MatchRows(problem, new double[all.length], all);
    return new MatchDual(problem, rows)
        .bound((objective, constraints) -> run.optimize(objective, constraints, GoalType.MAXIMIZE));
  }

  /** Rows and columns of numbers near 1. */
  private static final class Scaled {
    private final MatchProblem problem;
    private final MatchRows rows;
    // Those that may be bought and pay in time.
    private final int[] instruments;
    private final double[] unit;
    private final double[] rowScale;
    private double largestNeed;

    Scaled(MatchProblem problem, MatchRows rows, boolean[] active) {
      this.problem = problem;
      this.rows = rows;
      for (double need : rows.needs) {
        largestNeed = Math.max(largestNeed, need);
      }
      rowScale = new double[rows.count()];
      for (int i = 0; i < rowScale.length; i++) {
        rowScale[i] = Math.max(rows.needs.get(i), SMALL * largestNeed);
      }
      List<Integer> used = new ArrayList<>();
      unit = new double[active.length];
      for (int j = 0; j < active.length; j++) {
        double largest = 0.0;
        for (int i = 0; i < rowScale.length; i++) {
          largest = Math.max(largest, rows.inflow(i, j) / rowScale[i]);
        }
        if (active[j] && largest > 0.0) {
          used.add(j);
          unit[j] = 1.0 / largest;
        }
      }
      instruments = used.stream().mapToInt(j -> j).toArray();
    }

    double[] prices() {
      double[] prices = new double[instruments.length + rows.count()];
      double largest = 0.0;
      for (int k = 0; k < instruments.length; k++) {
        prices[k] = problem.prices()[instruments[k]] * unit[instruments[k]];
        largest = Math.max(largest, prices[k]);
      }
      for (int k = 0; k < instruments.length && largest > 0.0; k++) {
        prices[k] /= largest;
      }
      return prices;
    }

    List<LinearConstraint> constraints(double[] least, double[] most) {
      int count = instruments.length;
      List<LinearConstraint> constraints = new ArrayList<>();
      for (int i = 0; i < rows.count(); i++) {
        double[] row = new double[count + rows.count()];
        for (int k = 0; k < count; k++) {
          int j = instruments[k];
          row[k] = rows.inflow(i, j) * unit[j] / rowScale[i];
        }
        if (i > 0) {
          row[count + i - 1] = rows.growth.get(i) * rowScale[i - 1] / rowScale[i];
        }
        row[count + i] = -1.0;
        constraints.add(
            new LinearConstraint(row, Relationship.EQ, rows.needs.get(i) / rowScale[i]));
      }
      for (int k = 0; k < count; k++) {
        int j = instruments[k];
        if (most[j] < Double.POSITIVE_INFINITY) {
          double[] row = new double[count + rows.count()];
          row[k] = 1.0;
          constraints.add(
              new LinearConstraint(row, Relationship.LEQ, (most[j] - least[j]) / unit[j]));
        }
      }
      return constraints;
    }

    /** Units, exactly at a bound where they are near. */
    double[] units(double[] point, double[] least, double[] most) {
      double[] units = least.clone();
      for (int k = 0; k < instruments.length; k++) {
        int j = instruments[k];
        double room = (most[j] - least[j]) / unit[j];
        units[j] =
            point[k] <= ZERO
                ? least[j]
                : room - point[k] <= ZERO ? most[j] : least[j] + point[k] * unit[j];
      }
      return units;
    }
  }
}
