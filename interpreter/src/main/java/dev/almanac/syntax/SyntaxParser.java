package dev.almanac.syntax;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.grammar.AlmanacLexer;
import dev.almanac.grammar.AlmanacParser;
import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads a text; every declaration with a mistake is reported, and the others are still read. */
public final class SyntaxParser {

  private static final Set<Integer> BEGINS_DECLARATION =
      Set.of(
          AlmanacLexer.IMPORT,
          AlmanacLexer.PLAN,
          AlmanacLexer.MARKET,
          AlmanacLexer.LIABILITY,
          AlmanacLexer.INCOME,
          AlmanacLexer.ASSETS,
          AlmanacLexer.STRATEGY,
          AlmanacLexer.RUN,
          AlmanacLexer.INSTRUMENT,
          AlmanacLexer.STUDY,
          AlmanacLexer.DATA,
          AlmanacLexer.PERSON,
          AlmanacLexer.MILESTONE,
          AlmanacLexer.LET,
          AlmanacLexer.DEF,
          AlmanacLexer.EXTERNAL,
          AlmanacLexer.SHOW,
          AlmanacLexer.EXPECT);

  private SyntaxParser() {}

  /** Returns the tree of {@code source}; mistakes go to {@code diagnostics}. */
  public static Ast.File parse(Source source, Diagnostics diagnostics) {
    return parse(source, diagnostics, (int) Limits.standard().of(Limit.NESTING));
  }

  /** Returns the tree of a text that is not nested deeper than its host allows. */
  public static Ast.File parse(Source source, Diagnostics diagnostics, int deepest) {
    CommonTokenStream tokens = tokens(source);
    Span whole = new Span(source, 0, source.text().length());
    Optional<Diagnostic> tooDeep = Nesting.check(source, tokens.getTokens(), deepest);
    if (tooDeep.isPresent()) {
      diagnostics.add(tooDeep.get());
      return new Ast.File(List.of(), whole);
    }
    var builder = new TreeBuilder(source);
    try {
      var parser = parser(tokens, PredictionMode.SLL);
      parser.setErrorHandler(new BailErrorStrategy());
      return new Ast.File(builder.declarations(parser.file()), whole);
    } catch (ParseCancellationException stumbled) {
      return new Ast.File(oneByOne(source, tokens, builder, diagnostics), whole);
    }
  }

  /** Returns whether the first word is one that begins declarations. */
  static boolean beginsDeclaration(String text) {
    return tokens(Source.of("input", text)).getTokens().stream()
        .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
        .findFirst()
        .filter(t -> BEGINS_DECLARATION.contains(t.getType()))
        .isPresent();
  }

  /** Returns the tokens, comments and spaces included. */
  public static CommonTokenStream tokens(Source source) {
    var lexer = new AlmanacLexer(CharStreams.fromString(source.text(), source.name()));
    lexer.removeErrorListeners();
    var stream = new CommonTokenStream(lexer);
    stream.fill();
    if (source.text().codePoints().count() != source.text().length()) {
      countChars(stream.getTokens());
    }
    return stream;
  }

  /** ANTLR counts code points, spans count chars: they differ after an emoji. */
  private static void countChars(List<Token> tokens) {
    int start = 0;
    for (Token token : tokens) {
      if (token instanceof CommonToken t) {
        String text = t.getType() == Token.EOF ? "" : t.getText();
        t.setText(text);
        t.setStartIndex(start);
        start += text.length();
        t.setStopIndex(start - 1);
      }
    }
  }

  /**
   * Reads each declaration by itself, so that a mistake in one cannot spoil the next. A declaration
   * begins with its word in the first column.
   */
  private static List<Ast.Declaration> oneByOne(
      Source source, CommonTokenStream tokens, TreeBuilder builder, Diagnostics diagnostics) {
    var declarations = new ArrayList<Ast.Declaration>();
    for (List<Token> part : split(tokens.getTokens())) {
      var stream = new CommonTokenStream(new ListTokenSource(part));
      var parser = parser(stream, PredictionMode.LL);
      parser.setErrorHandler(new SyntaxErrors(source, diagnostics));
      try {
        declarations.addAll(builder.declarations(parser.file()));
      } catch (ParseCancellationException reported) {
        declarations.add(invalid(source, part));
      }
    }
    return declarations;
  }

  private static AlmanacParser parser(CommonTokenStream tokens, PredictionMode mode) {
    var parser = new AlmanacParser(tokens);
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(mode);
    return parser;
  }

  private static List<List<Token>> split(List<Token> tokens) {
    var parts = new ArrayList<List<Token>>();
    var part = new ArrayList<Token>();
    for (Token token : tokens) {
      boolean begins =
          BEGINS_DECLARATION.contains(token.getType()) && token.getCharPositionInLine() == 0;
      boolean external =
          part.stream().anyMatch(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
              && part.stream()
                  .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
                  .allMatch(t -> t.getType() == AlmanacLexer.EXTERNAL);
      if (begins && !external && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
      }
      part.add(token);
    }
    parts.add(part);
    return parts;
  }

  /** Keeps the name that a broken declaration declares, so that its uses are not reported too. */
  private static Ast.Invalid invalid(Source source, List<Token> part) {
    List<Token> words =
        part.stream().filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL).limit(3).toList();
    Optional<Ast.Name> name =
        words.stream()
            .filter(t -> t.getType() == AlmanacLexer.IDENTIFIER)
            .findFirst()
            .map(t -> new Ast.Name(t.getText(), span(source, t)));
    Span span = words.isEmpty() ? new Span(source, 0, 0) : span(source, words.getFirst());
    return new Ast.Invalid(name, span);
  }

  static Span span(Source source, Token token) {
    int length = source.text().length();
    int start = Math.clamp(token.getStartIndex(), 0, length);
    return new Span(source, start, Math.clamp(token.getStopIndex() + 1L, start, length));
  }
}
