package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import java.nio.file.Path;
import java.util.Optional;

/** {@code alm check}: the mistakes in plans. */
final class CheckCommand {

  private final Call call;
  private final Mistakes mistakes;

  CheckCommand(Call call) {
    this.call = call;
    this.mistakes = new Mistakes(call);
  }

  int execute() throws UsageError {
    int code = ExitCode.FINE;
    for (Path file : PlanFiles.of(call)) {
      code = Math.max(code, check(file));
    }
    mistakes.tally();
    return code;
  }

  private int check(Path file) {
    Optional<ProjectFiles> files = call.open(file);
    if (files.isEmpty()) {
      return ExitCode.WRONG;
    }
    var found =
        new Almanac(files.get())
            .check(files.get().plan(), call.request(), call.invocation().limits());
    call.patience().end();
    if (mistakes.print(found, files.get())) {
      return ExitCode.WRONG;
    }
    if (!call.isQuiet()) {
      call.out().println(file + ": no mistakes");
    }
    return ExitCode.FINE;
  }
}
