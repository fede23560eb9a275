package dev.almanac.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * De Santis (2026) once more, written from the paper's equations and sharing no code with the
 * engine: the oracle of {@link IndependentDeSantisTest}.
 */
final class PaperModel {

  private static final NormalDistribution NORMAL = new NormalDistribution();

  private final double[] mean;
  private final double[] deviation;
  private final double[][] correlation;
  private final double[] liabilities;
  private final double level;
  private final boolean cvar;
  private final int steps;
  private final Map<Integer, double[]> found = new HashMap<>();

  /**
   * @param mean of log growth in a year, by asset
   * @param deviation of log growth in a year, by asset
   * @param correlation of log growth
   * @param liabilities by year, the first due at the end of year 1
   * @param cvar whether equation 2 is the measure, else equation 1
   * @param steps of the grid of weights: 100 for whole percents
   */
  PaperModel(
      double[] mean,
      double[] deviation,
      double[][] correlation,
      double[] liabilities,
      double level,
      boolean cvar,
      int steps) {
    this.mean = mean;
    this.deviation = deviation;
    this.correlation = correlation;
    this.liabilities = liabilities;
    this.level = level;
    this.cvar = cvar;
    this.steps = steps;
  }

  int assets() {
    return mean.length;
  }

  double level() {
    return level;
  }

  boolean cvar() {
    return cvar;
  }

  int steps() {
    return steps;
  }

  int years() {
    return liabilities.length;
  }

  /** All weights, the first asset's ascending. */
  List<double[]> grid() {
    var all = new ArrayList<double[]>();
    if (mean.length == 1) {
      all.add(new double[] {1});
    } else if (mean.length == 2) {
      for (int i = 0; i <= steps; i++) {
        all.add(new double[] {(double) i / steps, (double) (steps - i) / steps});
      }
    } else {
      for (int i = 0; i <= steps; i++) {
        for (int j = 0; j <= steps - i; j++) {
          all.add(
              new double[] {
                (double) i / steps, (double) j / steps, (double) (steps - i - j) / steps
              });
        }
      }
    }
    return all;
  }

  /** Equations 1 and 2. */
  double measure(double[] w, int t) {
    double mu = 0;
    double variance = 0;
    for (int a = 0; a < w.length; a++) {
      mu += w[a] * mean[a];
      for (int b = 0; b < w.length; b++) {
        variance += w[a] * w[b] * correlation[a][b] * deviation[a] * deviation[b];
      }
    }
    double z = NORMAL.inverseCumulativeProbability(level);
    double tail = cvar ? -NORMAL.density(z) / level : z;
    return t * mu + Math.sqrt(t) * Math.sqrt(variance) * tail;
  }

  double[] weights(int t) {
    return found.computeIfAbsent(t, this::search);
  }

  private double[] search(int t) {
    double[] best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] w : grid()) {
      double value = measure(w, t);
      if (value > most) {
        most = value;
        best = w;
      }
    }
    return best;
  }

  /** How far the best weights are from the next best: ties in the last bits say nothing. */
  double margin(int t) {
    double[] values = grid().stream().mapToDouble(w -> measure(w, t)).sorted().toArray();
    return values.length == 1
        ? Double.POSITIVE_INFINITY
        : values[values.length - 1] - values[values.length - 2];
  }

  /** The capital for 1 due in t years: equations 3 and 4. */
  double price(int t) {
    return Math.exp(-measure(weights(t), t));
  }

  /** Equations 5 and 6, with the liabilities that are left after year k. */
  double required(int k) {
    double sum = 0;
    for (int t = 1; t <= years() - k; t++) {
      sum += liabilities[k + t - 1] * price(t);
    }
    return sum;
  }

  /** Equation 7. */
  double[] glide(int k) {
    double[] sum = new double[mean.length];
    for (int t = 1; t <= years() - k; t++) {
      double[] w = weights(t);
      for (int a = 0; a < sum.length; a++) {
        sum[a] += w[a] * liabilities[k + t - 1] * price(t) / required(k);
      }
    }
    return sum;
  }

  /** What became of the paths: the first year not paid in full, and wealth after each payment. */
  static final class Paths {

    private final int[] firstUnpaid;
    private final double[][] wealth;

    private Paths(int[] firstUnpaid, double[][] wealth) {
      this.firstUnpaid = firstUnpaid;
      this.wealth = wealth;
    }

    double failure(int by) {
      return (double) Arrays.stream(firstUnpaid).filter(y -> y <= by).count() / firstUnpaid.length;
    }

    double mean(int year) {
      return Arrays.stream(wealth[year - 1]).average().orElseThrow();
    }

    double quantile(int year, double level) {
      double[] sorted = wealth[year - 1].clone();
      Arrays.sort(sorted);
      return sorted[(int) (level * (sorted.length - 1))];
    }
  }

  /** Equation 8 on random paths; spending falls by {@code share}, not below {@code floor}. */
  Paths simulate(int paths, double start, double floor, double share, long seed) {
    double[][] glide = new double[years()][];
    double[] required = new double[years()];
    for (int k = 0; k < years(); k++) {
      glide[k] = glide(k);
      required[k] = required(k);
    }
    double[][] root = root();
    var random = new Random(seed);
    int[] firstUnpaid = new int[paths];
    double[][] wealth = new double[years()][paths];
    for (int p = 0; p < paths; p++) {
      double w = start;
      firstUnpaid[p] = Integer.MAX_VALUE;
      for (int y = 1; y <= years(); y++) {
        w *= growth(root, glide[y - 1], random);
        double status = w / required[y - 1];
        double spending = Math.min(1, Math.max(floor, share * status + 1 - share));
        double due = spending * liabilities[y - 1];
        if (w < due && firstUnpaid[p] > y) {
          firstUnpaid[p] = y;
        }
        w = firstUnpaid[p] <= y ? 0 : w - due;
        wealth[y - 1][p] = w;
      }
    }
    return new Paths(firstUnpaid, wealth);
  }

  private double growth(double[][] root, double[] weights, Random random) {
    double[] z = new double[mean.length];
    Arrays.setAll(z, a -> random.nextGaussian());
    double growth = 0;
    for (int a = 0; a < z.length; a++) {
      double shock = 0;
      for (int b = 0; b <= a; b++) {
        shock += root[a][b] * z[b];
      }
      growth += weights[a] * Math.exp(mean[a] + deviation[a] * shock);
    }
    return growth;
  }

  /** The lower triangle whose product with its transpose is the correlation. */
  private double[][] root() {
    int n = mean.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = correlation[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
    }
    return l;
  }
}
