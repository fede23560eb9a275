package dev.almanac.repl;

import dev.almanac.Session;
import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexemes;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a text as it is typed, sets off the bracket that belongs to the one at the cursor. */
final class PlanHighlighter implements Highlighter {

  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final String OPENS = "([{";
  private static final String CLOSES = ")]}";

  private final Session session;
  private final boolean colour;

  PlanHighlighter(Session session, boolean colour) {
    this.session = session;
    this.colour = colour;
  }

  @Override
  public AttributedString highlight(LineReader reader, String text) {
    int cursor = reader.getBuffer().cursor();
    boolean atEnd = cursor == text.length();
    reader.setTailTip(atEnd ? session.hint(text).map(h -> "  " + h).orElse("") : "");
    if (!colour) {
      return new AttributedString(text);
    }
    var out = new AttributedStringBuilder();
    int command = text.startsWith(":") ? Math.max(text.indexOf(' '), 0) : 0;
    if (text.startsWith(":") && command == 0) {
      return out.styled(PLAIN.bold(), text).toAttributedString();
    }
    out.styled(PLAIN.bold(), text.substring(0, command));
    int[] pair = pair(text, cursor);
    for (Lexeme l : Lexemes.of(Source.of("input", text.substring(command)))) {
      int at = command + l.span().start();
      boolean paired = l.text().length() == 1 && (at == pair[0] || at == pair[1]);
      out.styled(paired ? PLAIN.bold().underline() : style(l), l.text());
    }
    return out.toAttributedString();
  }

  private static AttributedStyle style(Lexeme l) {
    return switch (l.kind()) {
      case WORD -> PLAIN.foreground(AttributedStyle.BLUE).bold();
      case LITERAL -> PLAIN.foreground(AttributedStyle.GREEN);
      case COMMENT -> PLAIN.faint();
      case UNKNOWN -> PLAIN.foreground(AttributedStyle.RED);
      case NAME, SIGN, SPACE -> PLAIN;
    };
  }

  /** Returns the places of the bracket before the cursor and of its partner; -1 where none is. */
  static int[] pair(String text, int cursor) {
    int at = cursor - 1;
    if (at < 0 || at >= text.length()) {
      return new int[] {-1, -1};
    }
    char c = text.charAt(at);
    int step = CLOSES.indexOf(c) >= 0 ? -1 : OPENS.indexOf(c) >= 0 ? 1 : 0;
    int depth = 0;
    for (int i = at; step != 0 && i >= 0 && i < text.length(); i += step) {
      char other = text.charAt(i);
      depth += OPENS.indexOf(other) >= 0 ? 1 : CLOSES.indexOf(other) >= 0 ? -1 : 0;
      if (depth == 0) {
        return new int[] {at, i};
      }
    }
    return new int[] {-1, -1};
  }
}
