package dev.almanac.repl;

import dev.almanac.Session;
import dev.almanac.session.Completion.Candidates;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor where a text ends, and which part of it a completion replaces. */
final class PlanParser implements Parser {

  private final Session session;

  PlanParser(Session session) {
    this.session = session;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !Session.isComplete(line)) {
      throw new EOFError(-1, -1, "unfinished");
    }
    int from = cursor;
    if (context == ParseContext.COMPLETE) {
      Candidates candidates = session.complete(line, cursor);
      from = Math.min(candidates.from(), cursor);
    }
    return new Word(line, from, cursor);
  }

  /** The part that is replaced is the only word. */
  private record Word(String line, int from, int cursor) implements CompletingParsedLine {

    @Override
    public String word() {
      return line.substring(from, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - from;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return cursor - from;
    }

    @Override
    public int rawWordLength() {
      return cursor - from;
    }
  }
}
