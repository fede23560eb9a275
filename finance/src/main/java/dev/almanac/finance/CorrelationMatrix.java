package dev.almanac.finance;

import java.util.Arrays;
import java.util.Optional;

/**
 * Correlations of assets 0, 1, ..., size - 1: symmetric, 1 on the diagonal, positive semidefinite.
 * Out of it by 1e-7 or less is taken for rounding.
 */
public final class CorrelationMatrix {
  private final double[][] lower;

  private CorrelationMatrix(double[][] lower) {
    this.lower = lower;
  }

  /** Correlations given pair by pair; a pair not given has correlation 0. */
  public static final class Builder {
    private final double[][] values;

    private Builder(int size) {
      values = new double[size][size];
      for (int i = 0; i < size; i++) {
        Arrays.fill(values[i], Double.NaN);
        values[i][i] = 1.0;
      }
    }

    /**
     * Gives the correlation of i and j.
     *
     * @param value in [-1, 1]; a pair may be given twice, in either order, but only with one value
     */
    public Builder pair(int i, int j, double value) {
      if (!(Math.abs(value) <= 1.0)) {
        throw new IllegalArgumentException("correlation " + value);
      }
      double given = values[i][j];
      if (!Double.isNaN(given) && given != value) {
        throw new IllegalArgumentException(
            "correlation of " + i + " and " + j + " is " + given + ", not " + value);
      }
      values[i][j] = value;
      values[j][i] = value;
      return this;
    }

    /**
     * The first pair that is impossible beside those before it; empty if the matrix can be built.
     */
    public Optional<Impossible> impossible() {
      return Cholesky.firstImpossible(filled());
    }

    public CorrelationMatrix build() {
      impossible()
          .ifPresent(pair -> {
            throw new IllegalArgumentException(pair.toString());
          });
      return new CorrelationMatrix(filled());
    }

    private double[][] filled() {
      double[][] filled = new double[values.length][];
      for (int i = 0; i < values.length; i++) {
        filled[i] = new double[i + 1];
        for (int j = 0; j <= i; j++) {
          filled[i][j] = Double.isNaN(values[i][j]) ? 0.0 : values[i][j];
        }
      }
      return filled;
    }
  }

  /**
   * A correlation that cannot go with those of the pairs before it (in the order (1,0), (2,0),
   * (2,1), (3,0), ...); between least and most it could.
   */
  public record Impossible(int i, int j, double value, double least, double most) {}

  public static Builder builder(int size) {
    return new Builder(size);
  }

  /** All correlations zero. */
  public static CorrelationMatrix independent(int size) {
    return builder(size).build();
  }

  /** Two assets. */
  public static CorrelationMatrix of(double correlation) {
    return builder(2).pair(1, 0, correlation).build();
  }

  public int size() {
    return lower.length;
  }

  public double get(int i, int j) {
    return i >= j ? lower[i][j] : lower[j][i];
  }

  /**
   * The lower triangular matrix whose product with its transpose is this one; square, with zeros
   * above the diagonal. An asset that others determine (a correlation of 1, say) has 0 on the
   * diagonal.
   */
  public double[][] cholesky() {
    return Cholesky.factor(lower);
  }
}
