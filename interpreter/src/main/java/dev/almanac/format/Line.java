package dev.almanac.format;

import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A line as its author broke it.
 *
 * @param from the first of its lexemes, comments not counted
 * @param to after the last of them; a line of comment only has none
 * @param comment at its end; empty if there is none
 * @param blank whether a line before it was left empty
 */
record Line(int from, int to, String comment, boolean blank) {

  boolean isCode() {
    return to > from;
  }

  /** Returns the lines of a text that are not empty. */
  static List<Line> of(List<Lexeme> lexemes) {
    var lines = new ArrayList<Line>();
    int from = 0;
    int to = 0;
    int ends = 0;
    String comment = "";
    for (Lexeme lexeme : lexemes) {
      if (lexeme.kind() == Kind.SPACE) {
        int more = lineEnds(lexeme.text());
        if (more > 0 && (to > from || !comment.isEmpty())) {
          lines.add(new Line(from, to, comment, ends > 1));
          from = to;
          comment = "";
          ends = 0;
        }
        ends += more;
      } else if (lexeme.kind() == Kind.COMMENT) {
        comment = withoutTrailingSpace(lexeme.text());
      } else {
        to++;
      }
    }
    if (to > from || !comment.isEmpty()) {
      lines.add(new Line(from, to, comment, ends > 1));
    }
    return lines;
  }

  /** Counts line ends of any system. */
  private static int lineEnds(String space) {
    int count = 0;
    for (int i = 0; i < space.length(); i++) {
      boolean windows = space.startsWith("\r\n", i);
      if (space.charAt(i) == '\n' || (space.charAt(i) == '\r' && !windows)) {
        count++;
      }
    }
    return count;
  }

  private static String withoutTrailingSpace(String comment) {
    int end = comment.length();
    while (comment.charAt(end - 1) == ' ' || comment.charAt(end - 1) == '\t') {
      end--;
    }
    return comment.substring(0, end);
  }
}
