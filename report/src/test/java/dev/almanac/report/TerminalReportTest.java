package dev.almanac.report;

import static dev.almanac.report.Samples.exact;
import static dev.almanac.report.Samples.simulated;
import static dev.almanac.report.Samples.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.result.Cell;
import dev.almanac.result.Display;
import dev.almanac.result.Expectation.Verdict;
import dev.almanac.result.PlanResult;
import dev.almanac.result.Shown;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalReportTest {

  private static final Page PAGE = new Page(60, false, true);
  private static final Page ASCII = new Page(60, false, false);

  private static String render(Shown shown) {
    return TerminalReport.render(shown, PAGE);
  }

  @Test
  void everythingInItsOrder() {
    List<Shown> shown =
        List.of(
            new Shown.Single("ruin", simulated(0.0425, 0.0015, Display.PERCENT), Samples.PLACE),
            new Shown.Single("in closed form", exact(0.043121, Display.PERCENT), Samples.PLACE),
            Samples.histogram());
    var held = Samples.expectation("expect x", Verdict.HOLDS, "");
    assertThat(TerminalReport.render(Samples.result(shown, List.of(held)), 60, false, true))
        .isEqualTo(
            """
            household
            retirement_age 62 years
            basis real USD

            base: 10,000 paths, seed 7
            market us_2026

            strategy              failure
            ─────────────────────────────
            ladder          4.25 % ± 0.20
            total_return   12.25 % ± 0.33

            ruin            4.25 % ± 0.15
            in closed form  4.31 %

            A histogram

                below 25 %   2.04 %  ▉
               25 % – 50 %  81.63 %  ███████████████████████████████████
               50 % – 75 %  16.33 %  ███████
            75 % and above   0.00 %

            1 expectation: 1 holds
            """);
  }

  @Test
  void figuresStandOnTheirPoints() {
    assertThat(render(Samples.funding()))
        .isEqualTo(
            """
            A table

                                             planned
                                            spending
            liability              paid   (per year)    present value
            ─────────────────────────────────────────────────────────
            wedding      99.12 % ± 0.09      $75,000   $73,412 ±  812
            bathroom    100.00 %  exact      $50,000     -$800  exact
            retired         none             $95,000         –
            """);
  }

  @Test
  void figuresOfSeveralKindsShareAColumn() {
    var rows =
        List.of(
            List.of(word("failure"), simulated(0.1225, 0.0033, Display.PERCENT)),
            List.of(word("wealth"), simulated(941_600, 12_345, Display.REAL_MONEY)),
            List.of(word("horizon"), exact(30, Display.YEARS)),
            List.of(word("rate"), exact(0.0361, Display.PERCENT_PER_YEAR)),
            List.<Cell>of(word("funded"), new Cell.Truth(true, true)));
    assertThat(render(Samples.table(List.of("figure", "value"), rows)))
        .isEqualTo(
            """
            A table

            figure                              value
            ─────────────────────────────────────────
            failure         12.25 %          ±   0.33
            wealth    $941,600               ± 12,345
            horizon         30 years
            rate             3.61 % per year
            funded                       yes
            """);
  }

  @Test
  void linesAreDrawnInDots() {
    assertThat(render(Samples.wealth()))
        .isEqualTo(
            """
            A plot

            $2,000 ┤                                    ⢀⣀⡠⠒⠒a a ladder
                   │                             ⢀⣀⠤⠒⠒⠊⠉⠁
                   │                      ⢀⣀⡠⠤⠒⠒⠊⠁
            $1,500 ┤                ⣀⣀⠤⠤⠒⠒⠁
                   │         ⢀⣀⣀a⠔⠒⠊
                   │   ⣀⣀⡠⠤⠒⠉⠁
            $1,000 ┤⠒⢎⡉
                   │    ⠉⠒⠂ ⠤⢄⡀
                   │            ⠉⠑⠂ ⠤⢄⡀
              $500 ┤                    ⠉⠉⠂ ⠢⠤⡀b⡀
                   │                            ⠈⠉⠂ ⠢⠤⠄ ⣀
                   │                                     ⠉⠁ ⠒b b cash
                $0 ┤
                   └┬────────────────────┬───────────────────┬
                    0                    10                  20
                                                          year
            """);
  }

  @Test
  void linesAreDrawnInLetters() {
    assertThat(TerminalReport.render(Samples.wealth(), ASCII))
        .isEqualTo(
            """
            A plot

            $2,000 +                                      aaaa a ladder
                   |                               aaaaaaa
                   |                        aaaaaaa
            $1,500 +                  aaaaaa
                   |         aaaaaaaaa
                   |    aaaaa
            $1,000 +bbbbbb
                   |      bbbbbbb
                   |             bbbbbbbbbb
              $500 +                       bbbbbbb
                   |                              bbbbbbbbb
                   |                                       bbb b cash
                $0 +
                   ++--------------------+-------------------+
                    0                    10                  20
                                                          year
            """);
  }

  @Test
  void aSingleLineHasGapsAndNamedPlaces() {
    var rows =
        List.of(
            List.of(word("first"), exact(0.2, Display.PERCENT)),
            List.of(word("second"), exact(Double.NaN, Display.PERCENT)),
            List.of(word("third"), exact(0.5, Display.PERCENT)),
            List.of(word("fourth"), exact(0.4, Display.PERCENT)));
    assertThat(
            TerminalReport.render(
                Samples.plot(Samples.table(List.of("place", "share"), rows)), ASCII))
        .isEqualTo(
            """
            A plot

            50 % +                             **
                 |                               ****
                 |                                   ****
                 |                                       ****
            40 % +                                           ** share
                 |
                 |
                 |
            30 % +
                 |
                 |
                 |
            20 % +*
                 ++----------------------------+---------------
                  first                      third
                                                          place
            """);
  }

  @Test
  void aWideTableContinuesBelow() {
    var names = IntStream.rangeClosed(0, 12).mapToObj(i -> "column" + i).toList();
    var row = IntStream.rangeClosed(0, 12).<Cell>mapToObj(i -> exact(i, Display.WHOLE)).toList();
    String text = render(Samples.table(names, List.of(row)));
    assertThat(text.lines()).allMatch(l -> Glyphs.width(l) <= 60);
    assertThat(text.lines().filter(l -> l.startsWith("column0"))).hasSize(3);
    assertThat(text).containsSubsequence(names);
  }

  @Test
  void longWordsAreSetInNarrowColumns() {
    var row = List.of(word("a sentence of some length ".repeat(5)), word("日本語 ".repeat(20)));
    assertThat(render(Samples.table(List.of("a", "b"), List.of(row))).lines())
        .hasSizeGreaterThan(6)
        .allMatch(l -> Glyphs.width(l) <= 60);
  }

  @Test
  void anEmptyTableSaysSo() {
    assertThat(render(Samples.table(List.of("a"), List.of()))).contains("(no rows)");
  }

  @Test
  void onlyWhatDoesNotHoldIsListed() {
    var all =
        new java.util.ArrayList<>(
            Collections.nCopies(37, Samples.expectation("expect a", Verdict.HOLDS, "")));
    all.add(Samples.expectation("expect b >= 99%", Verdict.UNDECIDED, "99.12 % ± 0.09"));
    assertThat(TerminalReport.render(all, PAGE))
        .isEqualTo(
            """
            undecided  plan.alm:3:1
              expect b >= 99%
              99.12 % ± 0.09

            38 expectations: 37 hold, 1 undecided
            """);
    all.add(Samples.expectation("expect c", Verdict.FAILS, "no"));
    assertThat(TerminalReport.render(all, PAGE))
        .endsWith("39 expectations: 37 hold, 1 fails, 1 undecided\n");
  }

  @Test
  void nothingInAResultCanSteerTheTerminal() {
    String evil = "\u001B]0;x\u0007\u202E\nx";
    var table = Samples.table(List.of(evil, evil), List.of(List.of(word(evil), word(evil))));
    List<Shown> shown =
        List.of(
            table,
            Samples.plot(table),
            new Shown.Single(evil, word(evil), Samples.PLACE),
            new Shown.Table(evil, List.of(evil), List.of(), Samples.PLACE));
    var failed = Samples.expectation(evil, Verdict.FAILS, evil);
    assertThat(TerminalReport.render(Samples.result(shown, List.of(failed)), 60, false, true))
        .doesNotContain("\u001B", "\u0007", "\u202E");
  }

  @Test
  void inkOnlyAddsToTheText() {
    PlanResult result =
        Samples.result(
            List.of(Samples.funding(), Samples.wealth(), Samples.histogram()),
            List.of(Samples.expectation("expect c", Verdict.FAILS, "no")));
    String plain = TerminalReport.render(result, 60, false, true);
    String inked = TerminalReport.render(result, 60, true, true);
    assertThat(inked).isNotEqualTo(plain);
    assertThat(inked.replaceAll("\u001B\\[[0-9;]*m", "").replaceAll("(?m) +$", ""))
        .isEqualTo(plain);
    assertThat(TerminalReport.render(result, 60, false, false)).matches("\\p{ASCII}*");
  }

  @Test
  void anyFiguresCanBeDrawn() {
    double[] odd = {
      0,
      -0.0,
      1,
      1 + 1e-15,
      -1e300,
      1e308,
      -1.7e308,
      Double.MIN_VALUE,
      Double.NaN,
      Double.NEGATIVE_INFINITY
    };
    for (double a : odd) {
      for (double b : odd) {
        for (Display display : Display.values()) {
          var rows =
              List.of(
                  List.<Cell>of(exact(a, display), exact(b, display)),
                  List.<Cell>of(exact(b, display), exact(a, display)));
          var table = Samples.table(List.of("x", "y"), rows);
          assertThat(render(Samples.plot(table)).lines()).hasSizeBetween(8, 25);
          assertThat(render(table)).isNotBlank();
        }
      }
    }
  }

  private static Shown.BarChart bars(double... values) {
    var rows =
        Arrays.stream(values)
            .mapToObj(v -> List.<Cell>of(new Cell.Label("of " + v), exact(v, Display.NUMBER)))
            .toList();
    return new Shown.BarChart("", Samples.table(List.of("name", "value"), rows), Samples.PLACE);
  }

  @Test
  void barsBeginAtZeroAndAreOnOneScale() {
    // 30 cells, less 7, 5 and the gaps: 14 are left, of which 13 are for the length of 5.
    assertThat(TerminalReport.render(bars(-1, 4, 0, 0.5), new Page(30, false, true)))
        .isEqualTo(
            """
            name     value
            of -1.0   -1.0  ███
            of 4.0     4.0     ██████████▌
            of 0.0     0.0
            of 0.5     0.5     █▍
            """);
    assertThat(TerminalReport.render(bars(-1, 4, 0, 0.5), new Page(30, false, false)))
        .isEqualTo(
            """
            name     value
            of -1.0   -1.0  ###
            of 4.0     4.0     ###########
            of 0.0     0.0
            of 0.5     0.5     ##
            """);
  }

  @Test
  void anyFiguresHaveBars() {
    double[] odd = {
      0, -0.0, 1, -1e300, 1e308, -1.7e308, Double.MIN_VALUE, 1 / 0.0, -1 / 0.0, 0 / 0.0
    };
    for (double a : odd) {
      for (double b : odd) {
        assertThat(render(bars(a, b)).lines()).hasSize(3).allMatch(l -> l.length() < 500);
      }
    }
    assertThat(render(bars())).startsWith("name");
  }

  @Test
  void emptyPlotsAndHistogramsAreDrawnToo() {
    var none = new Shown.Histogram("h", List.of(0.0), List.of(), Display.YEARS, Samples.PLACE);
    var one =
        new Shown.Histogram("h", List.of(0.0, 1.0), List.of(0L), Display.YEARS, Samples.PLACE);
    assertThat(render(none)).isEqualTo("h\n\n");
    assertThat(render(one)).isEqualTo("h\n\nall  0 %\n");
    assertThat(render(Samples.plot(Samples.table(List.of("x", "y"), List.of())))).contains("y");
    assertThat(render(Samples.plot(Samples.table(List.of("x"), List.of())))).contains("x");
  }

  @Test
  void manyBinsAndLinesAreStillReadable() {
    var counts = IntStream.range(0, 100).mapToObj(i -> (long) i).toList();
    var edges = IntStream.rangeClosed(0, 100).mapToObj(i -> (double) i).toList();
    var histogram = new Shown.Histogram("h", edges, counts, Display.NUMBER, Samples.PLACE);
    assertThat(render(histogram).lines()).hasSize(22);
    var names = IntStream.rangeClosed(0, 30).mapToObj(i -> "line" + i).toList();
    var row = IntStream.rangeClosed(0, 30).<Cell>mapToObj(i -> exact(i, Display.NUMBER)).toList();
    assertThat(render(Samples.plot(Samples.table(names, List.of(row, row)))))
        .contains("a line1,", "line30");
  }
}
