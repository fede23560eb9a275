package dev.almanac.syntax;

import dev.almanac.grammar.AlmanacLexer;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** The text as it was written, spaces and comments included. */
public final class Lexemes {

  private Lexemes() {}

  /** Returns all lexemes of a text, in order. */
  public static List<Lexeme> of(Source source) {
    var lexemes = new ArrayList<Lexeme>();
    // Counted here: tokens count code points, spans count chars.
    int start = 0;
    for (Token token : SyntaxParser.tokens(source).getTokens()) {
      if (token.getType() == Token.EOF) {
        break;
      }
      int end = start + token.getText().length();
      lexemes.add(new Lexeme(kind(token.getType()), token.getText(), new Span(source, start, end)));
      start = end;
    }
    return lexemes;
  }

  private static Kind kind(int type) {
    return switch (type) {
      case AlmanacLexer.IDENTIFIER -> Kind.NAME;
      case AlmanacLexer.DATE,
          AlmanacLexer.PERCENT,
          AlmanacLexer.MONEY,
          AlmanacLexer.NUMBER,
          AlmanacLexer.TEXT ->
          Kind.LITERAL;
      case AlmanacLexer.DOC, AlmanacLexer.COMMENT -> Kind.COMMENT;
      case AlmanacLexer.SPACE -> Kind.SPACE;
      case AlmanacLexer.UNCLOSED_TEXT, AlmanacLexer.UNKNOWN -> Kind.UNKNOWN;
      default -> isWord(type) ? Kind.WORD : Kind.SIGN;
    };
  }

  /** The words stand together in the grammar. */
  private static boolean isWord(int type) {
    return type >= AlmanacLexer.PLAN && type <= AlmanacLexer.REST;
  }
}
