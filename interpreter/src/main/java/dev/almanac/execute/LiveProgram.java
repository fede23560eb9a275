package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.ProgramIr;
import dev.almanac.ir.StepIr;
import dev.almanac.library.Problem;
import dev.almanac.result.Change;
import dev.almanac.result.Expectation;
import dev.almanac.result.PlanResult;
import dev.almanac.result.PlannedFlow;
import dev.almanac.result.RunSummary;
import dev.almanac.result.Shown;
import dev.almanac.result.WorstPath;
import dev.almanac.source.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A program of a session: it computes what it is asked for, and nothing that a program before it
 * has computed alike. Its figures are those of a fresh run, bit for bit.
 */
public final class LiveProgram {

  private static final int A_SCREEN = 24;

  private final ProgramIr program;
  private final Job job;
  private final OptionalLong paths;
  private final OptionalLong seed;
  private final Recall recall;
  private final Evaluator evaluator;

  private LiveProgram(
      ProgramIr program, Job job, Memory memory, OptionalLong paths, OptionalLong seed) {
    this.program = program;
    this.job = job;
    this.paths = paths;
    this.seed = seed;
    this.recall = new Recall(program, memory);
    this.evaluator = new Evaluator(program, job, paths, seed);
    evaluator.globals().remember(recall);
  }

  /** Returns the first program of a session. */
  public static LiveProgram first(ProgramIr program, Job job) {
    return new LiveProgram(program, job, new Memory(), OptionalLong.empty(), OptionalLong.empty());
  }

  /**
   * Returns the first of some programs that all have as many paths, or the same seed.
   *
   * @throws Problem if it asks for more than the host allows
   */
  public static LiveProgram first(
      ProgramIr program, Job job, OptionalLong paths, OptionalLong seed) {
    job.allowance().checkBeforehand(program, paths);
    return new LiveProgram(program, job, new Memory(), paths, seed);
  }

  /** Returns the program that comes after this one, with what this one has computed. */
  public LiveProgram next(ProgramIr changed) {
    var next = new LiveProgram(changed, job, recall.memory(), paths, seed);
    Set<String> keys = new HashSet<>(recall.keys());
    keys.addAll(next.recall.keys());
    recall.memory().retain(keys);
    return next;
  }

  public ProgramIr program() {
    return program;
  }

  /** Returns the names whose values had to be computed. */
  public List<String> computed() {
    return List.copyOf(recall.computed());
  }

  /** Returns the names whose values were known. */
  public List<String> kept() {
    return List.copyOf(recall.kept());
  }

  /**
   * Computes what one of the program's lines shows.
   *
   * @throws Problem if it turns out that it cannot be computed
   * @throws JobCancelled if the host stops the job
   */
  public Shown show(StepIr step) {
    return switch (step) {
      case StepIr.Show s -> new Presenter(evaluator).show(s);
      case StepIr.ShowTable t -> new Presenter(evaluator).table(t);
      default -> throw new IllegalArgumentException("shows nothing: " + step);
    };
  }

  /** Decides what one of the program's lines expects. */
  public Expectation decide(StepIr step) {
    return switch (step) {
      case StepIr.Expect e -> new Expectations(evaluator).decide(e);
      case StepIr.ExpectNear e -> new Expectations(evaluator).decide(e);
      default -> throw new IllegalArgumentException("expects nothing: " + step);
    };
  }

  /** Follows the first path that fails of a strategy; empty names are those of the first. */
  public String traceFailing(String run, String strategy) {
    return new PathTrace(program, evaluator, job).traceFailing(run, strategy);
  }

  /** Returns what was simulated under these names. */
  public List<RunSummary> runs(Set<String> names) {
    return names.isEmpty()
        ? List.of()
        : new ExecuteProgram(program, evaluator).runs(names::contains);
  }

  /**
   * Returns what is planned of each liability and income, for the strategy that is simulated first;
   * nothing where none is.
   */
  public List<PlannedFlow> plannedFlows() {
    return firstStrategy().map(evaluator.flows()::planned).orElse(List.of());
  }

  private Optional<StrategyValue> firstStrategy() {
    return runs().stream()
        .flatMap(r -> r.outcomes().stream())
        .findFirst()
        .map(o -> o.program().strategy());
  }

  private List<RunValue> runs() {
    var runs = new ArrayList<RunValue>();
    for (int i = 0; i < program.globals().size(); i++) {
      ProgramIr.GlobalIr global = program.globals().get(i);
      if (global.kind().equals("run")
          && evaluator.global(i, global.value().span()) instanceof RunValue run) {
        runs.add(run);
      }
    }
    return runs;
  }

  /** Returns a series of a strategy on the first paths, path by path. */
  public List<List<Double>> firstPaths(String run, String strategy, String series, int most) {
    var paths = new ArrayList<List<Double>>();
    for (RunValue r : runs()) {
      Optional<OutcomeValue> outcome = r.outcome(strategy).filter(o -> r.name().equals(run));
      if (outcome.isPresent()) {
        SeriesValue values = outcome.get().series(series);
        for (int path = 0; path < Math.min(most, r.paths()); path++) {
          int number = path;
          paths.add(
              IntStream.rangeClosed(1, values.length())
                  .mapToObj(i -> values.at(i, program.globals().getFirst().value().span()))
                  .map(sample -> sample.values()[number])
                  .toList());
        }
      }
    }
    return paths;
  }

  /** Returns the paths on which a strategy does worst, the worst first. */
  public List<WorstPath> worst(String run, String strategy, int most) {
    return runs().stream()
        .filter(r -> r.name().equals(run))
        .flatMap(r ->
            r.outcome(strategy).stream()
                .flatMap(o -> new WorstPaths(program, job).of(r, o, most).stream()))
        .toList();
  }

  /** Tells of what runs and should not be so. */
  public void warn(Consumer<Diagnostic> warnings) {
    new ExecuteProgram(program, evaluator).warn(warnings);
  }

  /**
   * Executes the program, as a run of the plan would.
   *
   * @param added how many of its last lines are not the plan's own, and left out
   */
  public PlanResult result(int added, String engine, Function<Source, String> hash) {
    List<StepIr> own = program.steps().subList(0, program.steps().size() - added);
    return new ExecuteProgram(program.withSteps(own), evaluator).execute(engine, hash);
  }

  /** Returns whether a line is computed as a line of the program before this one was. */
  public boolean isAsBefore(StepIr step, LiveProgram before, StepIr then) {
    return recall.fingerprint().of(step).equals(before.recall.fingerprint().of(then));
  }

  /** Returns the figures of a line that are others than they were, as many as fit on a screen. */
  public List<Change> changes(StepIr step, LiveProgram before, StepIr then) {
    return changes(step, before, then, A_SCREEN);
  }

  /**
   * Returns the figures of a line that are others than they were.
   *
   * @param most if there are more, only how many
   */
  public List<Change> changes(StepIr step, LiveProgram before, StepIr then, int most) {
    return new Changes(before.evaluator, evaluator, most)
        .of(before.show(then), then, show(step), step);
  }
}
