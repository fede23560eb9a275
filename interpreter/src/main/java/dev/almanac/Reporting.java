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

  /** A report, or what is wrong with the plan. */
  public record Answer(Optional<PlanReport> report, List<Diagnostic> diagnostics) {}

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
                  own.steps().size(),
                  Almanac.version(),
                  text -> PlanText.sha256(text.equals(longer) ? plan.text() : text.text())),
              program.plannedFlows(),
              more.isEmpty() ? List.of() : strategies(asked, program, own.steps().size()),
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

  // ---- what is asked

  private static List<Asked> asked(Plan plan) {
    List<String> liabilities =
        plan.flows().stream()
            .filter(f -> !f.income() && isOwn(f.span().source(), plan))
            .map(Flow::name)
            .toList();
    var asked = new ArrayList<Asked>();
    for (Global g : plan.globals()) {
      if (g.kind().equals("run")
          && g.value().type() instanceof Type.RunOf run
          && isOwn(g.span().source(), plan)) {
        run.outcomes().keySet().forEach(s -> asked.add(new Asked(g.name(), s, liabilities)));
      }
    }
    return asked;
  }

  private static boolean isOwn(Source source, Plan plan) {
    return source.name().equals(plan.sources().getFirst().name());
  }

  private static String lines(List<Asked> asked) {
    var lines = new StringBuilder("\n");
    for (Asked a : asked) {
      String outcome = a.run() + "." + a.strategy();
      lines.append("show ").append(outcome).append(".wealth\n");
      lines.append("show ").append(outcome).append(".paid\n");
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
      var liabilities = new ArrayList<Liability>();
      for (String name : a.liabilities()) {
        liabilities.add(new Liability(name, cell(next.next()), cell(next.next())));
      }
      List<List<Double>> paths = program.firstPaths(a.run(), a.strategy(), "wealth", PATHS);
      strategies.add(new Strategy(a.run(), a.strategy(), wealth, paid, paths, liabilities));
    }
    return strategies;
  }

  private static Cell cell(Shown shown) {
    return shown instanceof Shown.Single s ? s.cell() : new Cell.Missing();
  }
}
