package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.Ir;
import dev.almanac.ir.PolicyIr;
import dev.almanac.ir.ProgramIr;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Problem;
import dev.almanac.simulation.MarketModel;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Follows one path: what the market did, what was held, recorded and paid, and where it failed. */
final class PathTrace {

  private final ProgramIr program;
  private final Evaluator evaluator;
  private final Job job;

  PathTrace(ProgramIr program, Evaluator evaluator, Job job) {
    this.program = program;
    this.evaluator = evaluator;
    this.job = job;
  }

  /**
   * Follows a path of a run that has been simulated on a few paths only.
   *
   * @param paths how many it has instead of what the plan says, if given
   */
  String trace(String runName, String strategy, long path, OptionalLong paths) {
    RunValue run = run(runName);
    requirePath(run, path, paths);
    return follow(run, outcome(run, strategy).program(), path);
  }

  /** Says how many paths fail, and follows the first of them. */
  String traceFailing(String runName, String strategy) {
    RunValue run = run(runName);
    OutcomeValue outcome = outcome(run, strategy);
    String of = run.name() + "." + outcome.name();
    int payments = outcome.paymentsUpTo(outcome.horizon());
    double[] lived = outcome.livedSample().values();
    int[] failed = IntStream.range(0, lived.length).filter(i -> lived[i] < payments).toArray();
    if (failed.length == 0) {
      return String.format(Locale.ROOT, "%s fails on none of %,d paths%n", of, lived.length);
    }
    String first =
        String.format(
            Locale.ROOT,
            "%s fails on %,d of %,d paths, first on path %d%n",
            of,
            failed.length,
            lived.length,
            failed[0]);
    return first + follow(run, outcome.program(), failed[0]);
  }

  private void requirePath(RunValue run, long path, OptionalLong given) {
    long paths = run.paths();
    if (!(run.market().law() instanceof MarketValue.Historical)) {
      paths = given.orElseGet(() -> asked(run.name()));
    }
    if (path >= paths) {
      String number = Long.toString(path);
      var span = new Span(Source.of("--path", number), 0, number.length());
      throw new Problem(
          Diagnostic.error(
                  "explain/path",
                  "the run `" + run.name() + "` has no path " + number,
                  span,
                  String.format(Locale.ROOT, "it has %,d paths", paths))
              .withHint("paths are counted from 0: the last is " + (paths - 1)));
    }
  }

  /** Returns how many paths the plan asks for. */
  private long asked(String run) {
    return program.globals().stream()
        .filter(g -> g.kind().equals("run") && g.name().equals(run))
        .filter(g -> g.value() instanceof Ir.Simulate)
        .map(g ->
            (long) evaluator.number(((Ir.Simulate) g.value()).paths(), evaluator.frame(g.slots())))
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static OutcomeValue outcome(RunValue run, String strategy) {
    return strategy.isEmpty()
        ? run.outcomes().getFirst()
        : run.outcome(strategy)
            .orElseThrow(() ->
                problem(
                    "explain/strategy",
                    "the run `" + run.name() + "` has no strategy `" + strategy + "`",
                    run.outcomes().stream().map(OutcomeValue::name).toList()));
  }

  private RunValue run(String name) {
    var names = new java.util.ArrayList<String>();
    for (int i = 0; i < program.globals().size(); i++) {
      ProgramIr.GlobalIr g = program.globals().get(i);
      if (g.kind().equals("run")) {
        names.add(g.name());
        if (name.isEmpty() || g.name().equals(name)) {
          return (RunValue) evaluator.global(i, g.value().span());
        }
      }
    }
    String wanted = name.isEmpty() ? "" : " `" + name + "`";
    throw problem("explain/run", "the plan has no run" + wanted, names);
  }

  private static Problem problem(String code, String title, List<String> names) {
    String option = code.equals("explain/run") ? "--run" : "--strategy";
    var span = new Span(Source.of(option, ""), 0, 0);
    String label = names.isEmpty() ? "there are none" : "there are " + String.join(", ", names);
    return new Problem(Diagnostic.error(code, title, span, label));
  }

  private String follow(RunValue run, PolicyProgram p, long path) {
    PolicyIr policy = p.policy();
    Map<String, Double> recorded = new LinkedHashMap<>();
    var runner =
        new PolicyRunner(
            p,
            2,
            true,
            (series, index, column, n) -> {
              if (series < policy.series().size()) {
                recorded.put(policy.series().get(series).name(), column[0]);
              }
            });
    MarketModel.Draw draw =
        MarketModels.of(run.market(), run.seed(), program.monthly(), p.periods(), true).newDraw();
    double[][] growth = new double[policy.assets().size() + MarketModel.FACTORS][2];
    draw.begin(path, 1);
    runner.begin(path, run.seed(), 1);
    var out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "run %s, strategy %s, path %d, seed %d%n",
            run.name(),
            p.strategy().name(),
            path,
            run.seed()));
    out.append(String.format(Locale.ROOT, "starts with %,.4f%n", p.initialWealth()));
    Optional<String> failure = Optional.empty();
    for (int period = 1; period <= p.periods(); period++) {
      job.check();
      recorded.clear();
      draw.period(period, growth, 1);
      runner.period(period, growth, 1);
      out.append(line(runner, period, factors(run.market(), growth, period), recorded));
      boolean alive = runner.register(PolicyIr.ALIVE)[0] == 1.0;
      if (!alive && failure.isEmpty()) {
        failure = Optional.of(failed(p, runner, period));
        out.append("  ").append(failure.get()).append('\n');
      }
    }
    out.append(failure.orElse("every payment was made in full")).append('\n');
    return out.toString();
  }

  private String line(
      PolicyRunner runner, int period, String factors, Map<String, Double> recorded) {
    var out = new StringBuilder();
    out.append(
        program.monthly()
            ? String.format(Locale.ROOT, "month %3d:", period)
            : String.format(Locale.ROOT, "year %2d:", period));
    out.append(runner.describe(0));
    out.append(factors);
    recorded.forEach((name, v) -> out.append(String.format(Locale.ROOT, " %s %.4f", name, v)));
    return out.append('\n').toString();
  }

  /** The short rate and the price level at the end of a period, where they are drawn. */
  private String factors(MarketValue market, double[][] growth, int period) {
    int assets = market.assets().size();
    var out = new StringBuilder();
    if (market.factors().hasRandomRates()) {
      double years = (double) period / program.periodsPerYear();
      double mean = market.factors().rates().orElseThrow().meanRate(years);
      double rate = mean + growth[assets + MarketModel.RATE][0];
      out.append(String.format(Locale.ROOT, " short rate %+.2f%%,", 100 * rate));
    }
    if (market.hasRandomInflation()) {
      double level = growth[assets + MarketModel.PRICES][0];
      out.append(String.format(Locale.ROOT, " prices %.4f,", level));
    }
    return out.toString();
  }

  /** Names the payment that failed, back to the line that asks for it. */
  private String failed(PolicyProgram p, PolicyRunner runner, int period) {
    int lived = (int) runner.lived()[0];
    Schedule.Payment payment = p.payments().get(lived);
    long earlier =
        p.payments().subList(0, lived).stream()
            .filter(x -> x.year() == payment.year() && x.start() == payment.start())
            .count();
    String where =
        p.policy().blocks().stream()
            .filter(b -> b.start() == payment.start())
            .flatMap(b -> b.instructions().stream())
            .filter(i -> i.op() == dev.almanac.ir.Op.SPEND)
            .map(i -> i.span().toString())
            .skip(program.monthly() ? 0 : earlier)
            .findFirst()
            .orElse("");
    return String.format(
        Locale.ROOT,
        "failed in year %d: wealth did not cover what is spent at the %s of the year (%s)",
        p.year(period),
        payment.start() ? "start" : "end",
        where);
  }
}
