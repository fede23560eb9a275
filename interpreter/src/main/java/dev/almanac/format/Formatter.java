package dev.almanac.format;

import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import dev.almanac.syntax.Lexemes;
import java.util.List;

/**
 * The canonical text of a plan.
 *
 * <p>Lines stay where their author broke them; what is within a line and before it is settled by
 * the lexemes alone. So formatting twice is formatting once, and nothing but space ever changes.
 */
public final class Formatter {

  private static final String BEFORE_COMMENT = "  ";

  private final List<Lexeme> lexemes;
  private final Roles roles;
  private final StringBuilder out = new StringBuilder();

  private Formatter(List<Lexeme> lexemes) {
    this.lexemes = lexemes;
    this.roles = new Roles(lexemes);
  }

  /** Returns the canonical text of a source without mistakes of syntax. */
  public static String format(Source source) {
    List<Lexeme> all = Lexemes.of(source);
    List<Lexeme> code =
        all.stream().filter(l -> l.kind() != Kind.SPACE && l.kind() != Kind.COMMENT).toList();
    String text = new Formatter(code).format(Line.of(all));
    if (!sameButForSpace(source.text(), text)) {
      throw new IllegalStateException("formatting would lose something: " + source.name());
    }
    return text;
  }

  private String format(List<Line> lines) {
    int[] indents = Indentation.of(lines, lexemes, roles);
    for (int i = 0; i < indents.length; i++) {
      Line line = lines.get(i);
      if (line.blank() && i > 0 && !opens(lines.get(i - 1)) && !closes(line)) {
        out.append('\n');
      }
      out.repeat(' ', indents[i]);
      code(line);
      out.append(line.isCode() && !line.comment().isEmpty() ? BEFORE_COMMENT : "");
      out.append(line.comment()).append('\n');
    }
    return out.toString();
  }

  private boolean opens(Line line) {
    return line.isCode() && roles.opens(line.to() - 1);
  }

  private boolean closes(Line line) {
    return line.isCode() && roles.closes(line.from());
  }

  private void code(Line line) {
    for (int i = line.from(); i < line.to(); i++) {
      if (i > line.from() && !isTight(i)) {
        out.append(' ');
      }
      out.append(lexemes.get(i).text());
    }
  }

  /** Returns whether no space stands before a lexeme that is not the first of its line. */
  private boolean isTight(int i) {
    int left = i - 1;
    if (roles.is(left, "(") || roles.is(left, "[") || isMark(i)) {
      return true;
    }
    if (roles.is(left, ".")) {
      return roles.isWord(i);
    }
    if (roles.is(i, ".")) {
      return roles.isWord(left) || roles.closes(left);
    }
    if (roles.is(i, "(")) {
      return roles.isCallable(left);
    }
    return roles.isSign(left)
        || roles.isInMonth(i)
        || roles.isTypeBracket(i)
        || (roles.isTypeBracket(left) && roles.is(left, "<"))
        || (roles.is(left, "{") && (roles.isRecordBrace(left) || roles.is(i, "}")))
        || (roles.is(i, "}") && roles.isRecordBrace(i));
  }

  private boolean isMark(int i) {
    return roles.is(i, ")") || roles.is(i, "]") || roles.is(i, ",") || roles.is(i, ":");
  }

  /** Guards people's files against a mistake of ours. */
  private static boolean sameButForSpace(String a, String b) {
    int i = 0;
    int j = 0;
    while (true) {
      i = afterSpace(a, i);
      j = afterSpace(b, j);
      if (i == a.length() || j == b.length()) {
        return i == a.length() && j == b.length();
      }
      if (a.charAt(i++) != b.charAt(j++)) {
        return false;
      }
    }
  }

  private static int afterSpace(String text, int start) {
    int i = start;
    while (i < text.length() && " \t\r\n\uFEFF".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }
}
