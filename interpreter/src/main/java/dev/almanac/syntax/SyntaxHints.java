package dev.almanac.syntax;

import dev.almanac.diagnostic.Suggestion;
import dev.almanac.grammar.AlmanacLexer;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BufferedTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** What a planner probably meant by a token that cannot be read: habits of other notations. */
final class SyntaxHints {

  private static final Set<String> EVERY = Set.of("a", "an", "each", "every", "p");
  private static final Set<String> THOUSANDS = Set.of("k", "K");
  private static final Set<String> MILLIONS = Set.of("m", "M", "mn", "mio", "million");
  private static final int THOUSAND = 3;

  private SyntaxHints() {}

  /** What to type instead of a character that no plan uses. */
  static Optional<String> ofCharacter(String character) {
    return switch (character) {
      case "%" -> Optional.of("write the sign at the number: `60%`");
      case "$" -> Optional.of("write the amount at the sign, as in `$40_000`");
      case "€", "£", "¥" ->
          Optional.of(
              "amounts are written with `$`; the plan's `basis` names the currency, as in `basis:"
                  + " real EUR`");
      case "“", "”", "„", "‘", "’", "'" ->
          Optional.of("texts stand in straight quotes: `\"Will it last?\"`");
      case "–", "—", "−" -> Optional.of("write minus as `-`");
      case "×", "·" -> Optional.of("write times as `*`");
      case "÷" -> Optional.of("write divided by as `/`");
      case "≤" -> Optional.of("write `<=`");
      case "≥" -> Optional.of("write `>=`");
      case ";" -> Optional.of("nothing is needed at the end of a line");
      default -> Optional.empty();
    };
  }

  /** What to type instead of a word or sign that cannot stand where it does. */
  static Optional<String> ofToken(Parser parser, Token token) {
    Token before = near(parser, token, -1);
    Token after = near(parser, token, 1);
    if (isFigure(before)) {
      Optional<String> hint = afterFigure(parser, token, before, after);
      if (hint.isPresent()) {
        return hint;
      }
    }
    if (before.getText().equals("age") && token.getType() == AlmanacLexer.NUMBER) {
      return Optional.of(
          "an age is that of somebody: `from born.age("
              + token.getText()
              + ")`, where `let born = 1964-03-15`");
    }
    if (before.getType() == AlmanacLexer.AS) {
      return Optional.of("put the title into quotes: `as \"What is left\"`");
    }
    if (token.getType() == AlmanacLexer.IDENTIFIER && isFirst(token, before)) {
      return Suggestion.closest(token.getText(), DeclaringWords.ALL)
          .map(word -> "did you mean `" + word + "`?");
    }
    return Optional.empty();
  }

  /** Returns whether a token begins a line of its own. */
  static boolean isFirst(Parser parser, Token token) {
    return isFirst(token, near(parser, token, -1));
  }

  private static boolean isFirst(Token token, Token before) {
    return before.equals(token) || before.getLine() < token.getLine();
  }

  private static Optional<String> afterFigure(
      Parser parser, Token token, Token before, Token after) {
    String figure = before.getText();
    String word = token.getText();
    boolean touches = before.getStopIndex() + 1 == token.getStartIndex();
    if (word.equals(",") && touches) {
      return thousands(parser, before);
    }
    if (touches && THOUSANDS.contains(word)) {
      return writtenOut(figure, THOUSAND);
    }
    if (MILLIONS.contains(word)) {
      return writtenOut(figure, 2 * THOUSAND);
    }
    if (EVERY.contains(word) || word.equals("/")) {
      return Optional.of("say how often: `per year` or `per month`");
    }
    if (token.getType() == AlmanacLexer.IN && isFigure(after)) {
      return Optional.of("say when it is due: `due " + after.getText() + " years`");
    }
    if (before.getType() == AlmanacLexer.NUMBER && isCurrency(word)) {
      return Optional.of("amounts of money begin with `$`: `$" + figure + "`");
    }
    return Optional.empty();
  }

  /** From {@code $1.2} and six zeros to {@code $1_200_000}. */
  private static Optional<String> writtenOut(String figure, int zeros) {
    String sign = figure.startsWith("$") ? "$" : "";
    var amount = new BigDecimal(figure.substring(sign.length()).replace("_", ""));
    String whole = amount.scaleByPowerOfTen(zeros).stripTrailingZeros().toPlainString();
    String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "_");
    return Optional.of("write it out: `" + sign + grouped + "`");
  }

  private static boolean isCurrency(String word) {
    return (word.length() == THOUSAND && word.equals(word.toUpperCase(Locale.ROOT)))
        || Set.of("dollars", "euros", "euro", "dollar").contains(word.toLowerCase(Locale.ROOT));
  }

  /** From {@code $1,200,000} to {@code $1_200_000}. */
  private static Optional<String> thousands(Parser parser, Token first) {
    var whole = new StringBuilder(first.getText());
    Token comma = near(parser, first, 1);
    while (comma.getText().equals(",")) {
      Token group = near(parser, comma, 1);
      boolean three =
          group.getType() == AlmanacLexer.NUMBER
              && group.getStartIndex() == comma.getStopIndex() + 1
              && group.getText().length() == THOUSAND;
      if (!three) {
        break;
      }
      whole.append('_').append(group.getText());
      comma = near(parser, group, 1);
    }
    return whole.length() == first.getText().length()
        ? Optional.empty()
        : Optional.of("write thousands with underscores: `" + whole + "`");
  }

  private static boolean isFigure(Token token) {
    return token.getType() == AlmanacLexer.NUMBER || token.getType() == AlmanacLexer.MONEY;
  }

  /** The token before or after one, spaces and comments left out; the token itself at the ends. */
  private static Token near(Parser parser, Token token, int step) {
    TokenStream tokens = parser.getInputStream();
    if (tokens instanceof BufferedTokenStream read) {
      read.fill();
    }
    for (int i = token.getTokenIndex() + step; i >= 0 && i < tokens.size(); i += step) {
      if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        return tokens.get(i);
      }
    }
    return token;
  }
}
