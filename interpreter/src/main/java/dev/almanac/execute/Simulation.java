package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Problem;
import dev.almanac.simulation.BlockWorker;
import dev.almanac.simulation.Blocks;
import dev.almanac.simulation.Cancelled;
import dev.almanac.simulation.MarketModel;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One pass over the paths: each block's market is drawn once, for all strategies. */
final class Simulation {

  private final MarketValue market;
  private final List<PolicyProgram> programs;
  private final long seed;
  private final boolean monthly;
  private final Job job;
  private final String label;
  private final List<Optional<FundingTally>> fundings = new ArrayList<>();

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
   * Simulates all strategies.
   *
   * @param wanted the columns to fill
   * @param funded whether to find what pays each liability
   * @return for each strategy, by payment, how many paths failed there first; last, how many never
   */
  long[][] run(int paths, Map<PathColumns.Key, double[]> wanted, boolean funded) {
    List<Integer> all = IntStream.range(0, programs.size()).boxed().toList();
    List<Worker> workers = pass(paths, wanted, all, funded);
    fundings.clear();
    all.forEach(s -> fundings.add(funding(s, workers)));
    long[][] total = new long[programs.size()][];
    for (int s = 0; s < total.length; s++) {
      checkDefined(s, workers, paths);
      total[s] = new long[programs.get(s).payments().size() + 1];
      for (Worker w : workers) {
        long[] counts = w.courses.get(s).failures;
        for (int k = 0; k < counts.length; k++) {
          total[s][k] += counts[k];
        }
      }
    }
    return total;
  }

  private static Optional<FundingTally> funding(int strategy, List<Worker> workers) {
    Optional<FundingTally> first = workers.getFirst().courses.get(strategy).tally;
    for (Worker other : workers.subList(1, workers.size())) {
      first.ifPresent(f -> f.add(other.courses.get(strategy).tally.orElseThrow()));
    }
    return first;
  }

  /** Returns what pays the liabilities under a strategy, if the last run was to find it. */
  Optional<FundingTally> funding(int strategy) {
    return fundings.get(strategy);
  }

  /** A path whose amounts are not numbers neither failed nor held: the plan is wrong. */
  private void checkDefined(int strategy, List<Worker> workers, int paths) {
    long undefined = workers.stream().mapToLong(w -> w.courses.get(strategy).undefined).sum();
    if (undefined > 0) {
      throw undefined(
          programs.get(strategy).strategy().span(), undefined + " of " + paths + " paths");
    }
  }

  static Problem undefined(Span strategy, String where) {
    return new Problem(
        Diagnostic.error(
                "path/undefined", "on some paths an amount is not a number", strategy, where)
            .withHint(
                "look for a division by 0, or `ln` or `sqrt` of a negative number, in this"
                    + " strategy"));
  }

  /** Fills columns that an earlier pass did not keep: simulates only the strategies they need. */
  void fill(int paths, Map<PathColumns.Key, double[]> wanted) {
    pass(paths, wanted, wanted.keySet().stream().map(k -> k.strategy()).distinct().toList(), false);
  }

  private List<Worker> pass(
      int paths, Map<PathColumns.Key, double[]> wanted, List<Integer> strategies, boolean funded) {
    var workers = new ArrayList<Worker>();
    try {
      Blocks.run(
          paths,
          job.blockSize(),
          job.threads(),
          job.cancellation(),
          (done, total) -> job.listener().progress(label, done, total),
          () -> {
            var worker = new Worker(wanted, strategies, funded);
            workers.add(worker);
            return worker;
          });
    } catch (Cancelled e) {
      throw new JobCancelled();
    }
    return workers;
  }

  /** Returns the number of periods of the longest strategy. */
  private int periods() {
    return programs.stream().mapToInt(PolicyProgram::periods).max().orElse(0);
  }

  MarketModel model() {
    return MarketModels.of(market, seed, monthly, periods(), factors());
  }

  private boolean factors() {
    return programs.stream().anyMatch(PolicyProgram::readsFactors);
  }

  /** What one thread works with. */
  private final class Worker implements BlockWorker {
    private final MarketModel.Draw draw = model().newDraw();
    private final double[][] growth =
        new double[market.assets().size() + (factors() ? MarketModel.FACTORS : 0)][job.blockSize()];
    private final List<Course> courses = new ArrayList<>();
    private final int periods;

    Worker(Map<PathColumns.Key, double[]> wanted, List<Integer> strategies, boolean funded) {
      strategies.forEach(s -> courses.add(new Course(s, wanted, funded)));
      this.periods = courses.stream().mapToInt(c -> c.program.periods()).max().orElse(0);
    }

    @Override
    public void run(long first, int n, long block) {
      draw.begin(first, n);
      for (Course c : courses) {
        c.begin(first, n);
      }
      for (int period = 1; period <= periods; period++) {
        draw.period(period, growth, n);
        for (Course c : courses) {
          c.period(period, growth, n);
        }
      }
      for (Course c : courses) {
        c.end(n);
      }
    }
  }

  /** One strategy in one thread, block after block. */
  private final class Course {
    private final int strategy;
    private final PolicyProgram program;
    private final PolicyRunner runner;
    private final Optional<Affordable> affordable;
    private final Optional<FundingTally> tally;
    private final long[] failures;
    private final Map<PathColumns.Key, double[]> wanted;
    private final boolean[] wantedSeries;
    private long firstPath;
    private long undefined;

    Course(int strategy, Map<PathColumns.Key, double[]> wanted, boolean funded) {
      this.strategy = strategy;
      this.program = programs.get(strategy);
      this.failures = new long[program.payments().size() + 1];
      this.wanted = wanted;
      this.wantedSeries = new boolean[program.unpaid(program.liabilities())];
      for (PathColumns.Key k : wanted.keySet()) {
        if (k.strategy() == strategy) {
          wantedSeries[k.series()] = true;
        }
      }
      this.runner = new PolicyRunner(program, job.blockSize(), wantedSeries[1], this::keep);
      this.affordable =
          wantedSeries[program.sustainable()]
              ? Optional.of(new Affordable(program, job.blockSize()))
              : Optional.empty();
      this.tally =
          funded || wantsUnpaid()
              ? Optional.of(FundingTally.of(program, runner, job.blockSize(), Optional.empty()))
              : Optional.empty();
    }

    /** Columns of what is unpaid come from the tally, too. */
    private boolean wantsUnpaid() {
      for (int s = program.unpaid(0); s < wantedSeries.length; s++) {
        if (wantedSeries[s]) {
          return true;
        }
      }
      return false;
    }

    void begin(long first, int n) {
      firstPath = first;
      runner.begin(first, seed, n);
      tally.ifPresent(t -> t.begin(first, seed, n));
      affordable.ifPresent(a -> a.begin(n));
    }

    void period(int period, double[][] growth, int n) {
      if (period <= program.periods()) {
        runner.period(period, growth, n);
        affordable.ifPresent(a -> a.period(period, growth, n));
        if (program.isLastOfYear(period)) {
          tally.ifPresent(t -> t.endYear(program.year(period), n));
        }
      }
    }

    void end(int n) {
      double[] lived = runner.lived();
      for (int i = 0; i < n; i++) {
        if (Double.isNaN(lived[i])) {
          undefined++;
        } else {
          failures[(int) lived[i]]++;
        }
      }
      keep(program.policy().series().size(), 1, lived, n);
      affordable.ifPresent(a -> keep(program.sustainable(), 1, a.multiple(n), n));
      tally.ifPresent(t -> {
        for (int l = 0; l < t.size(); l++) {
          keep(program.unpaid(l), 1, t.unpaid(l), n);
        }
      });
    }

    private void keep(int series, int index, double[] column, int n) {
      if (wantedSeries[series]) {
        double[] target = wanted.get(new PathColumns.Key(strategy, series, index));
        if (target != null) {
          System.arraycopy(column, 0, target, (int) firstPath, n);
        }
      }
    }
  }
}
