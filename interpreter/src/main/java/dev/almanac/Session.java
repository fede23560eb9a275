package dev.almanac;

import dev.almanac.data.ProjectFiles;
import dev.almanac.data.Unreadable;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.execute.Job;
import dev.almanac.execute.JobCancelled;
import dev.almanac.session.Completion;
import dev.almanac.session.Edits;
import dev.almanac.session.Piece;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Input;
import dev.almanac.syntax.SyntaxParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A live plan: text goes in, an answer comes out, and between the two nothing is computed that has
 * been computed before. It knows of no terminal. Sessions share nothing.
 */
public final class Session {

  private static final String UNNAMED = "session.alm";

  private final Workbench bench;
  private final Knowledge knowledge;
  private final Completion completion;
  private final Commands commands;

  private Session(Workbench bench, Path folder) {
    this.bench = bench;
    this.knowledge = new Knowledge(bench, folder);
    this.completion = new Completion(knowledge);
    this.commands = new Commands(bench, knowledge, folder);
  }

  /**
   * Begins an empty session.
   *
   * @param folder where relative paths begin
   * @param data files instead of those of data declarations, by name, or folders that hold them
   * @param job what the host grants; stopping it stops the answer at hand, not the session
   * @throws Unreadable if there is no such folder
   */
  public static Session in(Path folder, Map<String, Path> data, Job job) throws Unreadable {
    var files = ProjectFiles.in(folder, UNNAMED, job.limits());
    return new Session(new Workbench(files, data, job), folder);
  }

  /** Returns whether a text can be answered: a mistake is an answer, too. */
  public static boolean isComplete(String text) {
    return text.stripLeading().startsWith(":") || Input.of(text) != Input.UNFINISHED;
  }

  /** Answers a text: declarations, an expression, or a command that begins with a colon. */
  public Response submit(String text) {
    var answer = new Answer();
    bench.job().renew();
    try {
      String line = text.stripLeading();
      if (line.startsWith(":")) {
        commands.run(line.strip(), answer);
      } else {
        read(text, answer);
      }
    } catch (JobCancelled stopped) {
      Optional<Diagnostic> overtime = bench.job().overtime();
      overtime.ifPresentOrElse(answer.diagnostics::add, () -> answer.end(Response.End.STOPPED));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
      answer.diagnostics.add(fault(text.strip(), fault));
      bench.recover();
    }
    return commands.remember(answer);
  }

  /** A fault of ours costs one answer, not what has been typed before. */
  private static Diagnostic fault(String text, Throwable fault) {
    Throwable cause = Objects.requireNonNullElse(fault.getCause(), fault);
    Source typed = Source.of("input", text);
    Diagnostic d =
        Diagnostic.error(
            "session/fault", "this cannot be answered", new Span(typed, 0, text.length()), "");
    return d.withHint(
        switch (cause) {
          case OutOfMemoryError _ -> "there is not enough memory for this: simulate fewer paths";
          case StackOverflowError _ -> "it is nested too deeply: give inner parts a name";
          default -> "this is a fault of Almanac, please report it: " + cause;
        });
  }

  /** Opens a plan, as {@code :load} does. */
  public Response load(Path file) {
    return submit(":load " + file);
  }

  private void read(String text, Answer answer) {
    switch (Input.of(text)) {
      case BLANK -> {}
      case EXPRESSION -> bench.ask(text.strip(), answer);
      case DECLARATIONS -> bench.declare(Source.of("input", text), pieces(text), answer);
      case UNFINISHED, WRONG_EXPRESSION, WRONG_DECLARATIONS ->
          wrong(text, Input.reading(text), answer);
    }
  }

  /** A let that is called like a parameter of the plan gives the parameter a value. */
  private List<Piece> pieces(String text) {
    var pieces = new ArrayList<Piece>();
    List<Piece> now = bench.state().pieces();
    for (Piece piece : Piece.of(text)) {
      Optional<Piece> head = Edits.ofHead(Piece.with(now, pieces), piece);
      head.ifPresent(h -> pieces.removeIf(p -> p.key().equals(h.key())));
      pieces.add(head.orElse(piece));
    }
    return pieces;
  }

  /** Says what cannot be read, on the characters typed. */
  static void wrong(String text, String before, Answer answer) {
    var found = new Diagnostics();
    SyntaxParser.parse(Source.of("input", before + text), found);
    Source typed = Source.of("input", text);
    for (Diagnostic d : found.sorted()) {
      var labels =
          d.labels().stream()
              .map(l -> new Diagnostic.Label(moved(l.span(), typed, before.length()), l.text()))
              .toList();
      answer.diagnostics.add(
          new Diagnostic(d.severity(), d.code(), d.title(), labels, d.explanation(), d.hint()));
    }
  }

  private static Span moved(Span span, Source typed, int by) {
    int length = typed.text().length();
    int start = Math.clamp(span.start() - by, 0, length);
    return new Span(typed, start, Math.clamp(span.end() - by, start, length));
  }

  /**
   * Says what a name or a module is for, as {@code :doc} does; all modules if it is empty.
   *
   * @param width cells in a line
   */
  public Response document(String name, int width) {
    var answer = new Answer();
    var asked = Source.of("name", name);
    commands.document(name, new Span(asked, 0, name.length()), width, answer);
    return answer.response();
  }

  /** Returns what may come next at a place in a text. */
  public Completion.Candidates complete(String text, int place) {
    return completion.at(text, place);
  }

  /** Returns the signature of the function in whose brackets a text ends. */
  public Optional<String> hint(String text) {
    return completion.hint(text);
  }

  /** Returns the plan as it stands. */
  public String text() {
    return bench.text().text();
  }
}
