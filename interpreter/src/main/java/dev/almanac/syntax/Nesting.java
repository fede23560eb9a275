package dev.almanac.syntax;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.grammar.AlmanacLexer;
import dev.almanac.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Refuses texts whose nesting would exhaust the stack of any recursive pass. */
final class Nesting {

  private static final Set<String> OPENS = Set.of("(", "[", "{");
  private static final Set<String> CLOSES = Set.of(")", "]", "}");

  /** Words that nest without a bracket; a run of them counts like brackets. */
  private static final Set<Integer> NESTS =
      Set.of(
          AlmanacLexer.IF,
          AlmanacLexer.ELSE,
          AlmanacLexer.NOT,
          AlmanacLexer.NOMINAL,
          AlmanacLexer.REAL,
          AlmanacLexer.IN);

  /** A chain is a tree as deep as it is long, and takes the parser its square. */
  private static final Set<String> CHAINS = Set.of("+", "-", "*", "/", "and", "or");

  private static final int LONGEST_CHAIN = 4000;

  private Nesting() {}

  static Optional<Diagnostic> check(Source source, List<Token> tokens, int deepest) {
    int brackets = 0;
    int words = 0;
    int signs = 0;
    for (Token token : tokens) {
      String text = token.getText();
      if (OPENS.contains(text)) {
        brackets++;
      } else if (CLOSES.contains(text)) {
        brackets--;
      } else if (NESTS.contains(token.getType()) || text.equals("-") || text.equals("^")) {
        words++;
      } else if (token.getCharPositionInLine() == 0 && token.getChannel() == 0) {
        words = 0;
      }
      signs = token.getCharPositionInLine() == 0 || text.equals(",") ? 0 : signs;
      signs += CHAINS.contains(text) ? 1 : 0;
      if (signs > LONGEST_CHAIN) {
        return Optional.of(
            Diagnostic.error(
                    "syntax/nesting",
                    "this is too long to be read at once",
                    SyntaxParser.span(source, token),
                    "more than " + LONGEST_CHAIN + " operations")
                .withHint("give parts of it a name with `let`, or sum a list"));
      }
      if (brackets > deepest || words > 10 * deepest) {
        return Optional.of(
            Diagnostic.error(
                    "syntax/nesting",
                    "this is nested too deeply to be read",
                    SyntaxParser.span(source, token),
                    "more than " + deepest + (deepest == 1 ? " level" : " levels"))
                .withHint("give inner parts a name with `let`"));
      }
    }
    return Optional.empty();
  }
}
