package dev.almanac;

import dev.almanac.check.CheckPlan;
import dev.almanac.data.Imports;
import dev.almanac.data.PlanText;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.execute.ExecuteProgram;
import dev.almanac.execute.Job;
import dev.almanac.execute.JobCancelled;
import dev.almanac.ir.Printer;
import dev.almanac.ir.ProgramIr;
import dev.almanac.library.Problem;
import dev.almanac.limit.Limits;
import dev.almanac.lower.LowerPlan;
import dev.almanac.model.Outline;
import dev.almanac.model.Plan;
import dev.almanac.result.PlanResult;
import dev.almanac.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The driver. Text becomes a tree, the tree a checked plan, the plan a program, the program
 * results; what a user got wrong on the way comes back as diagnostics, never as an exception.
 */
public final class Almanac {

  private static final String VERSION = "0.1.0";

  private final Imports imports;

  /**
   * @param imports where imported texts come from
   */
  public Almanac(Imports imports) {
    this.imports = imports;
  }

  /** The engine's version: a part of every result. */
  public static String version() {
    return VERSION;
  }

  /**
   * What a caller asks of a plan beside its text; what is not given is as the plan says.
   *
   * @param data files instead of those of data declarations, by name, or folders that hold them
   */
  public record Request(
      Map<String, String> settings, Map<String, Path> data, OptionalLong paths, OptionalLong seed) {

    /** Asks for a plan with the data it names itself. */
    public Request(Map<String, String> settings, OptionalLong paths, OptionalLong seed) {
      this(settings, Map.of(), paths, seed);
    }

    /** Asks for the plan as it is. */
    public static Request asWritten() {
      return new Request(Map.of(), OptionalLong.empty(), OptionalLong.empty());
    }
  }

  /** What a plan yields, or what is wrong with it. */
  public record Answer(Optional<PlanResult> result, List<Diagnostic> diagnostics) {}

  /** What was explained, or what is wrong with the plan. */
  public record Explained(Optional<String> text, List<Diagnostic> diagnostics) {}

  record Compiled(Optional<Plan> plan, Optional<ProgramIr> program, Diagnostics diagnostics) {}

  /** Returns everything that is wrong with a plan, without running it. */
  public List<Diagnostic> check(Source source, Request request) {
    return check(source, request, Limits.standard());
  }

  /** Returns everything that is wrong with a plan, as a host sees it. */
  public List<Diagnostic> check(Source source, Request request, Limits limits) {
    return compile(source, request, limits).diagnostics().sorted();
  }

  /** Runs a plan. */
  public Answer run(Source source, Request request, Job job) {
    job.begin();
    Compiled compiled = compile(source, request, job.limits());
    Optional<PlanResult> result =
        attempt(
            compiled,
            job,
            program ->
                ExecuteProgram.execute(
                    program,
                    job,
                    request.paths(),
                    request.seed(),
                    VERSION,
                    text -> PlanText.sha256(text.text()),
                    compiled.diagnostics()::add));
    return new Answer(result, compiled.diagnostics().sorted());
  }

  /** Prints each phase of a plan: what was checked, the program it becomes, and what ran. */
  public Explained explain(Source source, Request request, Job job) {
    job.begin();
    Compiled compiled = compile(source, request, job.limits());
    Optional<String> text =
        attempt(
            compiled,
            job,
            program ->
                "---- checked\n\n"
                    + compiled.plan().map(Outline::print).orElse("")
                    + "\n---- program\n\n"
                    + Printer.print(program)
                    + "\n---- ran\n\n"
                    + ExecuteProgram.explain(program, job, request.paths(), request.seed()));
    return new Explained(text, compiled.diagnostics().sorted());
  }

  /**
   * Follows one path of a run.
   *
   * @param run the name of a run; empty for the first
   * @param strategy the name of one of its strategies; empty for the first
   */
  public Explained explainPath(
      Source source, Request request, String run, String strategy, long path, Job job) {
    job.begin();
    Compiled compiled = compile(source, request, job.limits());
    Optional<String> text =
        attempt(
            compiled,
            job,
            program ->
                ExecuteProgram.trace(
                    program, job, request.paths(), request.seed(), run, strategy, path));
    return new Explained(text, compiled.diagnostics().sorted());
  }

  /** Checks a plan and, if it has no mistakes, makes a program of it. */
  Compiled compile(Source source, Request request, Limits limits) {
    var diagnostics = new Diagnostics();
    Plan plan =
        CheckPlan.check(source, imports, request.settings(), request.data(), limits, diagnostics);
    if (diagnostics.hasErrors()) {
      return new Compiled(Optional.empty(), Optional.empty(), diagnostics);
    }
    ProgramIr program = LowerPlan.lower(plan, diagnostics);
    return new Compiled(
        Optional.of(plan),
        diagnostics.hasErrors() ? Optional.empty() : Optional.of(program),
        diagnostics);
  }

  /** Some mistakes show only when values are computed: they join the others. */
  private static <T> Optional<T> attempt(Compiled compiled, Job job, Function<ProgramIr, T> step) {
    if (compiled.program().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(step.apply(compiled.program().get()));
    } catch (Problem problem) {
      compiled.diagnostics().add(problem.diagnostic());
      return Optional.empty();
    } catch (JobCancelled stopped) {
      compiled.diagnostics().add(job.overtime().orElseThrow(() -> stopped));
      return Optional.empty();
    }
  }
}
