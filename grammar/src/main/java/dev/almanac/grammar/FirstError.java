package dev.almanac.grammar;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Where a text stops being a part of a plan: what tells an unfinished text from a wrong one. */
public final class FirstError {

  /** There is none. */
  public static final int NONE = -1;

  private FirstError() {}

  /**
   * Returns the place, in code points, of the first token that cannot be read; the length of the
   * text where it ends too early; {@link #NONE} where all is well.
   */
  public static int of(String text) {
    var lexer = new AlmanacLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    var parser = new AlmanacParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      parser.file();
      return NONE;
    } catch (ParseCancellationException stumbled) {
      Token token =
          stumbled.getCause() instanceof RecognitionException e
              ? e.getOffendingToken()
              : parser.getCurrentToken();
      return token.getType() == Token.EOF
          ? text.codePointCount(0, text.length())
          : token.getStartIndex();
    }
  }
}
