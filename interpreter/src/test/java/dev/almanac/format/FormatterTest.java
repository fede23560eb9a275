package dev.almanac.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import dev.almanac.syntax.Lexemes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatterTest {

  /** Enough kinds of lexemes to bring every rule next to every other. */
  private static final List<String> VOCABULARY =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          ".",
          "+",
          "-",
          "*",
          "/",
          "^",
          "=",
          "<",
          ">",
          "<=",
          ">=",
          "==",
          "!=",
          "a",
          "b_1",
          "grüße",
          "T",
          "5",
          "1_000",
          "2.5",
          "1e-3",
          "40%",
          "$1",
          "2026-01-31",
          "\"a  b\"",
          "\"\"",
          "step",
          "to",
          "in",
          "if",
          "then",
          "else",
          "log",
          "year",
          "years",
          "assets",
          "plan",
          "let",
          "hold",
          "spend",
          "at",
          "start",
          "of",
          "for",
          "where",
          "confidence",
          "with",
          "not",
          "nominal",
          "real",
          "rest",
          "market",
          "liability",
          "run",
          "show",
          "from",
          "per",
          "?");

  private static final List<String> GAPS =
      List.of(" ", " ", " ", "\t", "   ", "\n", "\r\n", "\n\n", "\n \n\t\n", "\r", " \n  ");

  private static final List<String> BREAKS =
      List.of(
          "\n",
          "\r\n",
          "\n\n\n",
          " // c\n",
          "\n// own\n",
          "\r\n\r\n/// doc\r\n",
          "// a\n\n// b\n\n");

  private static final List<String> COMMENTS = List.of("// c", "/// doc  ", "//", "//\tx \t");

  static Stream<Path> texts() throws IOException {
    try (Stream<Path> library = Files.walk(Path.of("../stdlib/std"));
        Stream<Path> examples = Files.walk(Path.of("../examples"))) {
      return Stream.concat(library, examples)
          .filter(f -> f.toString().endsWith(".alm"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void leavesTheLibraryAndTheExamplesAsTheyAre(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(format(text)).isEqualTo(text);
  }

  @Test
  void isIdempotentAndLosesNothingOfAnySoup() {
    for (int seed = 0; seed < 3000; seed++) {
      String soup = soup(new Random(seed));
      String once = format(soup);
      assertThat(format(once)).as("seed %d:%n%s", seed, soup).isEqualTo(once);
      assertThat(content(once)).as("seed %d:%n%s", seed, soup).isEqualTo(content(soup));
      assertThat(once).doesNotContain("\r", "\n\n\n").doesNotContainPattern("[ \t]\n");
    }
  }

  private static String soup(Random random) {
    var soup = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(12) == 0) {
        soup.append(pick(COMMENTS, random)).append('\n');
      }
      soup.append(pick(VOCABULARY, random)).append(pick(GAPS, random));
    }
    return soup.toString();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<String> content(String text) {
    return Lexemes.of(Source.of("x", text)).stream()
        .filter(l -> l.kind() != Kind.SPACE)
        .map(Lexeme::text)
        .map(String::strip)
        .toList();
  }

  /** Breaks lines and puts comments between any two lexemes: nothing is lost or misread. */
  @ParameterizedTest
  @MethodSource("texts")
  void keepsWhatIsBrokenAnywhere(Path file) throws IOException {
    List<Lexeme> lexemes = Lexemes.of(Source.of("x", Files.readString(file)));
    for (int seed = 0; seed < 6; seed++) {
      var random = new Random(seed);
      var broken = new StringBuilder();
      for (Lexeme l : lexemes) {
        broken.append(l.text());
        if (l.kind() == Kind.COMMENT) {
          broken.append('\n');
        } else if (random.nextInt(1 + seed) == 0) {
          broken.append(pick(BREAKS, random));
        }
      }
      String once = format(broken.toString());
      assertThat(format(once)).as("seed %d", seed).isEqualTo(once);
      assertThat(content(once)).as("seed %d", seed).isEqualTo(content(broken.toString()));
      assertThat(once).doesNotContain("\r", "\n\n\n").doesNotContainPattern("[ \t]\n");
      // Only where lines break counts, not how far they are moved in.
      assertThat(format(once.replaceAll("(?m)^ +", ""))).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          let a=1+2*3|let a = 1 + 2 * 3
          let  a = ( 1+ 2 ) ^2|let a = (1 + 2) ^ 2
          let a = - 1 - - b|let a = -1 - -b
          let a = x.to - 1|let a = x.to - 1
          let a = log-1|let a = log - 1
          let a = 8% log-1|let a = 8% log - 1
          let a = 0 to 10 step - 1|let a = 0 to 10 step -1
          let a = step-1|let a = step - 1
          let a = if (b) then (c) else - d|let a = if (b) then (c) else -d
          let f (t) = g (t ,u)(1)|let f(t) = g(t, u)(1)
          let a = log (2)|let a = log(2)
          let a = 1 in (2)|let a = 1 in (2)
          let a = [ 1,2 ,[ ] , ( ) ]|let a = [1, 2, [], ()]
          let a = { b :1,"c d" : { } }|let a = {b: 1, "c d": {}}
          plan x{a:1}|plan x { a: 1 }
          plan x{}|plan x {}
          let a = b . c . market|let a = b.c.market
          def f(a:List < List<T> >,b:T=1):Sample<T> =a|def f(a: List<List<T>>, b: T = 1): Sample<T> = a
          show f(a: b<c, d: e>f)|show f(a: b < c, d: e > f)
          assets (1+2) * 3|assets (1 + 2) * 3
          expect a is -1 within - 2 with confidence (99%)|expect a is -1 within -2 with confidence (99%)
          let a = not (b) // why|let a = not (b)  // why
          liability a=$1 due 3 years latest(9 years)|liability a = $1 due 3 years latest (9 years)
          let a = latest (2)|let a = latest(2)
          let a=nominal  -$5 per year|let a = nominal -$5 per year
          """)
  void setsOneSpaceOrNone(String written, String canonical) {
    assertThat(format(written)).isEqualTo(canonical + "\n");
  }

  @Test
  void movesInByOpenBrackets() {
    assertThat(
            format(
                """
                strategy s(
                level: Ratio = 10%,
                    share: Ratio = 0%
                    ) {
                let x = simulate([
                a,
                b
                ], paths: f(
                1
                ))
                // realized
                at end of year {
                spend 1  // all

                // nothing else

                }
                }
                """))
        .isEqualTo(
            """
            strategy s(
              level: Ratio = 10%,
              share: Ratio = 0%
            ) {
              let x = simulate([
                a,
                b
              ], paths: f(
                1
              ))
              // realized
              at end of year {
                spend 1  // all

                // nothing else
              }
            }
            """);
  }

  @Test
  void movesInWhatGoesOn() {
    assertThat(
            format(
                """
                liability living = if a
                then b
                // the rest
                else c
                from 2 years
                at end of year
                market m = lognormal {
                stocks: growth(
                mean: 8%,
                volatility: 15%
                log
                )
                correlation(stocks, bonds): 18% +
                1%
                }
                show table "T"
                for t in [
                u
                for u in 1 to 3
                ],
                k in 0 to 1
                {
                t: t
                "b": t
                }
                strategy s {
                at start of year {
                hold a: 1,
                b: rest
                set x = y
                + 1
                }
                }
                """))
        .isEqualTo(
            """
            liability living = if a
              then b
              // the rest
              else c
              from 2 years
              at end of year
            market m = lognormal {
              stocks: growth(
                mean: 8%,
                volatility: 15%
                  log
              )
              correlation(stocks, bonds): 18% +
                1%
            }
            show table "T"
              for t in [
                u
                for u in 1 to 3
              ],
              k in 0 to 1
            {
              t: t
              "b": t
            }
            strategy s {
              at start of year {
                hold a: 1,
                  b: rest
                set x = y
                  + 1
              }
            }
            """);
  }

  @Test
  void movesInWhatAStudyRuns() {
    assertThat(
            format(
                """
                study s {
                axis rate in [1%, // first
                2%]
                where rate > 0%
                and rate < 5%
                run [x, y], // strategies
                paths: 100,
                // the last
                seed: 3
                }
                """))
        .isEqualTo(
            """
            study s {
              axis rate in [1%,  // first
                2%]
              where rate > 0%
                and rate < 5%
              run [x, y],  // strategies
                paths: 100,
                // the last
                seed: 3
            }
            """);
  }

  @Test
  void leavesCommasBeforeWhatTheyPart() {
    assertThat(format("let a = [\n1 // one\n\n, 2\n, f(\nx\n, y: 3\n)\n]\n"))
        .isEqualTo(
            """
            let a = [
              1  // one

              , 2
              , f(
                x
                , y: 3
              )
            ]
            """);
  }

  @Test
  void keepsCommentsWhereTheyStand() {
    assertThat(
            format(
                """
                plan  p( // after a bracket
                a: Ratio = 60% , // of stocks

                // before b
                b: Money = $5
                // last
                ) { horizon: 3 years // h
                // end of a block
                }
                market m = // what follows
                lognormal {
                stocks: growth( // open
                mean: 8% // mean
                geometric, // convention
                volatility: 15% log)
                }
                let chain = base
                .balanced // strategy

                // then
                .wealth(20) // end\
                """))
        .isEqualTo(
            """
            plan p(  // after a bracket
              a: Ratio = 60%,  // of stocks

              // before b
              b: Money = $5
              // last
            ) { horizon: 3 years  // h
              // end of a block
            }
            market m =  // what follows
              lognormal {
                stocks: growth(  // open
                  mean: 8%  // mean
                    geometric,  // convention
                  volatility: 15% log)
              }
            let chain = base
              .balanced  // strategy

              // then
              .wealth(20)  // end
            """);
  }

  @Test
  void keepsAtMostOneBlankLineAndNoneAtAnEdge() {
    assertThat(format("\uFEFF\n\n// a\r\n\r\n\r\nplan x {\n\n\n  a: 1\n\n\n  b: 2\n\n}\n\n\n"))
        .isEqualTo("// a\n\nplan x {\n  a: 1\n\n  b: 2\n}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\uFEFF"})
  void leavesNothingOfNothing(String text) {
    assertThat(format(text)).isEmpty();
  }

  private static String format(String text) {
    return Formatter.format(Source.of("x.alm", text));
  }
}
