package dev.almanac.syntax;

import dev.almanac.grammar.FirstError;
import dev.almanac.source.Source;

/**
 * What somebody typed, as far as the grammar can tell: declarations, a value to be shown, or
 * neither. A text with a mistake counts as finished, so that the mistake can be shown.
 */
public enum Input {
  BLANK,
  DECLARATIONS,
  EXPRESSION,
  UNFINISHED,
  WRONG_DECLARATIONS,
  WRONG_EXPRESSION;

  /** Before an expression, makes a declaration of it. */
  public static final String SHOW = "show ";

  /** Returns what a text is. */
  public static Input of(String text) {
    boolean blank =
        Lexemes.of(Source.of("input", text)).stream()
            .allMatch(l -> l.kind() == Lexeme.Kind.SPACE || l.kind() == Lexeme.Kind.COMMENT);
    if (blank) {
      return BLANK;
    }
    int declarations = FirstError.of(text);
    if (declarations == FirstError.NONE) {
      return DECLARATIONS;
    }
    int shown = FirstError.of(SHOW + text);
    if (shown == FirstError.NONE) {
      return EXPRESSION;
    }
    int length = text.codePointCount(0, text.length());
    int expression = shown - SHOW.length();
    if (declarations == length || expression == length) {
      return UNFINISHED;
    }
    return reading(text).isEmpty() ? WRONG_DECLARATIONS : WRONG_EXPRESSION;
  }

  /**
   * Returns what to put before a text with a mistake to read it as it was meant: as what can be
   * read further.
   */
  public static String reading(String text) {
    int declarations = FirstError.of(text);
    int expression = FirstError.of(SHOW + text) - SHOW.length();
    boolean declares = SyntaxParser.beginsDeclaration(text);
    return declarations > expression || (declarations == expression && declares) ? "" : SHOW;
  }
}
