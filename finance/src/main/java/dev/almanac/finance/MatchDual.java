package dev.almanac.finance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.Relationship;

/** The dual of cash-flow matching, which proves that nothing is cheaper. */
final class MatchDual {
  private final MatchProblem problem;
  private final MatchRows rows;
  // What has been needed until each row, and paid by a unit of each instrument, with interest.
  private final double[] needed;
  private final double[][] paid;
  private final double[] unit;
  private final double largestPrice;
  private final List<Integer> limited = new ArrayList<>();

  MatchDual(MatchProblem problem, MatchRows rows) {
    this.problem = problem;
    this.rows = rows;
    int m = problem.instruments();
    needed = new double[rows.count()];
    paid = new double[rows.count()][m];
    for (int i = 0; i < needed.length; i++) {
      double growth = rows.growth.get(i);
      needed[i] = rows.needs.get(i) + (i == 0 ? 0.0 : growth * needed[i - 1]);
      for (int j = 0; j < m; j++) {
        paid[i][j] = rows.inflow(i, j) + (i == 0 ? 0.0 : growth * paid[i - 1][j]);
      }
    }
    unit = new double[m];
    double largest = 0.0;
    for (int j = 0; j < m; j++) {
      unit[j] = unit(j);
      largest = Math.max(largest, price(j));
      if (problem.limits()[j] < Double.POSITIVE_INFINITY) {
        limited.add(j);
      }
    }
    largestPrice = largest;
  }

  /** A bound, of 0 if the solver fails. */
  MatchProgram.Bound bound(
      BiFunction<double[], List<LinearConstraint>, Optional<double[]>> maximize) {
    double[] none = new double[rows.count()];
    return proved(
        largestPrice > 0.0
            ? maximize.apply(objective(), constraints()).map(this::weights).orElse(none)
            : none);
  }

  // The variables: weights times what is needed, then what a unit within each limit gains, both as
  // parts of the largest price, and the latter of no more than the whole limit.
  private double[] objective() {
    double[] objective = new double[rows.count() + limited.size()];
    Arrays.fill(objective, 1.0);
    for (int k = 0; k < limited.size(); k++) {
      double limit = limit(limited.get(k));
      objective[rows.count() + k] = -limit / Math.max(1.0, limit);
    }
    return objective;
  }

  private List<LinearConstraint> constraints() {
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int j = 0; j < problem.instruments(); j++) {
      double[] row = new double[rows.count() + limited.size()];
      for (int i = 0; i < rows.count(); i++) {
        row[i] = needed[i] > 0.0 ? paid[i][j] / needed[i] / unit[j] : 0.0;
      }
      int k = limited.indexOf(j);
      if (k >= 0) {
        row[rows.count() + k] = -1.0 / Math.max(1.0, limit(j));
      }
      constraints.add(new LinearConstraint(row, Relationship.LEQ, price(j) / largestPrice));
    }
    return constraints;
  }

  /** What all needs until some date cost if this instrument alone meets them. */
  private double price(int j) {
    return problem.prices()[j] / unit[j];
  }

  private double limit(int j) {
    return problem.limits()[j] * unit[j];
  }

  /** The largest part of a need that a unit pays. */
  private double unit(int j) {
    double largest = 0.0;
    for (int i = 0; i < needed.length; i++) {
      largest = needed[i] > 0.0 ? Math.max(largest, paid[i][j] / needed[i]) : largest;
    }
    return largest > 0.0 ? largest : 1.0;
  }

  private double[] weights(double[] point) {
    double[] weights = new double[rows.count()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = needed[i] > 0.0 ? Math.max(0.0, point[i]) * largestPrice / needed[i] : 0.0;
    }
    return weights;
  }

  /** What weights that are nearly right prove. */
  private MatchProgram.Bound proved(double[] weights) {
    double part = 1.0;
    double[] value = new double[problem.instruments()];
    for (int j = 0; j < value.length; j++) {
      for (int i = 0; i < weights.length; i++) {
        value[j] += weights[i] * paid[i][j];
      }
      if (problem.limits()[j] == Double.POSITIVE_INFINITY && value[j] > problem.prices()[j]) {
        part = Math.min(part, problem.prices()[j] / value[j]);
      }
    }
    double cost = 0.0;
    for (int i = 0; i < weights.length; i++) {
      cost += part * weights[i] * needed[i];
    }
    for (int j = 0; j < value.length; j++) {
      double excess = part * value[j] - problem.prices()[j];
      if (excess > 0.0 && problem.limits()[j] < Double.POSITIVE_INFINITY) {
        cost -= excess * problem.limits()[j];
      }
    }
    return new MatchProgram.Bound(Math.max(0.0, cost), marginalCosts(weights, part));
  }

  /** A dollar more on a date is needed until all later rows, with interest. */
  private double[] marginalCosts(double[] weights, double part) {
    double[] ofRow = new double[weights.length];
    for (int i = weights.length - 1; i >= 0; i--) {
      double later = i + 1 < weights.length ? rows.growth.get(i + 1) * ofRow[i + 1] : 0.0;
      ofRow[i] = part * weights[i] + later;
    }
    double[] costs = new double[rows.rowOf.length];
    for (int date = 0; date < costs.length; date++) {
      costs[date] = ofRow[rows.rowOf[date]] / rows.growthInRow[date];
    }
    return costs;
  }
}
