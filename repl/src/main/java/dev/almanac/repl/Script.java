package dev.almanac.repl;

import dev.almanac.Response;
import dev.almanac.Response.End;
import dev.almanac.Session;
import dev.almanac.diagnostic.DiagnosticRenderer;
import dev.almanac.report.Page;
import dev.almanac.report.SessionReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session without a terminal, as a filter: texts come in, one after another, and what they ask
 * for goes out, without any decoration. A text goes on while it is unfinished, and over lines that
 * are indented or that close a bracket.
 */
public final class Script {

  private final Session session;
  private final PrintStream out;
  private final PrintStream err;
  private final Page page;
  private final boolean errorColour;
  private final FileWriter writer;
  private Course course = Course.FINE;

  /**
   * @param out takes what is asked for
   * @param err takes what is wrong
   * @param errorColour whether that may be inked
   */
  public Script(
      Session session,
      PrintStream out,
      PrintStream err,
      Page page,
      boolean errorColour,
      FileWriter writer) {
    this.errorColour = errorColour;
    this.session = session;
    this.out = out;
    this.err = err;
    this.page = page;
    this.writer = writer;
  }

  /** Answers everything that a reader yields, and returns how it went. */
  public Course run(Reader reader) throws IOException {
    var in = new BufferedReader(reader);
    var text = new StringBuilder();
    @Nullable String line = in.readLine();
    while (line != null) {
      text.append(line).append('\n');
      boolean command = text.toString().startsWith(":");
      String next = command ? null : in.readLine();
      if (command || (Session.isComplete(text.toString()) && !goesOn(next))) {
        // Nobody reads on: a closed pipe, or a full disk.
        if (answer(text.toString()) != End.GOES_ON || out.checkError()) {
          return course;
        }
        text.setLength(0);
      }
      line = command ? in.readLine() : next;
    }
    if (!text.isEmpty()) {
      answer(text.toString());
    }
    return course;
  }

  private static boolean goesOn(@Nullable String line) {
    return line != null
        && !line.isBlank()
        && (Character.isWhitespace(line.charAt(0)) || "})]".indexOf(line.charAt(0)) >= 0);
  }

  /** Answers one text. */
  public End answer(String text) {
    Response response = session.submit(text);
    print(response);
    return response.end();
  }

  /** Prints an answer and minds how it went. */
  public void print(Response response) {
    course = course.and(response);
    if (!response.diagnostics().isEmpty()) {
      out.flush();
      err.println(DiagnosticRenderer.render(response.diagnostics(), errorColour));
    }
    out.print(SessionReport.plain(response, page));
    out.flush();
    save(response, writer)
        .ifPresent(why -> {
          err.println(why);
          course = Course.WRONG;
        });
  }

  /** Returns how it went so far. */
  public Course course() {
    return course;
  }

  /** Writes what is to be saved; returns why it could not be, in words. */
  static Optional<String> save(Response response, FileWriter writer) {
    if (response.save().isPresent()) {
      Response.Save save = response.save().get();
      try {
        writer.write(save.file(), save.text());
      } catch (IOException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }
}
