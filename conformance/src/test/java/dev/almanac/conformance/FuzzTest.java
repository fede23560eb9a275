package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.fail;

import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import dev.almanac.syntax.Lexemes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is typed, the answer is a result or diagnostics. The texts come from a seed, so a
 * failure comes again; it prints its text.
 */
class FuzzTest {

  private static final int USUAL = 2_500;

  /** So many texts of each kind and seed; {@code -Dalmanac.fuzz=25000} looks longer. */
  private static final int TEXTS = Integer.getInteger("almanac.fuzz", USUAL);

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
    IntStream.range(0, TEXTS)
        .parallel()
        .forEach(n ->
            answer("seed " + seed + ", text " + n, texts.apply(new Random(seed * 1_000_003 + n))));
  }

  /**
   * The plans that are documentation, and the library, broken off after any of their words. They
   * are run only when more texts are asked for than usual: most of a whole plan is a whole plan.
   */
  @Test
  void truncations() {
    GrammarTest.texts()
        .filter(f -> !f.startsWith(Repository.resources("")))
        .forEach(FuzzTest::truncations);
  }

  private static void truncations(Path file) {
    String text = Repository.read(file);
    Consumer<String> oracle = TEXTS > USUAL ? Oracle::answerSoon : Oracle::read;
    Lexemes.of(Source.of("x", text)).parallelStream()
        .filter(l -> l.kind() != Kind.SPACE)
        .map(l -> l.span().end())
        .forEach(end -> answer(file + " up to " + end, text.substring(0, end), oracle));
  }

  /** What was found by {@code mvn -Pfuzz} and has been mended. */
  @Test
  void found() {
    for (Path file : Repository.files(Repository.resources("found"), ".alm")) {
      answer(file.toString(), Repository.read(file));
    }
  }

  private static void answer(String name, String text) {
    answer(name, text, Oracle::answerSoon);
  }

  private static void answer(String name, String text, Consumer<String> oracle) {
    try {
      oracle.accept(text);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
      fail(name + ": " + e + "\n" + text, e);
    }
  }
}
