package dev.almanac.execute;

import dev.almanac.simulation.BlockWorker;
import dev.almanac.simulation.Columns;
import dev.almanac.simulation.MarketModel;
import dev.almanac.simulation.Thresholds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the passes of a study on one block of paths; one object per thread. The block's market is
 * drawn once, for all its periods, and stays in the cache while every portfolio walks through it.
 */
final class OnePassWorker implements BlockWorker {

  /** Drawn growth of a block should not take more than this many bytes. */
  private static final int CACHE = 1 << 20;

  private final MarketModel.Draw draw;
  private final double[][][] growth;
  private final List<PortfolioPass> passes;
  private final PolicyRunner[] runners;
  private final Thresholds[] thresholds;
  private final long[][][] histograms;
  private final double[] sum;
  private int current;
  private int payment;
  private int compared;

  OnePassWorker(MarketModel market, List<PortfolioPass> passes, int periods, int lanes) {
    this.draw = market.newDraw();
    this.growth = new double[periods][market.assets()][lanes];
    this.passes = passes;
    this.runners = new PolicyRunner[passes.size()];
    this.thresholds = new Thresholds[passes.size()];
    this.histograms = new long[passes.size()][][];
    this.sum = new double[lanes];
    Map<List<Double>, Thresholds> known = new HashMap<>();
    for (int p = 0; p < runners.length; p++) {
      PortfolioPass pass = passes.get(p);
      runners[p] =
          new PolicyRunner(pass.program(), lanes, (amount, wealth, n) -> due(pass, wealth, n));
      List<Double> key = Arrays.stream(pass.criticals()).boxed().toList();
      thresholds[p] = known.computeIfAbsent(key, k -> new Thresholds(pass.criticals()));
      histograms[p] = new long[pass.wanted().length][thresholds[p].slots()];
    }
  }

  /** Returns a block size, at most the one given, at which a block's growth stays in the cache. */
  static int lanes(int most, int periods, int assets) {
    int lanes = most;
    while (lanes > 64 && 8L * lanes * periods * assets > CACHE) {
      lanes /= 2;
    }
    return lanes;
  }

  long[][] histograms(int pass) {
    return histograms[pass];
  }

  @Override
  public void run(long first, int n, long block) {
    draw.begin(first, n);
    for (int period = 1; period <= growth.length; period++) {
      draw.period(period, growth[period - 1], n);
    }
    for (current = 0; current < runners.length; current++) {
      int[] wanted = passes.get(current).wanted();
      PolicyRunner runner = runners[current];
      Columns.fill(sum, 0.0, n);
      payment = 0;
      compared = 0;
      runner.beginWith(1.0, n);
      for (int period = 1; compared < wanted.length; period++) {
        runner.period(period, growth[period - 1], n);
      }
    }
  }

  /** A payment falls due when 1 has grown to {@code wealth}. */
  private void due(PortfolioPass pass, double[] wealth, int n) {
    double amount = payment < pass.payments().length ? pass.payments()[payment] : 0.0;
    payment++;
    Columns.addQuotient(sum, amount, wealth, n);
    if (compared < pass.wanted().length && pass.wanted()[compared] == payment) {
      thresholds[current].count(sum, n, histograms[current][compared]);
      compared++;
    }
  }
}
