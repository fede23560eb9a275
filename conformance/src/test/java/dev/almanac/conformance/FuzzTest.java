package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.almanac.Almanac;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.DiagnosticRenderer;
import dev.almanac.format.Formatter;
import dev.almanac.report.TerminalReport;
import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexemes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is typed, the answer is a result or diagnostics. The texts come from a seed, so a
 * failure comes again; it prints its text.
 */
class FuzzTest {

  /** So many texts at least, however slow the machine. */
  private static final int LEAST = 40;

  /** For each kind of text; {@code -Dalmanac.fuzz=60000} looks longer. */
  private static final long MILLISECONDS = Long.getLong("almanac.fuzz", 600);

  private static final List<String> WORDS = words();

  private static List<String> words() {
    var words = new ArrayList<String>();
    GrammarTest.texts().forEach(f -> words.addAll(tokens(Repository.read(f))));
    return words.stream().distinct().toList();
  }

  private static List<String> tokens(String text) {
    return Lexemes.of(Source.of("x", text)).stream().map(Lexeme::text).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void bytes(long seed) {
    fuzz(
        seed,
        random -> {
          byte[] bytes = new byte[random.nextInt(200)];
          random.nextBytes(bytes);
          return new String(bytes, StandardCharsets.UTF_8);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void characters(long seed) {
    String some = "(){}[]$%.,:=<>+-*/^\"'\\_ \n\r\t09aZé大📈\0\uFEFF\u2028\uD800letplan";
    fuzz(
        seed,
        random -> {
          var text = new StringBuilder();
          int length = random.nextInt(300);
          for (int i = 0; i < length; i++) {
            text.append(some.charAt(random.nextInt(some.length())));
          }
          return text.toString();
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void words(long seed) {
    fuzz(
        seed,
        random -> {
          var text = new StringBuilder();
          int length = random.nextInt(80);
          for (int i = 0; i < length; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
          }
          return text.toString();
        });
  }

  /** Plans with a few of their words deleted, doubled, exchanged or replaced. */
  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9, 10})
  void mutations(long seed) {
    List<List<String>> plans =
        PlanGoldenTest.plans().stream().map((Path f) -> tokens(Repository.read(f))).toList();
    fuzz(
        seed,
        random -> {
          var tokens = new ArrayList<>(plans.get(random.nextInt(plans.size())));
          int changes = 1 + random.nextInt(3);
          for (int i = 0; i < changes; i++) {
            mutate(tokens, random);
          }
          return String.join("", tokens);
        });
  }

  private static void mutate(List<String> tokens, Random random) {
    int at = random.nextInt(tokens.size());
    int other = random.nextInt(tokens.size());
    switch (random.nextInt(5)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, tokens.get(at));
      case 2 -> tokens.set(at, tokens.get(other));
      case 3 -> tokens.add(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
      default -> tokens.set(at, WORDS.get(random.nextInt(WORDS.size())));
    }
  }

  private static void fuzz(long seed, Function<Random, String> texts) {
    long end = System.nanoTime() + MILLISECONDS * 1_000_000;
    for (long n = 0; n < LEAST || System.nanoTime() < end; n++) {
      String text = texts.apply(new Random(seed * 1_000_003 + n));
      try {
        answer(text);
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        fail("seed " + seed + ", text " + n + ": " + e + "\n" + text, e);
      }
    }
  }

  private static void answer(String text) {
    // The paths are few, whatever the text says.
    var request = new Almanac.Request(Map.of(), OptionalLong.of(4), OptionalLong.empty());
    Source source = Plans.source(text);
    Almanac.Answer answer = Plans.library().run(source, request, Plans.job(1, 2));
    List<Diagnostic> found = answer.diagnostics();
    boolean wrong = found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    assertThat(answer.result().isPresent()).as("a result or errors").isEqualTo(!wrong);
    for (Diagnostic d : found) {
      assertThat(d.span().end()).isLessThanOrEqualTo(d.span().source().text().length() + 1);
      assertThat(DiagnosticRenderer.render(d, false)).doesNotContain("null", "dev.almanac");
    }
    answer
        .result()
        .ifPresent(r -> {
          assertThat(TerminalReport.render(r, 80, false, true)).isNotEmpty();
          assertThat(Plans.json(r)).isNotEmpty();
        });
    // What cannot be read is not formatted.
    if (found.stream().noneMatch(d -> d.code().startsWith("syntax/"))) {
      String formatted = Formatter.format(source);
      assertThat(Formatter.format(Plans.source(formatted))).isEqualTo(formatted);
    }
  }
}
