package dev.almanac.syntax;

import dev.almanac.source.Span;

/** The smallest part of a text. Laid end to end, the lexemes of a text are the text. */
public record Lexeme(Kind kind, String text, Span span) {

  /** What a lexeme is, as far as can be told without its neighbours. */
  public enum Kind {
    /** A name that someone chose. */
    NAME,
    /** A word of the language; some may also be names. */
    WORD,
    /** A number, amount of money, percentage, date or text in quotes. */
    LITERAL,
    /** A bracket, an operator or a mark. */
    SIGN,
    /** From {@code //} to the end of the line. */
    COMMENT,
    /** Spaces and line ends. */
    SPACE,
    /** Has no meaning. */
    UNKNOWN
  }

  /** Returns whether this is the given word or sign, not a name or a text that looks like it. */
  public boolean is(String wordOrSign) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(wordOrSign);
  }
}
