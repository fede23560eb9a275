package dev.almanac.format;

import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What words and signs do where they stand, told from their neighbours: no line end counts. */
final class Roles {

  private static final Set<String> NAMEABLE =
      Set.of(
          "market",
          "assets",
          "income",
          "start",
          "end",
          "step",
          "year",
          "month",
          "plan",
          "log",
          "confidence",
          "study",
          "axis",
          "data",
          "instrument",
          "person",
          "milestone",
          "priority",
          "match",
          "latest");

  /** Words after which a value is complete. */
  private static final Set<String> LAST =
      Set.of(
          "year",
          "years",
          "month",
          "months",
          "bp",
          "geometric",
          "arithmetic",
          "log",
          "simple",
          "rest",
          "true",
          "false");

  private final List<Lexeme> lexemes;
  private final boolean[] names;
  private final boolean[] ends;
  private final boolean[] types;
  private final boolean[] records;

  /** Reads a text's lexemes without its spaces and comments. */
  Roles(List<Lexeme> lexemes) {
    this.lexemes = lexemes;
    this.names = new boolean[lexemes.size()];
    this.ends = new boolean[lexemes.size()];
    this.types = new boolean[lexemes.size()];
    this.records = new boolean[lexemes.size()];
    var open = new ArrayDeque<Integer>();
    for (int i = 0; i < lexemes.size(); i++) {
      markTypes(i);
      names[i] = readName(i);
      ends[i] = readEnd(i);
      markRecords(i, open);
    }
  }

  /** Returns whether a value, a name or a type may be complete with this lexeme. */
  boolean endsValue(int i) {
    return ends[i];
  }

  boolean isWord(int i) {
    return i < lexemes.size() && (kind(i) == Kind.NAME || kind(i) == Kind.WORD);
  }

  /** Returns whether a value could be called at this place: {@code f(x)}, but {@code if (x)}. */
  boolean isCallable(int i) {
    return names[i] || is(i, ")");
  }

  /** Returns whether this is the minus of a negative value, not of a difference. */
  boolean isSign(int i) {
    return is(i, "-") && (i == 0 || !ends[i - 1]);
  }

  /** Returns whether the end of a month begins or goes on here, as in {@code from: 1927-01}. */
  boolean isInMonth(int i) {
    int minus = is(i, "-") ? i : i - 1;
    return is(minus, "-")
        && is(minus - 2, ":")
        && (is(minus - 3, "from") || is(minus - 3, "until"))
        && lexemes.get(minus - 1).text().matches("\\d{4}")
        && minus + 1 < lexemes.size()
        && lexemes.get(minus + 1).text().matches("0[1-9]|1[0-2]");
  }

  /** Returns whether this is one of the brackets of {@code List<Money>}. */
  boolean isTypeBracket(int i) {
    return types[i];
  }

  /** Returns whether this is a brace of a record, which is a value; others hold statements. */
  boolean isRecordBrace(int i) {
    return records[i];
  }

  boolean is(int i, String wordOrSign) {
    return i >= 0 && i < lexemes.size() && lexemes.get(i).is(wordOrSign);
  }

  boolean opens(int i) {
    return is(i, "(") || is(i, "[") || is(i, "{");
  }

  boolean closes(int i) {
    return is(i, ")") || is(i, "]") || is(i, "}");
  }

  /** Returns whether an entry begins here, such as {@code horizon: 30 years}. */
  boolean beginsEntry(int i) {
    if (isWord(i) && is(i + 1, "(")) {
      int close = i + 2;
      while (isWord(close) || is(close, ",")) {
        close++;
      }
      return is(close, ")") && is(close + 1, ":");
    }
    return (isWord(i) || kind(i) == Kind.LITERAL) && is(i + 1, ":");
  }

  private Kind kind(int i) {
    return lexemes.get(i).kind();
  }

  private boolean readName(int i) {
    if (!isWord(i)) {
      return false;
    }
    String text = lexemes.get(i).text();
    if (kind(i) == Kind.NAME || is(i - 1, ".")) {
      return true;
    }
    return switch (text) {
      // After a value no name can follow, so these are the words.
      case "step", "assets", "latest", "priority", "match" -> i > 0 && !ends[i - 1];
      case "confidence" -> !is(i - 1, "with");
      // These begin a statement, which no name does.
      case "move", "pockets" -> i > 0 && !ends[i - 1] && (records[i - 1] || !is(i - 1, "{"));
      default -> NAMEABLE.contains(text);
    };
  }

  private boolean readEnd(int i) {
    return switch (kind(i)) {
      case LITERAL -> true;
      case NAME, WORD -> names[i] || LAST.contains(lexemes.get(i).text());
      default -> closes(i) || (types[i] && is(i, ">"));
    };
  }

  private void markRecords(int i, Deque<Integer> open) {
    if (is(i, "{")) {
      records[i] = i > 0 && !ends[i - 1];
      open.push(i);
    } else if (is(i, "}") && !open.isEmpty()) {
      records[i] = records[open.pop()];
    }
  }

  /** After a colon, {@code a<b>} cannot be two comparisons: it is a type. */
  private void markTypes(int colon) {
    if (!is(colon, ":")) {
      return;
    }
    int depth = 0;
    int i = colon + 1;
    while (isWord(i) && is(i + 1, "<")) {
      depth++;
      i += 2;
    }
    if (depth == 0 || !isWord(i)) {
      return;
    }
    for (int k = 1; k <= depth; k++) {
      if (!is(i + k, ">")) {
        return;
      }
    }
    for (int k = 1; k <= depth; k++) {
      types[colon + 2 * k] = true;
      types[i + k] = true;
    }
  }
}
