package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.Ir;
import dev.almanac.ir.PolicyIr;
import dev.almanac.ir.ProgramIr;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Problem;
import dev.almanac.simulation.Blocks;
import dev.almanac.simulation.Cancelled;
import dev.almanac.simulation.MarketModel;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Starts the simulations that a plan asks for. */
final class Runs {

  private final ProgramIr program;
  private final Evaluator evaluator;
  private final Job job;
  private final OptionalLong paths;
  private final OptionalLong seed;
  private final StringBuilder log = new StringBuilder();

  /**
   * @param paths instead of what the plan says, if given
   * @param seed likewise
   */
  Runs(ProgramIr program, Evaluator evaluator, Job job, OptionalLong paths, OptionalLong seed) {
    this.program = program;
    this.evaluator = evaluator;
    this.job = job;
    this.paths = paths;
    this.seed = seed;
  }

  RunValue simulate(Ir.Simulate s, Frame frame) {
    List<?> strategies = (List<?>) evaluator.evaluate(s.strategies(), frame);
    var market = (MarketValue) evaluator.evaluate(s.market(), frame);
    long asked = paths(s.paths(), frame);
    long draws = seed(s.seed(), frame);
    var all = new ArrayList<StrategyValue>();
    for (Object each : strategies) {
      var strategy = (StrategyValue) each;
      checkAssets(strategy, market, s.strategies().span());
      all.add(distinct(strategy, all));
    }
    if (all.isEmpty()) {
      throw new Problem(
          Diagnostic.error(
              "simulate/empty", "there is no strategy to simulate", s.strategies().span(), ""));
    }
    int years = all.stream().mapToInt(StrategyValue::horizon).max().orElse(0);
    long count = count(market, asked, years * program.periodsPerYear(), s.market().span());
    return run(s, market, all, count, draws);
  }

  /** Two strategies without names of their own are told apart by a number. */
  private static StrategyValue distinct(StrategyValue strategy, List<StrategyValue> earlier) {
    String name = strategy.name();
    long same =
        earlier.stream()
            .map(StrategyValue::name)
            .filter(n -> n.equals(name) || n.startsWith(name + " "))
            .count();
    return same == 0 ? strategy : strategy.named(name + " " + (same + 1));
  }

  private RunValue run(
      Ir.Simulate s, MarketValue market, List<StrategyValue> strategies, long count, long draws) {
    List<OutcomeValue.Course> courses =
        evaluator
            .globals()
            .recall()
            .map(r -> new KnownCourses(this, evaluator, r).of(s, market, strategies, count, draws))
            .orElseGet(
                () -> courses(market, programs(strategies, market), count, draws, 1, s.span()));
    var outcomes = new ArrayList<OutcomeValue>();
    for (OutcomeValue.Course c : courses) {
      StrategyValue strategy = c.program().strategy();
      outcomes.add(
          new OutcomeValue(
              strategy::name, strategy.horizon(), count, market, OptionalLong.empty(), () -> c));
    }
    return new RunValue(market, count, draws, outcomes);
  }

  private List<PolicyProgram> programs(List<StrategyValue> strategies, MarketValue market) {
    return strategies.stream().map(s -> new PolicyProgram(s, market, evaluator)).toList();
  }

  /**
   * Simulates strategies on the same paths, and keeps what the plan reads of them.
   *
   * @param shares how many such courses share the memory for columns
   */
  List<OutcomeValue.Course> courses(
      MarketValue market,
      List<PolicyProgram> programs,
      long count,
      long draws,
      int shares,
      Span span) {
    String label = programs.size() == 1 ? programs.getFirst().strategy().name() : "simulation";
    var simulation = new Simulation(market, programs, draws, program.monthly(), job, label);
    List<PathColumns.Key> keys = columns(programs, program.mentioned()::contains);
    List<PathColumns.Key> all = columns(programs, name -> true);
    long memory = job.allowance().memory(count, span);
    int capacity = (int) Math.min(all.size() + 1L, memory / shares / (8 * count));
    var columns =
        new PathColumns(
            (int) count,
            capacity,
            market.isIndependent(),
            all,
            keys,
            wanted -> simulation.fill((int) count, wanted));
    boolean funded = program.asksForFunding();
    long[][] failures = simulation.run((int) count, columns.firstPass(), funded);
    tell(market, programs, count, draws, keys.size(), capacity);
    var courses = new ArrayList<OutcomeValue.Course>();
    for (int i = 0; i < programs.size(); i++) {
      courses.add(
          new OutcomeValue.Course(
              programs.get(i),
              i,
              Arrays.stream(failures[i]).boxed().toList(),
              columns,
              simulation.funding(i)));
    }
    return courses;
  }

  // ---- what studies need

  /** A history has as many paths as it has starts; other markets have as many as one asks for. */
  long count(MarketValue market, long asked, int periods, Span span) {
    if (!(market.law() instanceof MarketValue.Historical h)) {
      return asked;
    }
    int paths = MarketModels.paths(h.history(), program.monthly(), periods);
    if (paths < 2) {
      int years = program.monthly() ? (periods + 11) / 12 : periods;
      String step = h.history().stepsPerYear() == 1 ? " years" : " months";
      throw new Problem(
          Diagnostic.error(
                  "market/short",
                  "this history is too short for the plan",
                  span,
                  "the plan runs " + years + (years == 1 ? " year" : " years"))
              .withExplanation(
                  "`"
                      + h.history().name()
                      + "` has "
                      + h.history().steps()
                      + step
                      + "; a run walks it from at least two of them."));
    }
    return paths;
  }

  long paths(Ir asked, Frame frame) {
    long count = paths.orElse((long) evaluator.number(asked, frame));
    job.allowance().checkPaths(paths, asked, count);
    return count;
  }

  long seed(Ir asked, Frame frame) {
    return seed.orElse((long) evaluator.number(asked, frame));
  }

  Allowance allowance() {
    return job.allowance();
  }

  boolean isSharing() {
    return job.isSharing();
  }

  /** Simulates strategies and counts their failures only. */
  long[][] failures(
      MarketValue market, List<PolicyProgram> programs, long count, long draws, String label) {
    return new Simulation(market, programs, draws, program.monthly(), job, label)
        .run((int) count, Map.of(), false);
  }

  /** Walks portfolios through the market, and lets each answer its cells. */
  void onePass(MarketValue market, List<PortfolioPass> passes, int count, long draws) {
    int periods = passes.stream().mapToInt(p -> p.program().periods()).max().orElse(0);
    MarketModel model = MarketModels.of(market, draws, program.monthly(), periods, false);
    String label = passes.getFirst().program().strategy().name();
    int lanes = OnePassWorker.lanes(job.blockSize(), periods, model.assets());
    var workers = new ArrayList<OnePassWorker>();
    try {
      Blocks.run(
          count,
          lanes,
          job.threads(),
          job.cancellation(),
          (done, total) -> job.listener().progress(label, done, total),
          () -> {
            var worker = new OnePassWorker(model, passes, periods, lanes);
            workers.add(worker);
            return worker;
          });
    } catch (Cancelled e) {
      throw new JobCancelled();
    }
    for (int p = 0; p < passes.size(); p++) {
      passes.get(p).answer(total(workers, p));
    }
    log.append("simulated ").append(count).append(" paths of ").append(periods);
    log.append(program.monthly() ? " months" : " years").append(" of ").append(market.name());
    log.append(", seed ").append(draws).append(": drawn once, by the names ");
    log.append(String.join(", ", MarketModels.names(market))).append('\n');
  }

  private static long[][] total(List<OnePassWorker> workers, int pass) {
    long[][] total = workers.getFirst().histograms(pass);
    for (OnePassWorker w : workers.subList(1, workers.size())) {
      for (int i = 0; i < total.length; i++) {
        for (int k = 0; k < total[i].length; k++) {
          total[i][k] += w.histograms(pass)[i][k];
        }
      }
    }
    return total;
  }

  void tell(String words) {
    log.append(words);
  }

  /** Returns what has been simulated, in words. */
  String log() {
    return log.toString();
  }

  private void tell(
      MarketValue market,
      List<PolicyProgram> programs,
      long count,
      long draws,
      int columns,
      int capacity) {
    int periods = programs.stream().mapToInt(PolicyProgram::periods).max().orElse(0);
    log.append("simulated ").append(count).append(" paths of ").append(periods);
    log.append(program.monthly() ? " months" : " years").append(" of ").append(market.name());
    log.append(", seed ").append(draws).append(": drawn once, by the names ");
    log.append(String.join(", ", MarketModels.names(market))).append('\n');
    for (PolicyProgram p : programs) {
      int perPath = p.policy().blocks().stream().mapToInt(b -> b.instructions().size()).sum();
      log.append("  ").append(p.strategy().name()).append(": ").append(perPath);
      log.append(" instructions on each path a period, ").append(p.policy().planned().size());
      log.append(" planned values, ").append(p.payments().size()).append(" payments\n");
    }
    log.append("  kept ").append(columns).append(" columns of what was recorded");
    log.append(columns <= capacity ? "\n" : "; not all at once: drawn again when read\n");
  }

  /** Only what the plan reads somewhere by name is kept; any other column can be drawn again. */
  private List<PathColumns.Key> columns(List<PolicyProgram> programs, Predicate<String> wanted) {
    var keys = new ArrayList<PathColumns.Key>();
    for (int p = 0; p < programs.size(); p++) {
      List<PolicyIr.Series> series = programs.get(p).policy().series();
      for (int s = 0; s < series.size(); s++) {
        if (wanted.test(series.get(s).name())) {
          int length =
              series.get(s).monthly()
                  ? programs.get(p).periods()
                  : programs.get(p).strategy().horizon();
          for (int index = 1; index <= length; index++) {
            keys.add(new PathColumns.Key(p, s, index));
          }
        }
      }
    }
    if (program.asksForFunding()) {
      for (int p = 0; p < programs.size(); p++) {
        for (int l = 0; l < programs.get(p).liabilities(); l++) {
          keys.add(new PathColumns.Key(p, programs.get(p).unpaid(l), 1));
        }
      }
    }
    return keys;
  }

  static void checkAssets(StrategyValue strategy, MarketValue market, Span span) {
    if (!strategy.policy().assets().equals(market.assets())) {
      throw new Problem(
          Diagnostic.error(
                  "simulate/assets",
                  "`" + strategy.name() + "` plans with other assets than this run's market has",
                  span,
                  "it holds " + String.join(", ", strategy.policy().assets()))
              .withExplanation(
                  "The market `"
                      + market.name()
                      + "` has "
                      + String.join(", ", market.assets())
                      + "."));
    }
  }
}
