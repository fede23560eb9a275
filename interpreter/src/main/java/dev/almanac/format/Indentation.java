package dev.almanac.format;

import dev.almanac.syntax.Lexeme;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * How far each line is moved in: one step from the line that opened its bracket, and one more if it
 * goes on with what an earlier line began.
 */
final class Indentation {

  private static final int STEP = 2;

  private static final Set<String> BEGINS_DECLARATION =
      Set.of(
          "import",
          "plan",
          "market",
          "liability",
          "income",
          "assets",
          "strategy",
          "run",
          "instrument",
          "study",
          "data",
          "person",
          "milestone",
          "let",
          "def",
          "external",
          "show",
          "expect");

  private static final Set<String> BEGINS_STATEMENT =
      Set.of("let", "state", "pockets", "at", "hold", "spend", "save", "move", "record", "set");

  private static final Set<String> BEGINS_STUDY_ITEM = Set.of("axis", "where", "run");

  /** An open bracket, and how far the line that opened it is moved in. */
  private record Frame(boolean brace, boolean study, int indent) {}

  private final List<Lexeme> lexemes;
  private final Roles roles;
  private final Deque<Frame> open = new ArrayDeque<>();

  /** Whether the last statement is a list, as of what is held or run: it goes on after a comma. */
  private boolean holding = false;

  private Indentation(List<Lexeme> lexemes, Roles roles) {
    this.lexemes = lexemes;
    this.roles = roles;
  }

  /** Returns the spaces before each line. */
  static int[] of(List<Line> lines, List<Lexeme> lexemes, Roles roles) {
    return new Indentation(lexemes, roles).read(lines);
  }

  private int[] read(List<Line> lines) {
    int[] indents = new int[lines.size()];
    int comments = 0;
    for (int i = 0; i < indents.length; i++) {
      if (!lines.get(i).isCode()) {
        comments++;
        continue;
      }
      int first = lines.get(i).from();
      indents[i] = indent(first, lines.get(i).to());
      // A comment is about what follows it, unless nothing does.
      int above = roles.closes(first) ? inside() : indents[i];
      Arrays.fill(indents, i - comments, i, above);
      comments = 0;
      for (int k = first; k < lines.get(i).to(); k++) {
        follow(k, indents[i]);
      }
    }
    Arrays.fill(indents, indents.length - comments, indents.length, inside());
    return indents;
  }

  private int inside() {
    return open.isEmpty() ? 0 : open.element().indent() + STEP;
  }

  private int indent(int first, int to) {
    if (roles.closes(first)) {
      return opening(first, to);
    }
    return inside() + (goesOn(first) ? STEP : 0);
  }

  /** Returns the indent of the line that opened the last of the brackets a line begins to close. */
  private int opening(int first, int to) {
    int indent = 0;
    int i = first;
    for (Frame frame : open) {
      if (i == to || !roles.closes(i)) {
        break;
      }
      indent = frame.indent();
      i++;
    }
    return indent;
  }

  private void follow(int i, int indent) {
    if (roles.opens(i)) {
      open.push(new Frame(roles.is(i, "{"), roles.is(i - 2, "study"), indent));
    } else if (roles.closes(i)) {
      open.poll();
    } else if (inBraces() && (i == 0 || roles.opens(i - 1) || roles.endsValue(i - 1))) {
      holding = beginsStatement(i) ? roles.is(i, "hold") || roles.is(i, "run") : holding;
    }
  }

  private boolean inBraces() {
    return open.isEmpty() || open.element().brace();
  }

  private boolean goesOn(int first) {
    if (first == 0 || roles.opens(first - 1) || roles.is(first, "{")) {
      return false;
    }
    boolean afterComma = roles.is(first - 1, ",");
    if (!inBraces()) {
      // Some write the comma before what it parts.
      return !roles.is(first, ",")
          && !afterComma
          && !roles.is(first, "for")
          && !roles.is(first, "where");
    }
    if (afterComma) {
      return open.isEmpty() || holding;
    }
    return !roles.endsValue(first - 1) || !beginsItem(first);
  }

  private boolean beginsItem(int i) {
    if (open.isEmpty()) {
      return roles.isWord(i) && BEGINS_DECLARATION.contains(lexemes.get(i).text());
    }
    return beginsStatement(i) || roles.beginsEntry(i);
  }

  private boolean beginsStatement(int i) {
    boolean inStudy = !open.isEmpty() && open.element().study();
    return roles.isWord(i)
        && (inStudy ? BEGINS_STUDY_ITEM : BEGINS_STATEMENT).contains(lexemes.get(i).text());
  }
}
