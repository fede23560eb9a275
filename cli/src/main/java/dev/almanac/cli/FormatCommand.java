package dev.almanac.cli;

import dev.almanac.data.PlanText;
import dev.almanac.data.ProjectFiles;
import dev.almanac.data.Unreadable;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.format.Formatter;
import dev.almanac.limit.Limit;
import dev.almanac.source.Source;
import dev.almanac.syntax.SyntaxParser;
import java.nio.file.Path;
import java.util.Optional;

/** {@code alm fmt}: plans in canonical form. */
final class FormatCommand {

  private static final String STANDARD_INPUT = "-";

  private final Call call;
  private final Mistakes mistakes;

  FormatCommand(Call call) {
    this.call = call;
    this.mistakes = new Mistakes(call);
  }

  int execute() throws UsageError {
    int code = ExitCode.FINE;
    for (Path file : PlanFiles.of(call)) {
      code = Math.max(code, format(file));
    }
    mistakes.tally();
    return code;
  }

  private int format(Path file) throws UsageError {
    if (file.toString().equals(STANDARD_INPUT)) {
      return formatInput();
    }
    Optional<ProjectFiles> files = call.open(file);
    if (files.isEmpty()) {
      return ExitCode.WRONG;
    }
    Optional<String> canonical = canonical(files.get().plan(), files.get());
    if (call.invocation().has(Option.PRINT)) {
      // For git, which shows differences of wrong plans, too.
      call.out().print(canonical.orElseGet(files.get().plan()::text));
      return ExitCode.FINE;
    }
    if (canonical.isEmpty()) {
      return ExitCode.WRONG;
    }
    if (canonical.get().equals(files.get().plan().text())) {
      return ExitCode.FINE;
    }
    if (!call.isQuiet()) {
      call.out().println(file);
    }
    if (isChecking()) {
      return ExitCode.UNMET;
    }
    NewFile.write(call.resolve(file), canonical.get());
    return ExitCode.FINE;
  }

  /** What comes from an editor goes back to it; with a mistake in it nothing does. */
  private int formatInput() throws UsageError {
    Source source;
    ProjectFiles here;
    try {
      here = ProjectFiles.in(call.surroundings().folder(), "plan.alm", call.invocation().limits());
      source =
          Source.of(
              "standard input",
              PlanText.read(call.surroundings().in(), call.invocation().limits()));
    } catch (Unreadable e) {
      throw new UsageError("cannot read standard input: " + e.getMessage());
    }
    Optional<String> canonical = canonical(source, here);
    if (canonical.isEmpty()) {
      return ExitCode.WRONG;
    }
    if (!isChecking()) {
      call.out().print(canonical.get());
      return ExitCode.FINE;
    }
    return canonical.get().equals(source.text()) ? ExitCode.FINE : ExitCode.UNMET;
  }

  private boolean isChecking() {
    return call.invocation().has(Option.CHECK);
  }

  private Optional<String> canonical(Source plan, ProjectFiles files) {
    var diagnostics = new Diagnostics();
    int deepest = (int) call.invocation().limits().of(Limit.NESTING);
    var _ = SyntaxParser.parse(plan, diagnostics, deepest);
    if (mistakes.print(diagnostics.sorted(), files)) {
      return Optional.empty();
    }
    String canonical = Formatter.format(plan);
    call.patience().end();
    return Optional.of(canonical);
  }
}
