package dev.almanac.execute;

import dev.almanac.library.MarketValue;
import dev.almanac.simulation.BlockWorker;
import dev.almanac.simulation.Blocks;
import dev.almanac.simulation.Cancelled;
import dev.almanac.simulation.MarketModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One pass over the paths: each block's market is drawn once, for all strategies. */
final class Simulation {

  private final MarketValue market;
  private final List<PolicyProgram> programs;
  private final long seed;
  private final boolean monthly;
  private final Job job;
  private final String label;

  Simulation(
      MarketValue market,
      List<PolicyProgram> programs,
      long seed,
      boolean monthly,
      Job job,
      String label) {
    this.market = market;
    this.programs = programs;
    this.seed = seed;
    this.monthly = monthly;
    this.job = job;
    this.label = label;
  }

  /**
   * Simulates all strategies, or only those of the wanted columns when some are wanted that an
   * earlier pass did not keep.
   *
   * @param wanted the columns to fill
   * @return for each strategy, by payment, how many paths failed there first; last, how many never
   */
  long[][] run(int paths, Map<PathColumns.Key, double[]> wanted) {
    var workers = new ArrayList<Worker>();
    try {
      Blocks.run(
          paths,
          job.blockSize(),
          job.threads(),
          job.cancellation(),
          (done, total) -> job.listener().progress(label, done, total),
          () -> {
            var worker = new Worker(wanted);
            workers.add(worker);
            return worker;
          });
    } catch (Cancelled e) {
      throw new JobCancelled();
    }
    long[][] total = new long[programs.size()][];
    for (int s = 0; s < total.length; s++) {
      total[s] = new long[programs.get(s).payments().size() + 1];
      for (Worker w : workers) {
        for (int k = 0; k < total[s].length; k++) {
          total[s][k] += w.failures[s][k];
        }
      }
    }
    return total;
  }

  /** Returns the number of periods of the longest strategy. */
  private int periods() {
    return programs.stream().mapToInt(PolicyProgram::periods).max().orElse(0);
  }

  MarketModel model() {
    return Markets.model(market, seed, monthly, periods());
  }

  /** What one thread works with. */
  private final class Worker implements BlockWorker {
    private final MarketModel.Draw draw = model().newDraw();
    private final double[][] growth = new double[market.assets().size()][job.blockSize()];
    private final PolicyRunner[] runners = new PolicyRunner[programs.size()];
    private final long[][] failures = new long[programs.size()][];
    private final Map<PathColumns.Key, double[]> wanted;
    private long firstPath;

    Worker(Map<PathColumns.Key, double[]> wanted) {
      this.wanted = wanted;
      for (int s = 0; s < runners.length; s++) {
        int strategy = s;
        Set<Integer> series = new TreeSet<>();
        wanted.keySet().stream()
            .filter(k -> k.strategy() == strategy)
            .forEach(k -> series.add(k.series()));
        failures[s] = new long[programs.get(s).payments().size() + 1];
        runners[s] =
            new PolicyRunner(
                programs.get(s),
                job.blockSize(),
                series.contains(1),
                (which, index, column, n) -> {
                  if (series.contains(which)) {
                    keep(strategy, which, index, column, n);
                  }
                });
      }
    }

    @Override
    public void run(long first, int n, long block) {
      firstPath = first;
      draw.begin(first, n);
      for (PolicyRunner runner : runners) {
        runner.begin(growth, n);
      }
      int periods = periods();
      for (int period = 1; period <= periods; period++) {
        draw.period(period, growth, n);
        for (int s = 0; s < runners.length; s++) {
          if (period <= programs.get(s).periods()) {
            runners[s].period(period, n);
          }
        }
      }
      for (int s = 0; s < runners.length; s++) {
        count(s, n);
      }
    }

    private void count(int strategy, int n) {
      double[] lived = runners[strategy].lived();
      long[] counts = failures[strategy];
      for (int i = 0; i < n; i++) {
        counts[(int) lived[i]]++;
      }
      keep(strategy, programs.get(strategy).policy().series().size(), 1, lived, n);
    }

    private void keep(int strategy, int series, int index, double[] column, int n) {
      double[] target = wanted.get(new PathColumns.Key(strategy, series, index));
      if (target != null) {
        System.arraycopy(column, 0, target, (int) firstPath, n);
      }
    }
  }
}
