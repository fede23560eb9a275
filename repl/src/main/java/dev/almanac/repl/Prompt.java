package dev.almanac.repl;

import dev.almanac.Response;
import dev.almanac.Response.End;
import dev.almanac.Session;
import dev.almanac.report.Page;
import dev.almanac.session.Completion;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** The conversation: a prompt, a text, an answer, until somebody leaves. */
public final class Prompt {

  private static final String READY = "alm> ";
  private static final String GOES_ON = " ..  ";
  private static final String NEW_LINE = "new-line";
  private static final int WIDEST_DETAIL = 72;
  private static final int PLAIN_WIDTH = 80;

  /**
   * How answers look.
   *
   * @param width cells in a line; empty if those of the terminal, whatever it is made
   */
  public record Look(boolean colour, boolean unicode, OptionalInt width) {}

  private final Terminal terminal;
  private final Session session;
  private final LiveJob job;
  private final Look look;
  private final FileWriter writer;
  private final LineReader reader;

  /**
   * Sets up a conversation.
   *
   * @param job the one that the session works with
   * @param history a file for what has been typed; empty if nothing is to be kept
   */
  public Prompt(
      Terminal terminal,
      Session session,
      LiveJob job,
      Look look,
      Optional<Path> history,
      FileWriter writer) {
    this.terminal = terminal;
    this.session = session;
    this.job = job;
    this.look = look;
    this.writer = writer;
    this.reader = reader(history);
  }

  private LineReader reader(Optional<Path> history) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("alm")
            .parser(new PlanParser(session))
            .highlighter(new PlanHighlighter(session, look.colour()))
            .completer(this::complete)
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.HISTORY_TIMESTAMPED, false)
            .option(Option.HISTORY_REDUCE_BLANKS, false)
            .option(Option.INSERT_TAB, false)
            .option(Option.AUTO_FRESH_LINE, false)
            .variable(LineReader.BLINK_MATCHING_PAREN, 0)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOES_ON)
            .variable(LineReader.INDENTATION, 2)
            .variable(LineReader.LIST_MAX, 200);
    history.ifPresent(h -> builder.variable(LineReader.HISTORY_FILE, h));
    LineReader made = builder.build();
    made.setAutosuggestion(LineReader.SuggestionType.TAIL_TIP);
    Widget newLine =
        () -> {
          made.getBuffer().write('\n');
          return true;
        };
    made.getWidgets().put(NEW_LINE, newLine);
    KeyMap<Binding> keys = Objects.requireNonNull(made.getKeyMaps().get(LineReader.MAIN));
    keys.bind(new Reference(NEW_LINE), KeyMap.alt("\r"), KeyMap.alt("\n"));
    return made;
  }

  private void complete(LineReader editor, ParsedLine line, List<Candidate> candidates) {
    for (Completion.Candidate c : session.complete(line.line(), line.cursor()).all()) {
      String detail = c.detail();
      String cut =
          detail.length() > WIDEST_DETAIL ? detail.substring(0, WIDEST_DETAIL - 1) + "…" : detail;
      candidates.add(
          new Candidate(c.text(), c.text(), null, cut.isEmpty() ? null : cut, null, null, false));
    }
  }

  /** Talks until the user leaves; returns how it went. */
  public Course talk() throws IOException {
    Course course = Course.FINE;
    while (true) {
      String text;
      try {
        text = reader.readLine(READY);
      } catch (UserInterruptException _) {
        continue; // Ctrl-C drops what has been typed
      } catch (EndOfFileException _) {
        return course;
      }
      Response response = answer(text);
      print(response);
      course = course.and(response);
      if (response.end() == End.LEAVES) {
        return course;
      }
    }
  }

  /** Answers while Ctrl-C stops the work and a line tells how far it is. */
  private Response answer(String text) {
    SignalHandler before = terminal.handle(Signal.INT, _ -> job.stop());
    var screen = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
    try (var progress = new ProgressLine(screen, System::nanoTime, isWatched())) {
      return job.tellingTo(progress, () -> session.submit(text));
    } finally {
      terminal.handle(Signal.INT, before);
    }
  }

  private boolean isWatched() {
    return !terminal.getType().startsWith("dumb");
  }

  /** Prints an answer. */
  public void print(Response response) throws IOException {
    var text = new StringBuilder(AnswerText.of(response, page()));
    Script.save(response, writer)
        .or(() -> response.save().map(s -> "saved as " + s.file()))
        .ifPresent(words -> text.append(words).append('\n'));
    new Pager(terminal).print(text.toString());
  }

  private Page page() {
    int columns = terminal.getSize().getColumns();
    int width = look.width().orElse(columns > 0 ? columns : PLAIN_WIDTH);
    return new Page(width, look.colour(), look.unicode());
  }
}
