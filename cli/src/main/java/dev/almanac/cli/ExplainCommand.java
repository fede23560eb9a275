package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.Reporting;
import dev.almanac.data.ProjectFiles;
import dev.almanac.execute.Job;
import dev.almanac.report.WorstReport;
import java.util.OptionalLong;

/** {@code alm explain}: how a plan is understood, and what happens on one path. */
final class ExplainCommand {

  private final Call call;

  ExplainCommand(Call call) {
    this.call = call;
  }

  int execute() {
    var files = call.open(call.invocation().files().getFirst());
    if (files.isEmpty()) {
      return ExitCode.WRONG;
    }
    if (call.invocation().has(Option.WORST)) {
      return worst(files.get());
    }
    Almanac.Explained explained;
    try (var progress = call.progress()) {
      explained = explain(files.get(), call.job(progress));
    }
    call.patience().end();
    var mistakes = new Mistakes(call);
    boolean wrong = mistakes.print(explained.diagnostics(), files.get());
    mistakes.tally();
    explained.text().ifPresent(call.out()::print);
    return wrong || explained.text().isEmpty() ? ExitCode.WRONG : ExitCode.FINE;
  }

  private int worst(ProjectFiles files) {
    Invocation asked = call.invocation();
    Reporting.Worst worst;
    try (var progress = call.progress()) {
      worst =
          Reporting.worst(
              new Almanac(files),
              files.plan(),
              call.request(),
              asked.text(Option.RUN).orElse(""),
              asked.text(Option.STRATEGY).orElse(""),
              asked.number(Option.WORST, 1),
              call.job(progress));
    }
    call.patience().end();
    var mistakes = new Mistakes(call);
    boolean wrong = mistakes.print(worst.diagnostics(), files);
    mistakes.tally();
    if (!wrong && worst.run().isEmpty()) {
      call.err().println("alm: the plan simulates no strategy of this name");
    }
    if (wrong || worst.run().isEmpty()) {
      return ExitCode.WRONG;
    }
    call.out().println("The worst paths of " + worst.run() + "." + worst.strategy() + "\n");
    call.out().print(WorstReport.render(worst.paths(), call.page()));
    return ExitCode.FINE;
  }

  private Almanac.Explained explain(ProjectFiles files, Job job) {
    var almanac = new Almanac(files);
    Invocation asked = call.invocation();
    OptionalLong path = asked.number(Option.PATH);
    if (path.isEmpty()) {
      return almanac.explain(files.plan(), call.request(), job);
    }
    String run = asked.text(Option.RUN).orElse("");
    String strategy = asked.text(Option.STRATEGY).orElse("");
    return almanac.explainPath(files.plan(), call.request(), run, strategy, path.getAsLong(), job);
  }
}
