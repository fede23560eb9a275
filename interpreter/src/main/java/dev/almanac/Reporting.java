package dev.almanac;

import dev.almanac.data.PlanText;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.execute.Job;
import dev.almanac.execute.JobCancelled;
import dev.almanac.execute.LiveProgram;
import dev.almanac.ir.ProgramIr;
import dev.almanac.library.Problem;
import dev.almanac.model.Flow;
import dev.almanac.model.Global;
import dev.almanac.model.Plan;
import dev.almanac.result.Cell;
import dev.almanac.result.PlanReport;
import dev.almanac.result.PlanReport.Liability;
import dev.almanac.result.PlanReport.Strategy;
import dev.almanac.result.Shown;
import dev.almanac.result.WorstPath;
import dev.almanac.source.Source;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Gathers what a report says: what a plan shows, and of every strategy of its runs what anybody
 * would ask. That is asked in the language itself, by lines that are added to the plan.
 */
public final class Reporting {

  /** How many paths are drawn behind the quantiles. */
  private static final int PATHS = 20;

  /** Of how many paths it is said why they fail. */
  private static final int WORST = 3;

  /** A report, or what is wrong with the plan. */
  public record Answer(Optional<PlanReport> report, List<Diagnostic> diagnostics) {}

  /** The worst paths of a strategy; both names are empty if there is no such strategy. */
  public record Worst(
      String run, String strategy, List<WorstPath> paths, List<Diagnostic> diagnostics) {}

  private record Asked(String run, String strategy, List<String> liabilities) {}

  private Reporting() {}

  /** Runs a plan, once, and says all that there is to say of it. */
  public static Answer of(Almanac almanac, Source plan, Almanac.Request request, Job job) {
    job.begin();
    Almanac.Compiled compiled = almanac.compile(plan, request, job.limits());
    if (compiled.program().isEmpty() || compiled.plan().isEmpty()) {
      return new Answer(Optional.empty(), compiled.diagnostics().sorted());
    }
    Plan checked = compiled.plan().get();
    List<Asked> asked = asked(checked);
    ProgramIr own = compiled.program().get();
    Source longer = Source.of(plan.name(), plan.text() + lines(asked));
    Optional<ProgramIr> more = almanac.compile(longer, request, job.limits()).program();
    try {
      LiveProgram program =
          LiveProgram.first(more.orElse(own), job, request.paths(), request.seed());
      var report =
          new PlanReport(
              program.result(
                  program.program().steps().size() - own.steps().size(),
                  Almanac.version(),
                  text -> PlanText.sha256(text.equals(longer) ? plan.text() : text.text())),
              program.plannedFlows(),
              more.isEmpty() ? List.of() : strategies(asked, program, own.steps().size()),
              checked.declared(),
              checked.sources().stream().filter(s -> !s.library()).toList());
      program.warn(compiled.diagnostics()::add);
      return new Answer(Optional.of(report), compiled.diagnostics().sorted());
    } catch (Problem problem) {
      compiled.diagnostics().add(problem.diagnostic());
    } catch (JobCancelled stopped) {
      compiled.diagnostics().add(job.overtime().orElseThrow(() -> stopped));
    }
    return new Answer(Optional.empty(), compiled.diagnostics().sorted());
  }

  /**
   * Says why a strategy does badly where it does worst.
   *
   * @param run the name of a run; empty for the first
   * @param strategy the name of one of its strategies; empty for the first
   */
  public static Worst worst(
      Almanac almanac,
      Source plan,
      Almanac.Request request,
      String run,
      String strategy,
      int most,
      Job job) {
    job.begin();
    Almanac.Compiled compiled = almanac.compile(plan, request, job.limits());
    Optional<Asked> asked =
        compiled.plan().map(Reporting::asked).orElse(List.of()).stream()
            .filter(a -> run.isEmpty() || a.run().equals(run))
            .filter(a -> strategy.isEmpty() || a.strategy().equals(strategy))
            .findFirst();
    if (compiled.program().isEmpty() || asked.isEmpty()) {
      return new Worst("", "", List.of(), compiled.diagnostics().sorted());
    }
    Source longer = Source.of(plan.name(), plan.text() + lines(List.of(asked.get())));
    Optional<ProgramIr> more = almanac.compile(longer, request, job.limits()).program();
    List<WorstPath> paths = List.of();
    try {
      paths =
          LiveProgram.first(
                  more.orElse(compiled.program().get()), job, request.paths(), request.seed())
              .worst(asked.get().run(), asked.get().strategy(), most);
    } catch (Problem problem) {
      compiled.diagnostics().add(problem.diagnostic());
    } catch (JobCancelled stopped) {
      compiled.diagnostics().add(job.overtime().orElseThrow(() -> stopped));
    }
    return new Worst(
        asked.get().run(), asked.get().strategy(), paths, compiled.diagnostics().sorted());
  }

  // ---- what is asked

  private static List<Asked> asked(Plan plan) {
    List<String> liabilities =
        plan.flows().stream()
            .filter(f -> !f.income() && plan.isOwn(f.span()))
            .map(Flow::name)
            .toList();
    var asked = new ArrayList<Asked>();
    for (Global g : plan.globals()) {
      if (g.kind().equals("run")
          && g.value().type() instanceof Type.RunOf run
          && plan.isOwn(g.span())) {
        run.outcomes().keySet().forEach(s -> asked.add(new Asked(g.name(), s, liabilities)));
      }
    }
    return asked;
  }

  private static String lines(List<Asked> asked) {
    var lines = new StringBuilder("\n");
    for (Asked a : asked) {
      String outcome = a.run() + "." + a.strategy();
      lines.append("show ").append(outcome).append(".wealth\n");
      lines.append("show ").append(outcome).append(".paid\n");
      if (!a.liabilities().isEmpty()) {
        lines.append("show funding(").append(outcome).append(")\n");
      }
      for (String liability : a.liabilities()) {
        String both = "(" + outcome + ", " + liability + ")";
        lines.append("show probability(met").append(both).append(")\n");
        lines.append("show mean(shortfall").append(both).append(")\n");
      }
    }
    return lines.toString();
  }

  // ---- what is answered, in the same order

  private static List<Strategy> strategies(List<Asked> asked, LiveProgram program, int own) {
    List<Shown> shown = program.program().steps().stream().skip(own).map(program::show).toList();
    Iterator<Shown> next = shown.iterator();
    var strategies = new ArrayList<Strategy>();
    for (Asked a : asked) {
      var wealth = (Shown.Plot) next.next();
      var paid = (Shown.Plot) next.next();
      Optional<Shown.Table> funding =
          a.liabilities().isEmpty() ? Optional.empty() : Optional.of((Shown.Table) next.next());
      var liabilities = new ArrayList<Liability>();
      for (String name : a.liabilities()) {
        liabilities.add(new Liability(name, cell(next.next()), cell(next.next())));
      }
      List<List<Double>> paths = program.firstPaths(a.run(), a.strategy(), "wealth", PATHS);
      strategies.add(
          new Strategy(
              a.run(),
              a.strategy(),
              wealth,
              paid,
              paths,
              liabilities,
              funding,
              program.worst(a.run(), a.strategy(), WORST)));
    }
    return strategies;
  }

  private static Cell cell(Shown shown) {
    return shown instanceof Shown.Single s ? s.cell() : new Cell.Missing();
  }
}
