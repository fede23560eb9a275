package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.grammar.AlmanacLexer;
import dev.almanac.grammar.AlmanacParser;
import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexemes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar has one reading for every text. */
class GrammarTest {

  /** Every plan without syntax errors: the library, the examples, the recorded ones. */
  static Stream<Path> texts() {
    return Stream.of(
            Repository.files(Repository.root().resolve("stdlib/std"), ".alm"),
            Repository.files(Repository.root().resolve("examples"), ".alm"),
            PlanGoldenTest.plans(),
            Repository.files(Repository.resources("ir"), ".alm"))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isUnambiguous(Path file) {
    assertThat(reports(Repository.read(file))).isEmpty();
  }

  private static List<String> reports(String text) {
    var lexer = new AlmanacLexer(CharStreams.fromString(text));
    var parser = new AlmanacParser(new CommonTokenStream(lexer));
    var reports = new ArrayList<String>();
    parser.removeErrorListeners();
    parser.addErrorListener(new Listener(reports));
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    var _ = parser.file();
    return reports;
  }

  private static final class Listener extends BaseErrorListener {
    private final List<String> reports;

    Listener(List<String> reports) {
      this.reports = reports;
    }

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object symbol,
        int line,
        int column,
        String message,
        RecognitionException e) {
      reports.add(line + ":" + column + " " + message);
    }

    @Override
    public void reportAmbiguity(
        Parser parser,
        DFA dfa,
        int start,
        int stop,
        boolean exact,
        java.util.BitSet alternatives,
        ATNConfigSet configs) {
      String rule = parser.getRuleNames()[dfa.atnStartState.ruleIndex];
      var tokens = parser.getTokenStream();
      reports.add(
          "ambiguous in " + rule + ": " + tokens.getText(tokens.get(start), tokens.get(stop)));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void lexemesAreTheText(Path file) {
    String text = Repository.read(file);
    String joined =
        Lexemes.of(Source.of("x", text)).stream().map(Lexeme::text).collect(Collectors.joining());
    assertThat(joined).isEqualTo(text);
  }
}
