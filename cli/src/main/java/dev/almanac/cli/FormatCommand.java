package dev.almanac.cli;

import dev.almanac.data.ProjectFiles;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.format.Formatter;
import dev.almanac.limit.Limit;
import dev.almanac.syntax.SyntaxParser;
import java.nio.file.Path;
import java.util.Optional;

/** {@code alm fmt}: plans in canonical form. */
final class FormatCommand {

  private final Call call;
  private final Mistakes mistakes;

  FormatCommand(Call call) {
    this.call = call;
    this.mistakes = new Mistakes(call);
  }

  int execute() throws UsageError {
    int code = ExitCode.FINE;
    for (Path file : call.invocation().files()) {
      code = Math.max(code, format(file));
    }
    mistakes.tally();
    return code;
  }

  private int format(Path file) throws UsageError {
    Optional<ProjectFiles> files = call.open(file);
    if (files.isEmpty()) {
      return ExitCode.WRONG;
    }
    var diagnostics = new Diagnostics();
    int deepest = (int) call.invocation().limits().of(Limit.NESTING);
    var _ = SyntaxParser.parse(files.get().plan(), diagnostics, deepest);
    if (mistakes.print(diagnostics.sorted(), files.get())) {
      return ExitCode.WRONG;
    }
    String canonical = Formatter.format(files.get().plan());
    call.patience().end();
    if (canonical.equals(files.get().plan().text())) {
      return ExitCode.FINE;
    }
    if (!call.isQuiet()) {
      call.out().println(file);
    }
    if (call.invocation().has(Option.CHECK)) {
      return ExitCode.UNMET;
    }
    NewFile.write(call.resolve(file), canonical);
    return ExitCode.FINE;
  }
}
