package dev.almanac.finance;

import java.util.Optional;

/**
 * The Cholesky factor of a correlation matrix, row by row; semidefinite will do. In row i, what the
 * factors before j explain of the correlation of i and j, and the variance they leave to both,
 * bound that correlation: the first one out of its bounds is the impossible one.
 */
final class Cholesky {
  /** How far a correlation may be out of bounds; it is then taken to be at the bound. */
  static final double TOLERANCE = 1e-7;

  // Rounding noise: the variance left to an asset that those before it determine.
  private static final double NO_VARIANCE = 1e-14;

  private final double[][] correlation;
  private final double[][] factor;

  private Cholesky(double[][] correlation) {
    this.correlation = correlation;
    this.factor = new double[correlation.length][correlation.length];
  }

  /** The factor with zeros above the diagonal, of a possible matrix given by its lower triangle. */
  static double[][] factor(double[][] lower) {
    Cholesky cholesky = new Cholesky(lower);
    cholesky.firstImpossible();
    return cholesky.factor;
  }

  static Optional<CorrelationMatrix.Impossible> firstImpossible(double[][] lower) {
    return new Cholesky(lower).firstImpossible();
  }

  private Optional<CorrelationMatrix.Impossible> firstImpossible() {
    for (int i = 0; i < factor.length; i++) {
      double left = 1.0;
      for (int j = 0; j < i; j++) {
        double given = correlation[i][j];
        double explained = explained(i, j);
        double room = factor[j][j] * Math.sqrt(left);
        if (Math.abs(given - explained) > room + TOLERANCE) {
          return Optional.of(
              new CorrelationMatrix.Impossible(
                  i, j, given, Math.max(-1.0, explained - room), Math.min(1.0, explained + room)));
        }
        double bound = Math.sqrt(left);
        double loading = factor[j][j] == 0.0 ? 0.0 : (given - explained) / factor[j][j];
        factor[i][j] = Math.clamp(loading, -bound, bound);
        left = Math.max(0.0, Math.fma(-factor[i][j], factor[i][j], left));
      }
      factor[i][i] = left < NO_VARIANCE ? 0.0 : Math.sqrt(left);
    }
    return Optional.empty();
  }

  private double explained(int i, int j) {
    double sum = 0.0;
    for (int k = 0; k < j; k++) {
      sum = Math.fma(factor[i][k], factor[j][k], sum);
    }
    return sum;
  }
}
