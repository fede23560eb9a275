package dev.almanac.cli;

import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexemes;
import java.nio.file.Path;
import java.util.List;

/** {@code alm new}: a plan to begin with. */
final class NewCommand {

  private static final String ENDING = ".alm";

  /** What the template calls its plan. */
  private static final String HEAD = "plan first {";

  private final Call call;

  NewCommand(Call call) {
    this.call = call;
  }

  int execute() throws UsageError {
    String written = call.invocation().words().getFirst();
    String file = written.endsWith(ENDING) ? written : written + ENDING;
    Path path = call.resolve(CommandLine.path(file));
    NewFile.requireWritable(path);
    NewFile.create(path, plan(path));
    if (!call.isQuiet()) {
      call.out().print(next(file));
    }
    return ExitCode.FINE;
  }

  private static String next(String file) {
    String shown = file.contains(" ") ? "'" + file + "'" : file;
    return """
    %s is written. Change its figures to yours, and type

      alm run %s    to see what becomes of it
      alm repl %s   to ask it: what if?
      alm doc%s     to read what the library has
    """
        .formatted(file, shown, shown, " ".repeat(shown.length()));
  }

  /** The plan is called like its file, if that is a name. */
  private static String plan(Path path) throws UsageError {
    String file = String.valueOf(path.getFileName());
    String name = file.substring(0, file.length() - ENDING.length()).replaceAll("[ .-]", "_");
    if (name.isEmpty()) {
      throw new UsageError("a plan needs a name: alm new my_plan");
    }
    List<Lexeme> lexemes = Lexemes.of(Source.of("name", name));
    boolean fits = lexemes.size() == 1 && lexemes.getFirst().kind() == Lexeme.Kind.NAME;
    String plan = Resource.text("plan.alm");
    return fits ? plan.replace(HEAD, HEAD.replace("first", name)) : plan;
  }
}
