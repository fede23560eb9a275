package dev.almanac.syntax;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.grammar.AlmanacLexer;
import dev.almanac.grammar.AlmanacParser;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Says what was expected in a planner's words, at the token that could not be read, and stops. */
final class SyntaxErrors extends DefaultErrorStrategy {

  /** Tokens that begin an expression: listed as one thing, "a value". */
  private static final Set<Integer> BEGINS_VALUE =
      Set.of(
          AlmanacLexer.NUMBER,
          AlmanacLexer.PERCENT,
          AlmanacLexer.MONEY,
          AlmanacLexer.DATE,
          AlmanacLexer.TEXT,
          AlmanacLexer.TRUE,
          AlmanacLexer.FALSE,
          AlmanacLexer.REST,
          AlmanacLexer.IF,
          AlmanacLexer.NOT);

  private static final Map<Integer, String> FRIENDLY =
      Map.of(
          AlmanacLexer.IDENTIFIER, "a name",
          AlmanacLexer.TEXT, "a text in quotes",
          Token.EOF, "the end of the text",
          AlmanacLexer.NUMBER, "a number");

  /** A declaration could end here, and nothing that could go on is like this. */
  private static final String COMPLETE = "what stands before it is complete";

  private final Source source;
  private final Diagnostics diagnostics;

  SyntaxErrors(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    report(recognizer, e);
    throw new ParseCancellationException(e);
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    var e = new InputMismatchException(recognizer);
    report(recognizer, e);
    throw new ParseCancellationException(e);
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    // Reported by recover, once.
  }

  @Override
  public void sync(Parser recognizer) {
    // The rules themselves meet the token that cannot be read.
  }

  private void report(Parser parser, RecognitionException e) {
    Token token = e.getOffendingToken();
    if (token == null) {
      token = parser.getCurrentToken();
    }
    if (e instanceof NoViableAltException && token.getType() != Token.EOF) {
      token =
          parser.getCurrentToken().getTokenIndex() > token.getTokenIndex()
              ? parser.getCurrentToken()
              : token;
    }
    diagnostics.add(describe(parser, token, e));
  }

  private Diagnostic describe(Parser parser, Token token, RecognitionException e) {
    Span span = SyntaxParser.span(source, token);
    String text = token.getText();
    if (token.getType() == AlmanacLexer.UNCLOSED_TEXT) {
      return Diagnostic.error(
              "syntax/unclosed-text", "this text is not closed", span, "begins here")
          .withHint("end it on the same line with a second \"");
    }
    if (token.getType() == AlmanacLexer.UNKNOWN) {
      Diagnostic d =
          Diagnostic.error("syntax/character", "this character has no meaning in a plan", span, "");
      return SyntaxHints.ofCharacter(text).map(d::withHint).orElse(d);
    }
    String expected = expected(parser, token, e);
    if (token.getType() == Token.EOF) {
      return Diagnostic.error(
              "syntax/unfinished", "the text ends in the middle of a declaration", span, expected)
          .withHint("a bracket or brace may not be closed");
    }
    Diagnostic d =
        Diagnostic.error("syntax/unexpected", "`" + text + "` cannot stand here", span, expected);
    if (text.equals("=") && parser.getContext() instanceof AlmanacParser.EntryContext) {
      return d.withHint("settings are written with a colon: `horizon: 30 years`");
    }
    Optional<String> hint = SyntaxHints.ofToken(parser, token);
    if (hint.isPresent()) {
      return d.withHint(hint.get());
    }
    if (isWord(token.getType()) && !expected.equals(COMPLETE)) {
      return d.withHint("`" + text + "` is a word of the language; a name must be another");
    }
    if (text.equals("=") && expected.contains("`{`")) {
      return d.withHint("what is said of it stands in braces: `{ ... }`");
    }
    if (text.equals("=")) {
      return d.withHint("to compare two values write `==`");
    }
    return d;
  }

  private static boolean isWord(int type) {
    return type >= AlmanacLexer.PLAN && type <= AlmanacLexer.REST;
  }

  private static String expected(Parser parser, Token token, RecognitionException e) {
    IntervalSet tokens = e instanceof NoViableAltException ? null : e.getExpectedTokens();
    if (tokens == null) {
      return "";
    }
    if (tokens.contains(Token.EOF) && token.getType() != Token.EOF) {
      return SyntaxHints.isFirst(parser, token) ? "no declaration begins with this" : COMPLETE;
    }
    var words = new LinkedHashSet<String>();
    if (tokens.contains(AlmanacLexer.PERCENT)) {
      words.add("a value");
    }
    for (int type : tokens.toList()) {
      if (words.contains("a value") && isPartOfValue(type)) {
        continue;
      }
      words.add(
          FRIENDLY.getOrDefault(
              type, parser.getVocabulary().getDisplayName(type).replace('\'', '`')));
    }
    if (words.isEmpty() || words.size() > 6) {
      return words.contains("a value") ? "a value is expected" : "";
    }
    return String.join(", ", words) + (words.size() == 1 ? " is expected" : " are possible here");
  }

  private static boolean isPartOfValue(int type) {
    return BEGINS_VALUE.contains(type) || type == AlmanacLexer.IDENTIFIER || isWord(type);
  }
}
