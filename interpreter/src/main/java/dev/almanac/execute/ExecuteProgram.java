package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.ProgramIr;
import dev.almanac.ir.StepIr;
import dev.almanac.library.Problem;
import dev.almanac.result.Cell;
import dev.almanac.result.Expectation;
import dev.almanac.result.PlanResult;
import dev.almanac.result.RunSummary;
import dev.almanac.result.Shown;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import dev.almanac.type.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** From a program to its results. */
public final class ExecuteProgram {

  private final ProgramIr program;
  private final Evaluator evaluator;

  private ExecuteProgram(ProgramIr program, Job job, OptionalLong paths, OptionalLong seed) {
    this(program, new Evaluator(program, job, paths, seed));
  }

  ExecuteProgram(ProgramIr program, Evaluator evaluator) {
    this.program = program;
    this.evaluator = evaluator;
  }

  /**
   * Executes a program.
   *
   * @param paths instead of what the plan says, if given
   * @param seed likewise
   * @param hash of a text, for the record of what took part
   * @param warnings told of what runs and should not be so
   * @throws Problem if the plan turns out to be wrong when it is computed
   * @throws JobCancelled if the host stops the job
   */
  public static PlanResult execute(
      ProgramIr program,
      Job job,
      OptionalLong paths,
      OptionalLong seed,
      String engine,
      Function<Source, String> hash,
      Consumer<Diagnostic> warnings) {
    job.allowance().checkBeforehand(program, paths);
    var execution = new ExecuteProgram(program, job, paths, seed);
    PlanResult result = execution.execute(engine, hash);
    execution.warn(warnings);
    return result;
  }

  void warn(Consumer<Diagnostic> warnings) {
    var funding = new FundingWarnings(evaluator.flows(), warnings);
    var strategies = new ArrayList<StrategyValue>();
    each(
        "run",
        name -> true,
        (global, value) -> {
          if (value instanceof RunValue run) {
            run.outcomes().forEach(o -> funding.about(o.program()));
            run.outcomes().forEach(o -> strategies.add(o.program().strategy()));
          }
        });
    BeyondHorizon.warn(evaluator.flows(), strategies, warnings);
  }

  /** Executes a program and says in words what ran. */
  public static String explain(ProgramIr program, Job job, OptionalLong paths, OptionalLong seed) {
    job.allowance().checkBeforehand(program, paths);
    var execution = new ExecuteProgram(program, job, paths, seed);
    execution.execute("", text -> "");
    return execution.evaluator.runs().log() + execution.evaluator.stepsTaken();
  }

  /**
   * Follows one path of a run, year by year, in words.
   *
   * @param paths how many the run has instead of what the plan says, if given
   */
  public static String trace(
      ProgramIr program,
      Job job,
      OptionalLong paths,
      OptionalLong seed,
      String run,
      String strategy,
      long path) {
    var execution = new ExecuteProgram(program, job, OptionalLong.of(2), seed);
    return new PathTrace(program, execution.evaluator, job).trace(run, strategy, path, paths);
  }

  PlanResult execute(String engine, Function<Source, String> hash) {
    var shown = new ArrayList<Shown>();
    var expectations = new ArrayList<Expectation>();
    var presenter = new Presenter(evaluator);
    var decider = new Expectations(evaluator);
    // People and times are what a plan says of the world: what is wrong with them is told in any
    // case.
    each("person", name -> true, (global, value) -> {});
    each("milestone", name -> true, (global, value) -> {});
    for (StepIr step : program.steps()) {
      switch (step) {
        case StepIr.Show s -> shown.add(presenter.show(s));
        case StepIr.ShowTable t -> shown.add(presenter.table(t));
        case StepIr.Expect e -> expectations.add(decider.decide(e));
        case StepIr.ExpectNear e -> expectations.add(decider.decide(e));
      }
    }
    Map<String, String> sources = new LinkedHashMap<>();
    program.sources().forEach(s -> sources.put(s.name(), hash.apply(s)));
    sources.putAll(program.data());
    return new PlanResult(
        program.title().orElse(program.plan()),
        engine,
        sources,
        parameters(),
        conventions(),
        runs(),
        shown,
        expectations);
  }

  private Map<String, Cell> parameters() {
    var parameters = new LinkedHashMap<String, Cell>();
    each(
        "parameter",
        name -> true,
        (global, value) -> {
          if (value instanceof Double || value instanceof String || value instanceof Boolean) {
            parameters.put(global.name(), Cells.of(value, global.value().type()));
          }
        });
    return parameters;
  }

  private Map<String, String> conventions() {
    var conventions = new LinkedHashMap<String, String>();
    conventions.put("basis", program.basis().name().toLowerCase(java.util.Locale.ROOT));
    conventions.put("step", program.monthly() ? "1 month" : "1 year");
    program
        .start()
        .ifPresent(
            d -> conventions.put("start", evaluator.evaluate(d, evaluator.frame(0)).toString()));
    program
        .horizon()
        .ifPresent(h -> conventions.put("horizon", evaluator.planHorizon(h.span()) + " years"));
    conventions.put("quantiles", "interpolated between order statistics (Hyndman and Fan, type 7)");
    conventions.put("errors", "one standard error");
    return conventions;
  }

  private List<RunSummary> runs() {
    return runs(name -> true);
  }

  /** Returns what is simulated under the names wanted, running what nothing has asked for yet. */
  List<RunSummary> runs(Predicate<String> wanted) {
    var runs = new ArrayList<RunSummary>();
    each(
        "run",
        wanted,
        (global, value) -> {
          if (value instanceof RunValue run) {
            runs.add(summary(global.name(), run));
          }
        });
    each("study", wanted, (global, value) -> {});
    evaluator.studies().made().stream()
        .filter(study -> wanted.test(study.name()))
        .forEach(study -> runs.add(summary(study)));
    return runs;
  }

  private static RunSummary summary(StudyValue study) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("study", String.format(Locale.ROOT, "%,d cells", study.held()));
    settings.put(
        "axes",
        study.cells().axes().stream()
            .map(a ->
                a.name()
                    + " "
                    + a.label(0)
                    + " to "
                    + a.label(a.size() - 1)
                    + " ("
                    + a.size()
                    + ")")
            .collect(Collectors.joining(", ")));
    study.market().ifPresent(m -> settings.put("market", m.name()));
    return new RunSummary(study.name(), study.paths(), study.seed(), settings, List.of());
  }

  private RunSummary summary(String name, RunValue run) {
    var outcomes = new ArrayList<RunSummary.Outcome>();
    for (OutcomeValue o : run.outcomes()) {
      var figures = new LinkedHashMap<String, Cell>();
      double wealth = o.program().initialWealth();
      Type money = Types.of(Unit.money(program.basis()));
      figures.put("initial wealth", Cells.figure(wealth, money));
      figures.put("failure", Cells.figure(Statistics.failure(o, o.horizon()), Types.RATIO));
      figures.put("longevity", Cells.figure(o.longevity(), Types.WHOLE));
      outcomes.add(new RunSummary.Outcome(o.name(), figures));
    }
    Map<String, String> settings = Map.of("market", run.market().name());
    return new RunSummary(name, run.paths(), run.seed(), settings, outcomes);
  }

  /** Computes the plan's own values of a kind; a run that nothing shows is run all the same. */
  private void each(
      String kind, Predicate<String> wanted, BiConsumer<ProgramIr.GlobalIr, Object> use) {
    for (int i = 0; i < program.globals().size(); i++) {
      ProgramIr.GlobalIr global = program.globals().get(i);
      if (global.kind().equals(kind) && wanted.test(global.name())) {
        Span span = global.value().span();
        use.accept(global, evaluator.global(i, span));
      }
    }
  }
}
