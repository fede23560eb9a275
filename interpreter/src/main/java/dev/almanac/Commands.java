package dev.almanac;

import dev.almanac.data.ProjectFiles;
import dev.almanac.data.Unreadable;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Suggestion;
import dev.almanac.execute.ExecuteProgram;
import dev.almanac.format.Formatter;
import dev.almanac.session.Documentation;
import dev.almanac.session.Edits;
import dev.almanac.session.Explanation;
import dev.almanac.session.Library;
import dev.almanac.session.Piece;
import dev.almanac.session.SessionCommand;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Input;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Answers what begins with a colon. */
final class Commands {

  private final Workbench bench;
  private final Knowledge knowledge;
  private final Path folder;
  private Optional<String> file = Optional.empty();
  private Optional<Response.Work> last = Optional.empty();

  Commands(Workbench bench, Knowledge knowledge, Path folder) {
    this.bench = bench;
    this.knowledge = knowledge;
    this.folder = folder;
  }

  /** One command, as typed. */
  private record Typed(String line, String operand, int at) {

    static Typed of(String line) {
      int space = line.indexOf(' ');
      String operand = space < 0 ? "" : line.substring(space + 1).strip();
      return new Typed(
          line, operand, operand.isEmpty() ? line.length() : line.indexOf(operand, space));
    }

    String word() {
      int space = line.indexOf(' ');
      return space < 0 ? line : line.substring(0, space);
    }

    Span span() {
      return new Span(Source.of("input", line), at, line.length());
    }

    Span wordSpan() {
      return new Span(Source.of("input", line), 0, word().length());
    }
  }

  void run(String line, Answer answer) {
    Typed typed = Typed.of(line);
    Optional<SessionCommand> command = SessionCommand.of(typed.word());
    if (command.isEmpty()) {
      answer.diagnostics.add(unknown(typed));
    } else if (typed.operand().isEmpty() && isNeeded(command.get())) {
      answer.diagnostics.add(missing(typed, command.get()));
    } else {
      run(command.get(), typed, answer);
    }
  }

  private static boolean isNeeded(SessionCommand command) {
    return !command.operand().isEmpty() && !command.operand().startsWith("[");
  }

  private static Diagnostic unknown(Typed typed) {
    List<String> all = Stream.of(SessionCommand.values()).map(SessionCommand::typed).toList();
    Diagnostic d =
        Diagnostic.error(
            "session/command",
            "there is no command `" + typed.word() + "`",
            typed.wordSpan(),
            "unknown");
    return d.withHint(
        Suggestion.closest(typed.word(), all)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("`:help` lists them"));
  }

  private static Diagnostic missing(Typed typed, SessionCommand command) {
    return Diagnostic.error(
            "session/operand", "something is missing here", typed.span(), "needed here")
        .withHint("write `" + command.typed() + " " + command.operand() + "`");
  }

  private void run(SessionCommand command, Typed typed, Answer answer) {
    switch (command) {
      case HELP -> answer.say(SessionCommand.help());
      case DOC -> document(typed, answer);
      case TYPE -> type(typed, answer);
      case RUN -> bench.run(answer);
      case PLOT -> new Plots(bench).plot(typed.operand(), typed.span(), answer);
      case PATH -> path(typed, answer);
      case EXPLAIN -> explain(answer);
      case SET -> set(typed, answer);
      case LIST -> answer.say(bench.text().text());
      case LOAD -> load(typed, answer);
      case SAVE -> save(typed, answer);
      case UNDO -> undo(typed, answer);
      case RESET -> reset(answer);
      case TIME -> time(typed, answer);
      case QUIT -> answer.end(Response.End.LEAVES);
    }
  }

  /** Finishes an answer, and keeps what the next may be asked about it. */
  Response remember(Answer answer) {
    if (bench.isReady()) {
      answer.worked(bench.live().program().computed(), bench.live().program().kept());
    }
    Response response = answer.response();
    if (!response.work().computed().isEmpty() || last.isEmpty()) {
      last = Optional.of(response.work());
    }
    return response;
  }

  // ---- what is known

  private void document(Typed typed, Answer answer) {
    document(typed.operand(), typed.span(), Explanation.MEASURE, answer);
  }

  /** Says what a name or a module is for; what the plan declares hides what the library has. */
  void document(String name, Span span, int width, Answer answer) {
    var names = knowledge.names();
    Library library = knowledge.library();
    if (name.isEmpty()) {
      answer.say(Explanation.of(library, width));
      return;
    }
    Optional<String> words =
        Optional.ofNullable(names.get(name))
            .or(() -> library.find(name))
            .map(e -> Explanation.of(e, knowledge.typeOf(e.name()), width))
            .or(() -> library.page(name).map(p -> Explanation.of(p, width)));
    words.ifPresentOrElse(
        answer::say,
        () -> answer.diagnostics.add(unknownName(name, span, library, names.keySet())));
  }

  private static Diagnostic unknownName(
      String name, Span span, Library library, Collection<String> names) {
    Diagnostic d = Diagnostic.error("name/unknown", "`" + name + "` is not known", span, "unknown");
    var all = new TreeSet<>(names);
    all.addAll(library.names());
    return Suggestion.closest(name, all)
        .map(near -> d.withHint("did you mean `" + near + "`?"))
        .orElse(d);
  }

  private void type(Typed typed, Answer answer) {
    Documentation.Entry entry = knowledge.names().get(typed.operand());
    if (entry != null && !entry.parameters().isEmpty()) {
      answer.say(entry.signature() + "\n");
      return;
    }
    bench.type(typed.operand(), answer).ifPresent(t -> answer.say(t.describe() + "\n"));
  }

  private void path(Typed typed, Answer answer) {
    String[] words = typed.operand().split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    String number = words[0].replace("_", "");
    if (number.matches("\\d{1,9}")) {
      follow(Followed.of(rest), Long.parseLong(number), answer);
    } else if (number.isEmpty() || number.equals("failing")) {
      followFailing(Followed.of(rest), answer);
    } else if (number.contains(".") && rest.isEmpty()) {
      followFailing(Followed.of(words[0]), answer);
    } else {
      answer.diagnostics.add(
          Diagnostic.error(
                  "session/path", "a path is named by its number", typed.span(), "not a number")
              .withHint(
                  "write `:path 17`; the first path is 0. `:path` alone follows the first that"
                      + " fails"));
    }
  }

  /** Whose path is followed; empty names are those of the first. */
  private record Followed(String run, String strategy) {

    static Followed of(String text) {
      int dot = text.indexOf('.');
      return new Followed(dot < 0 ? "" : text.substring(0, dot), text.substring(dot + 1));
    }
  }

  private void follow(Followed of, long path, Answer answer) {
    bench.trying(
        answer,
        () ->
            answer.say(
                ExecuteProgram.trace(
                    bench.live().program().program(),
                    bench.job(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    of.run(),
                    of.strategy(),
                    path)));
  }

  private void followFailing(Followed of, Answer answer) {
    bench.trying(
        answer, () -> answer.say(bench.live().program().traceFailing(of.run(), of.strategy())));
  }

  private void explain(Answer answer) {
    var explained = bench.almanac().explain(bench.text(), bench.request(), bench.job());
    answer.diagnostics.addAll(explained.diagnostics());
    explained.text().ifPresent(answer::say);
  }

  private void time(Typed typed, Answer answer) {
    answer.timed();
    if (!typed.operand().isEmpty()) {
      if (Input.of(typed.operand()) == Input.EXPRESSION) {
        bench.ask(typed.operand(), answer);
      } else {
        Session.wrong(typed.operand(), Input.SHOW, answer);
      }
    } else {
      last.ifPresent(w -> answer.say(words(w)));
    }
  }

  private static String words(Response.Work work) {
    return "the last answer computed "
        + (work.computed().isEmpty() ? "nothing" : String.join(", ", work.computed()))
        + (work.kept().isEmpty() ? "" : "; known were " + String.join(", ", work.kept()))
        + "\n";
  }

  // ---- what is changed

  private void set(Typed typed, Answer answer) {
    String[] words = typed.operand().split("\\s+", 2);
    String name = words[0];
    String value = words.length > 1 ? words[1].strip() : "";
    if (value.isEmpty()) {
      answer.diagnostics.add(missing(typed, SessionCommand.SET));
    } else if (Input.of(value) != Input.EXPRESSION) {
      Session.wrong(value, Input.SHOW, answer);
    } else {
      set(name, value, typed, answer);
    }
  }

  private void set(String name, String value, Typed typed, Answer answer) {
    Source source = Source.of("input", value);
    List<Piece> pieces = bench.state().pieces();
    if (name.equals("paths") || name.equals("seed")) {
      List<Piece> edited = Edits.ofRuns(pieces, name, value);
      if (edited.isEmpty()) {
        answer.diagnostics.add(
            Diagnostic.error("session/run", "there is no run yet", typed.span(), "of nothing")
                .withHint(
                    "declare one: `run base = simulate([...], " + name + ": " + value + ")`"));
        return;
      }
      bench.declare(source, edited, answer);
      return;
    }
    Optional<Piece> head = Edits.ofHead(pieces, name, value);
    boolean declared = pieces.stream().anyMatch(p -> p.key().equals("name " + name));
    if (head.isPresent()) {
      bench.declare(source, List.of(head.get()), answer);
      answer.declared.replaceAll(_ -> new Response.Declared("set", name, value, true));
    } else if (declared || name.equals("assets")) {
      String text = name.equals("assets") ? "assets " + value : "let " + name + " = " + value;
      bench.declare(Source.of("input", text), Piece.of(text), answer);
    } else {
      Diagnostic d =
          Diagnostic.error(
              "session/setting", "the plan has no `" + name + "` to set", typed.span(), "unknown");
      answer.diagnostics.add(
          d.withHint(
              Suggestion.closest(name, Edits.settable(pieces))
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("declare it: `let " + name + " = " + value + "`")));
    }
  }

  private void load(Typed typed, Answer answer) {
    try {
      ProjectFiles files = ProjectFiles.of(folder.resolve(typed.operand()), bench.job().limits());
      String text = files.plan().text();
      Input input = Input.of(text);
      if (input != Input.DECLARATIONS && input != Input.BLANK) {
        answer.diagnostics.addAll(
            new Almanac(files).check(files.plan(), bench.request(), bench.job().limits()));
        return;
      }
      List<Piece> pieces = Piece.of(text);
      bench.begin(files);
      if (!bench.open(pieces, answer)) {
        return;
      }
      file = Optional.of(typed.operand());
      String name = bench.live().plan().title().orElse(bench.live().plan().name());
      int count = pieces.size();
      answer.say(name + ": " + count + (count == 1 ? " declaration\n" : " declarations\n"));
    } catch (Unreadable | InvalidPathException e) {
      answer.diagnostics.add(
          Diagnostic.error(
              "session/file",
              "this file cannot be read",
              typed.span(),
              e instanceof Unreadable ? String.valueOf(e.getMessage()) : "not a path"));
    }
  }

  private void save(Typed typed, Answer answer) {
    Optional<String> target = typed.operand().isEmpty() ? file : Optional.of(typed.operand());
    if (target.isEmpty()) {
      answer.diagnostics.add(missing(typed, SessionCommand.SAVE));
      return;
    }
    answer.save(new Response.Save(target.get(), Formatter.format(bench.text())));
    file = target;
  }

  private void undo(Typed typed, Answer answer) {
    if (bench.undo(answer)) {
      answer.say("taken back\n");
    } else {
      answer.diagnostics.add(
          Diagnostic.error(
              "session/undo", "there is nothing to take back", typed.wordSpan(), "nothing"));
    }
  }

  private void reset(Answer answer) {
    try {
      bench.begin(ProjectFiles.in(folder, "session.alm", bench.job().limits()));
      file = Optional.empty();
      answer.say("nothing is declared\n");
    } catch (Unreadable e) {
      throw new IllegalStateException("the folder was there before", e);
    }
  }
}
