package dev.almanac.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A Markov chain of few states with one stationary distribution, and its moves on a column. */
final class MarkovChain {
  private static final double ROUNDING = 1e-9;

  private final double[] stationary;
  private final double[] start;
  private final double[][] moves;

  /**
   * A chain from its probabilities.
   *
   * @param transition at [from][to]; each row sums to 1
   * @throws IllegalArgumentException also if there is more than one stationary distribution
   */
  MarkovChain(double[][] transition) {
    int states = transition.length;
    this.moves = new double[states][];
    for (int from = 0; from < states; from++) {
      checkRow(transition[from], states);
      moves[from] = cumulative(transition[from]);
    }
    this.stationary = stationary(transition, recurrent(transition));
    this.start = cumulative(stationary);
  }

  double[] stationary() {
    return stationary.clone();
  }

  private static void checkRow(double[] row, int states) {
    boolean probabilities =
        row.length == states && Arrays.stream(row).allMatch(p -> p >= 0.0 && p <= 1.0);
    if (!probabilities || Math.abs(Arrays.stream(row).sum() - 1.0) > ROUNDING) {
      throw new IllegalArgumentException(
          "not the probabilities of a move: " + Arrays.toString(row));
    }
  }

  /** Its last possible state takes what rounding leaves. */
  private static double[] cumulative(double[] probabilities) {
    double[] sums = new double[probabilities.length];
    double sum = 0.0;
    int last = 0;
    for (int k = 0; k < sums.length; k++) {
      sum += probabilities[k];
      sums[k] = sum;
      last = probabilities[k] > 0.0 ? k : last;
    }
    Arrays.fill(sums, last, sums.length, 1.0);
    return sums;
  }

  /** The states that are returned to for ever, if all paths come to the same ones. */
  private static int[] recurrent(double[][] transition) {
    int states = transition.length;
    boolean[][] reaches = new boolean[states][states];
    for (int i = 0; i < states; i++) {
      for (int j = 0; j < states; j++) {
        reaches[i][j] = i == j || transition[i][j] > 0.0;
      }
    }
    for (int k = 0; k < states; k++) {
      for (int i = 0; i < states; i++) {
        for (int j = 0; j < states; j++) {
          reaches[i][j] |= reaches[i][k] && reaches[k][j];
        }
      }
    }
    for (int k = 0; k < states; k++) {
      int common = k;
      if (Arrays.stream(reaches).allMatch(row -> row[common])) {
        return IntStream.range(0, states).filter(j -> reaches[common][j]).toArray();
      }
    }
    throw new IllegalArgumentException("more than one stationary distribution");
  }

  /**
   * Elimination without a subtraction, so to the last digits also where a move is very rare
   * (Grassmann, Taksar and Heyman 1985).
   */
  private static double[] stationary(double[][] transition, int[] states) {
    int count = states.length;
    double[][] p = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        p[i][j] = transition[states[i]][states[j]];
      }
    }
    for (int k = count - 1; k > 0; k--) {
      double down = 0.0;
      for (int j = 0; j < k; j++) {
        down += p[k][j];
      }
      for (int i = 0; i < k; i++) {
        p[i][k] /= down;
        for (int j = 0; j < k; j++) {
          p[i][j] += p[i][k] * p[k][j];
        }
      }
    }
    double[] weight = new double[count];
    double sum = 0.0;
    for (int k = 0; k < count; k++) {
      weight[k] = k == 0 ? 1.0 : 0.0;
      for (int i = 0; i < k; i++) {
        weight[k] += weight[i] * p[i][k];
      }
      sum += weight[k];
    }
    double[] result = new double[transition.length];
    for (int k = 0; k < count; k++) {
      result[states[k]] = weight[k] / sum;
    }
    return result;
  }

  int states() {
    return moves.length;
  }

  double stationary(int state) {
    return stationary[state];
  }

  /** Draws states from the stationary distribution, by uniforms u. */
  void start(int[] state, double[] u, int n) {
    for (int i = 0; i < n; i++) {
      state[i] = draw(start, u[i]);
    }
  }

  /** Moves every lane once, by uniforms u. */
  void move(int[] state, double[] u, int n) {
    for (int i = 0; i < n; i++) {
      state[i] = draw(moves[state[i]], u[i]);
    }
  }

  private static int draw(double[] sums, double u) {
    int k = 0;
    while (u >= sums[k]) {
      k++;
    }
    return k;
  }
}
