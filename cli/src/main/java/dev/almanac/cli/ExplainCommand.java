package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.execute.Job;
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
