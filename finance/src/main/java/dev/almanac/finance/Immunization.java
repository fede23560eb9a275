package dev.almanac.finance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Immunization (Redington 1952): instruments that together are worth what is owed and of the same
 * duration, so that a small parallel change of yields changes both alike. Where the convexity of
 * the instruments is the larger, any such change leaves a surplus, to second order. Durations and
 * convexities are those on a curve, of {@link CashFlows#duration(YieldCurve)} and {@link
 * CashFlows#convexity(YieldCurve)}. A change that is not parallel is not guarded against.
 *
 * @param values of each instrument to hold, in present value; negative for one to be sold short
 * @param units the values over the present value of one unit
 * @param duration of the obligations and the instruments, in years
 * @param convexity of the instruments, in years squared
 * @param obligationsConvexity of the obligations, in years squared
 */
public record Immunization(
    List<Double> values,
    List<Double> units,
    double duration,
    double convexity,
    double obligationsConvexity) {
  // Relative to the largest: instruments as alike as this do not tell their weights.
  private static final double ALIKE = 1e-9;

  public Immunization {
    values = List.copyOf(values);
    units = List.copyOf(units);
  }

  /** Whether a small change of yields either way leaves a surplus. */
  public boolean leavesSurplus() {
    return convexity > obligationsConvexity;
  }

  /** Whether nothing is sold short: the obligations' duration is within the instruments'. */
  public boolean holdsAll() {
    return values.stream().allMatch(value -> value >= 0.0);
  }

  /**
   * By two instruments, of different duration.
   *
   * @param obligations of positive present value, as positive amounts
   */
  public static Immunization of(
      CashFlows obligations, CashFlows first, CashFlows second, YieldCurve curve) {
    return solve(obligations, List.of(first, second), curve, Double.NaN);
  }

  /**
   * By three instruments, with a convexity asked for besides.
   *
   * @param convexity of the instruments together, more than the obligations' for a surplus
   */
  public static Immunization of(
      CashFlows obligations,
      CashFlows first,
      CashFlows second,
      CashFlows third,
      YieldCurve curve,
      double convexity) {
    if (!Double.isFinite(convexity)) {
      throw new IllegalArgumentException("convexity " + convexity);
    }
    return solve(obligations, List.of(first, second, third), curve, convexity);
  }

  private static Immunization solve(
      CashFlows obligations, List<CashFlows> instruments, YieldCurve curve, double convexity) {
    int n = instruments.size();
    double owed = obligations.presentValue(curve);
    double duration = obligations.duration(curve);
    double[][] rows = new double[3][n];
    for (int j = 0; j < n; j++) {
      rows[0][j] = 1.0;
      rows[1][j] = instruments.get(j).duration(curve);
      rows[2][j] = instruments.get(j).convexity(curve);
    }
    double[] weights = weights(Arrays.copyOf(rows, n), new double[] {1.0, duration, convexity});
    List<Double> values = new ArrayList<>();
    List<Double> units = new ArrayList<>();
    double total = 0.0;
    for (int j = 0; j < n; j++) {
      values.add(weights[j] * owed);
      units.add(weights[j] * owed / instruments.get(j).presentValue(curve));
      total += weights[j] * rows[2][j];
    }
    return new Immunization(values, units, duration, total, obligations.convexity(curve));
  }

  private static double[] weights(double[][] rows, double[] sums) {
    double[][] scaled = new double[rows.length][];
    double[] right = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double largest = 0.0;
      for (double value : rows[i]) {
        largest = Math.max(largest, Math.abs(value));
      }
      double scale = largest > 0.0 ? largest : 1.0;
      scaled[i] = Arrays.stream(rows[i]).map(value -> value / scale).toArray();
      right[i] = sums[i] / scale;
    }
    try {
      return new LUDecomposition(new Array2DRowRealMatrix(scaled, false), ALIKE)
          .getSolver()
          .solve(new ArrayRealVector(right))
          .toArray();
    } catch (SingularMatrixException e) {
      throw new IllegalArgumentException(
          rows.length == 2
              ? "two instruments of the same duration " + rows[1][0]
              : "three instruments of which one is like the others",
          e);
    }
  }
}
