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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    int own = compiled.program().get().steps().size();
    List<String> lines = understood(almanac, plan, request, job, own, lines(asked));
    Source longer = Source.of(plan.name(), plan.text() + AddedLines.text(lines));
    ProgramIr more = almanac.compile(longer, request, job.limits()).program().orElseThrow();
    try {
      LiveProgram program = LiveProgram.first(more, job, request.paths(), request.seed());
      var report =
          new PlanReport(
              program.result(
                  lines.size(),
                  Almanac.version(),
                  text -> PlanText.sha256(text.equals(longer) ? plan.text() : text.text())),
              program.plannedFlows(),
              strategies(asked, program, own, lines),
              lines(asked).size() - lines.size(),
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
    int own = compiled.program().get().steps().size();
    List<String> lines = understood(almanac, plan, request, job, own, lines(List.of(asked.get())));
    Source longer = Source.of(plan.name(), plan.text() + AddedLines.text(lines));
    ProgramIr more = almanac.compile(longer, request, job.limits()).program().orElseThrow();
    List<WorstPath> paths = List.of();
    try {
      paths =
          LiveProgram.first(more, job, request.paths(), request.seed())
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

  private static List<String> understood(
      Almanac almanac, Source plan, Almanac.Request request, Job job, int own, List<String> lines) {
    return AddedLines.understood(
        lines,
        own,
        more -> {
          Source longer = Source.of(plan.name(), plan.text() + more);
          return almanac.compile(longer, request, job.limits()).program();
        });
  }

  private static List<String> lines(List<Asked> asked) {
    var lines = new ArrayList<String>();
    for (Asked a : asked) {
      lines.add(series(a, "wealth"));
      lines.add(series(a, "paid"));
      if (!a.liabilities().isEmpty()) {
        lines.add(funding(a));
      }
      for (String liability : a.liabilities()) {
        lines.add(met(a, liability));
        lines.add(missing(a, liability));
      }
    }
    return lines;
  }

  private static String outcome(Asked a) {
    return a.run() + "." + a.strategy();
  }

  private static String series(Asked a, String series) {
    return "show " + outcome(a) + "." + series;
  }

  private static String funding(Asked a) {
    return "show funding(" + outcome(a) + ")";
  }

  private static String met(Asked a, String liability) {
    return "show probability(met(" + outcome(a) + ", " + liability + "))";
  }

  private static String missing(Asked a, String liability) {
    return "show mean(shortfall(" + outcome(a) + ", " + liability + "))";
  }

  // ---- what is answered

  private static List<Strategy> strategies(
      List<Asked> asked, LiveProgram program, int own, List<String> lines) {
    Map<String, Shown> answers = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      answers.put(lines.get(i), program.show(program.program().steps().get(own + i)));
    }
    var strategies = new ArrayList<Strategy>();
    for (Asked a : asked) {
      if (answers.get(series(a, "wealth")) instanceof Shown.Plot wealth
          && answers.get(series(a, "paid")) instanceof Shown.Plot paid) {
        Optional<Shown.Table> funding =
            Optional.ofNullable(answers.get(funding(a)))
                .filter(Shown.Table.class::isInstance)
                .map(Shown.Table.class::cast);
        strategies.add(
            new Strategy(
                a.run(),
                a.strategy(),
                wealth,
                paid,
                program.firstPaths(a.run(), a.strategy(), "wealth", PATHS),
                liabilities(a, answers),
                funding,
                program.worst(a.run(), a.strategy(), WORST)));
      }
    }
    return strategies;
  }

  private static List<Liability> liabilities(Asked a, Map<String, Shown> answers) {
    return a.liabilities().stream()
        .map(l -> new Liability(l, cell(answers.get(met(a, l))), cell(answers.get(missing(a, l)))))
        .toList();
  }

  private static Cell cell(@Nullable Shown shown) {
    return shown instanceof Shown.Single s ? s.cell() : new Cell.Missing();
  }
}
