package dev.almanac.cli;

import dev.almanac.report.TerminalReport;
import dev.almanac.result.Expectation;
import dev.almanac.result.PlanResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code alm test}: what plans expect, and whether it holds. */
final class TestCommand {

  private final Call call;
  private final Mistakes mistakes;
  private boolean printed = false;

  TestCommand(Call call) {
    this.call = call;
    this.mistakes = new Mistakes(call);
  }

  int execute() {
    int code = ExitCode.FINE;
    for (Path file : call.invocation().files()) {
      code = Math.max(code, test(file));
      if (call.out().checkError()) {
        break; // nobody reads on
      }
    }
    mistakes.tally();
    return code;
  }

  private int test(Path file) {
    var files = call.open(file);
    if (files.isEmpty()) {
      return ExitCode.WRONG;
    }
    Optional<PlanResult> result = RunCommand.run(call, files.get(), mistakes);
    if (result.isEmpty()) {
      return ExitCode.WRONG;
    }
    print(file, result.get().expectations());
    return RunCommand.code(result.get().expectations());
  }

  private void print(Path file, List<Expectation> expectations) {
    String heading = call.invocation().files().size() > 1 ? file + "\n" : "";
    if (call.isQuiet()) {
      RunCommand.printUnmet(call, heading, expectations);
      return;
    }
    call.out().print((printed && !heading.isEmpty() ? "\n" : "") + heading);
    printed = true;
    call.out()
        .print(
            expectations.isEmpty()
                ? "no expectations\n"
                : TerminalReport.render(expectations, call.page()));
    call.out().flush();
  }
}
