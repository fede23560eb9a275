package dev.almanac.cli;

import dev.almanac.cli.PlanTest.Outcome;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostic.Severity;
import dev.almanac.execute.Job;
import dev.almanac.report.DiffReport;
import dev.almanac.report.JUnitXml;
import dev.almanac.report.TerminalReport;
import dev.almanac.result.Expectation;
import dev.almanac.result.Expectation.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code alm test}: what plans expect, and whether it holds; several plans at once. */
final class TestCommand {

  private final Call call;
  private final Mistakes mistakes;
  private final String filter;
  private final Optional<Path> junit;
  private final List<JUnitXml.Suite> suites = new ArrayList<>();
  private final List<Expectation> all = new ArrayList<>();
  private int code = ExitCode.FINE;

  TestCommand(Call call) {
    this.call = call;
    this.mistakes = new Mistakes(call);
    this.filter = call.invocation().text(Option.FILTER).orElse("");
    this.junit = call.invocation().text(Option.JUNIT).map(f -> call.resolve(Path.of(f)));
  }

  int execute() throws UsageError {
    if (junit.isPresent()) {
      NewFile.requireWritable(junit.get());
    }
    List<Path> plans = PlanFiles.of(call);
    if (plans.size() == 1) {
      try (var progress = call.progress()) {
        add(new PlanTest(call, plans.getFirst()).run(call.job(progress), filter), false);
      }
    } else {
      testAll(plans);
    }
    if (!filter.isEmpty() && all.isEmpty() && code == ExitCode.FINE) {
      throw new UsageError("no line that expects something has `" + filter + "` in it");
    }
    if (junit.isPresent()) {
      NewFile.write(junit.get(), JUnitXml.write(suites));
    }
    mistakes.tally();
    return code;
  }

  /** The plans run beside one another, each on its share of the threads; told in their order. */
  private void testAll(List<Path> plans) {
    int threads = call.threads();
    int workers = Math.min(threads, plans.size());
    Job.Listener nobody = (run, done, total) -> {};
    try (var progress = call.progress("plans");
        ExecutorService pool = Executors.newFixedThreadPool(workers, TestCommand::worker)) {
      var running = new ArrayList<Future<Outcome>>();
      for (Path plan : plans) {
        running.add(
            pool.submit(() -> {
              Call own = call.withPatience();
              return new PlanTest(own, plan).run(own.job(nobody, threads / workers), filter);
            }));
      }
      for (int i = 0; i < plans.size() && !call.out().checkError(); i++) {
        Outcome outcome = await(running.get(i), pool);
        progress.erase();
        add(outcome, true);
        progress.progress("test", i + 1, plans.size());
      }
      pool.shutdownNow(); // nobody reads on, or nothing is left
    }
    if (!call.isQuiet()) {
      call.out().print("\n" + plans.size() + " plans, " + TerminalReport.tally(all, call.page()));
    }
  }

  /** A plan may be as deep here as where it is run alone. */
  private static Thread worker(Runnable work) {
    return new Thread(null, work, "test", Main.DEEP_STACK);
  }

  private static Outcome await(Future<Outcome> running, ExecutorService pool) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      pool.shutdownNow();
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void add(Outcome outcome, boolean named) {
    all.addAll(outcome.expectations());
    suites.add(suite(outcome));
    boolean wrong =
        outcome.files().isEmpty()
            || !outcome.problem().isEmpty()
            || mistakes.print(told(outcome, named), outcome.files().get());
    boolean unmet =
        outcome.recorded().isPresent()
            || outcome.expectations().stream().anyMatch(e -> e.verdict() != Verdict.HOLDS);
    code = Math.max(code, wrong ? ExitCode.WRONG : unmet ? ExitCode.UNMET : ExitCode.FINE);
    if (!outcome.problem().isEmpty()) {
      call.err().println("alm: " + outcome.problem());
    }
    if (!wrong) {
      print(outcome, named);
    }
    call.out().flush();
  }

  /** Of many plans only errors: a warning is for whoever writes one of them. */
  private static List<Diagnostic> told(Outcome outcome, boolean many) {
    return outcome.diagnostics().stream()
        .filter(d -> !many || d.severity() == Severity.ERROR)
        .toList();
  }

  private void print(Outcome outcome, boolean named) {
    List<Expectation> expectations =
        outcome.expectations().stream()
            .map(e -> mistakes.fromHere(e, outcome.files().orElseThrow()))
            .toList();
    if (call.isQuiet()) {
      RunCommand.printUnmet(call, expectations);
    } else if (!named) {
      call.out()
          .print(
              expectations.isEmpty()
                  ? "no expectations\n"
                  : TerminalReport.render(expectations, call.page()));
    } else if (!expectations.isEmpty()) {
      call.out().print(outcome.plan() + ": " + TerminalReport.tally(expectations, call.page()));
      call.out().print(TerminalReport.unmet(expectations, call.page()));
    }
    if (outcome.recorded().isPresent()) {
      var out = call.isQuiet() ? call.err() : call.out();
      out.println(outcome.plan() + " yields other figures than were recorded.");
      out.print(DiffReport.results(outcome.recorded().get(), call.page()));
      out.println("`alm run --record " + outcome.plan() + "` records them anew.");
    }
  }

  private static JUnitXml.Suite suite(Outcome outcome) {
    var errors = new ArrayList<String>();
    if (outcome.files().isEmpty()) {
      errors.add("the plan cannot be read");
    }
    if (!outcome.problem().isEmpty()) {
      errors.add(outcome.problem());
    }
    outcome.diagnostics().stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .forEach(d -> errors.add(d.labels().getFirst().span() + ": " + d.title()));
    Optional<String> recorded =
        outcome.recorded().map(d -> d.changes().size() + " figures are others than recorded");
    String name = outcome.plan().toString().replace('\\', '/');
    return new JUnitXml.Suite(name, outcome.expectations(), errors, recorded);
  }
}
