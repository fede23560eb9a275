package dev.almanac.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {

  private static final Source PLAN =
      Source.of(
          "plan.alm",
          """
          plan p() {
          \tbasis: real USD
          }
          strategy ladder = asset_ladder(rungs: tips)

          run base = simulate([lader, total_return])
          """);

  private static Span at(Source source, String text) {
    int start = source.text().indexOf(text);
    return new Span(source, start, start + text.length());
  }

  private static Span at(String text) {
    return at(PLAN, text);
  }

  private static String render(Diagnostic diagnostic) {
    return DiagnosticRenderer.render(diagnostic, false);
  }

  @Test
  void showsTheLinesTheReasonAndTheWayOut() {
    var diagnostic =
        Diagnostic.error("name/unknown", "nothing is called `lader`", at("lader"), "not declared")
            .withLabel(at("ladder"), "this one is")
            .withExplanation(
                "A strategy is simulated by its name, which must be declared in this plan or"
                    + " imported.")
            .withHint("did you mean `ladder`?");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            error[name/unknown]: nothing is called `lader`
             --> plan.alm:6:22
              |
            4 | strategy ladder = asset_ladder(rungs: tips)
              |          ------ this one is
            ...
            6 | run base = simulate([lader, total_return])
              |                      ^^^^^ not declared

            A strategy is simulated by its name, which must be declared in this plan or
            imported.

            hint: did you mean `ladder`?
            """);
  }

  @Test
  void severalLabelsShareTheirLine() {
    var diagnostic =
        Diagnostic.warning("w/w", "twice", at("rungs"), "here").withLabel(at("tips"), "and here");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            warning[w/w]: twice
             --> plan.alm:4:32
              |
            4 | strategy ladder = asset_ladder(rungs: tips)
              |                                ^^^^^ here
              |                                       ---- and here
            """);
  }

  @Test
  void otherSourcesFollowTheCause() {
    var other = Source.of("other.alm", "import plan\n");
    var diagnostic =
        Diagnostic.error("e/e", "two files", at("ladder"), "").withLabel(at(other, "plan"), "from");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            error[e/e]: two files
             --> plan.alm:4:10
              |
            4 | strategy ladder = asset_ladder(rungs: tips)
              |          ^^^^^^
             ::: other.alm:1:8
              |
            1 | import plan
              |        ---- from
            """);
  }

  @Test
  void placesInTheLibraryAreHiddenUnlessThereAreNoOthers() {
    var library = new Source("std.cvar", "let weight = 1", true);
    var inside = Diagnostic.error("e/e", "inside", at(library, "weight"), "deep");
    assertThat(render(inside)).contains("std.cvar:1:5");
    assertThat(render(inside.withLabel(at("tips"), "called here")))
        .doesNotContain("std.cvar")
        .contains("^^^^ called here");
  }

  @Test
  void tabsMoveTheCaretsAsTheyMoveTheText() {
    assertThat(render(Diagnostic.error("e/e", "t", at("real"), "money")))
        .contains("2 |     basis: real USD\n  |            ^^^^ money\n");
  }

  @Test
  void aBlockIsShownByItsFirstLine() {
    assertThat(render(Diagnostic.error("e/e", "t", new Span(PLAN, 0, 30), "this block")))
        .contains("1 | plan p() {\n  | ^^^^^^^^^^ this block (on to line 3)\n");
  }

  @Test
  void wideAndControlCharactersDoNotBreakTheFrame() {
    var source = Source.of("w.alm", "日本 \u001B[2J 🙂 here\r\nnext");
    assertThat(render(Diagnostic.error("e/e", "\u001B]0;x\u0007", at(source, "here"), "\rz")))
        .isEqualTo(
            """
            error[e/e]: ␛]0;x␇
             --> w.alm:1:12
              |
            1 | 日本 ␛[2J 🙂 here
              |              ^^^^
              |                   z
            """);
  }

  @Test
  void aLongLineIsCutAroundTheSpan() {
    var source = Source.of("l.alm", "x".repeat(5000) + " needle " + "y".repeat(5000));
    var lines = render(Diagnostic.error("e/e", "t", at(source, "needle"), "it")).lines().toList();
    assertThat(lines.get(3)).startsWith("1 | …xx").contains("x needle y").endsWith("y…");
    assertThat(lines.get(3)).hasSizeLessThan(100);
    assertThat(lines.get(4).indexOf("^^^^^^")).isEqualTo(lines.get(3).indexOf("needle"));
  }

  @Test
  void aSpanLongerThanTheLineIsCutToo() {
    var source = Source.of("l.alm", "y".repeat(5000));
    var span = new Span(source, 10, 4000);
    assertThat(render(Diagnostic.error("e/e", "t", span, "it")).lines())
        .allMatch(l -> l.length() < 130);
  }

  @Test
  void theEndOfAFileIsAPlace() {
    int end = PLAN.text().length();
    assertThat(render(Diagnostic.error("e/e", "t", new Span(PLAN, end, end), "more")))
        .contains(" --> plan.alm:7:1\n  |\n7 |\n  | ^ more\n");
    assertThat(render(Diagnostic.error("e/e", "t", new Span(PLAN, end + 5, end + 9), "more")))
        .contains("^ more");
    assertThat(render(Diagnostic.error("e/e", "t", new Span(Source.of("e", ""), 0, 0), "none")))
        .contains("1 |\n  | ^ none");
  }

  @Test
  void everyPlaceInAnyTextCanBeShown() {
    var source = Source.of("any", "\t🙂\r\n\n\uD83D\u0000\u202E\r x\n" + "z\t".repeat(90));
    for (int start = 0; start <= source.text().length(); start++) {
      for (int end = start; end <= source.text().length(); end += 7) {
        var diagnostic = Diagnostic.error("e/e", "t", new Span(source, start, end), "l");
        assertThat(render(diagnostic))
            .contains("^")
            .matches("[^\\p{Cc}\\p{Cf}]*(\\n[^\\p{Cc}\\p{Cf}]*)*");
      }
    }
  }

  @Test
  void inkIsOnlyUsedWhenAskedFor() {
    var all = List.of(Diagnostic.error("e/e", "t", at("tips"), "x").withHint("h"));
    String plain = DiagnosticRenderer.render(all, false);
    String inked = DiagnosticRenderer.render(all, true);
    assertThat(plain).doesNotContain("\u001B");
    assertThat(inked).contains("\u001B[1;31m").isNotEqualTo(plain);
    assertThat(inked.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void severalStandApart() {
    var one = Diagnostic.error("e/e", "t", at("tips"), "x");
    assertThat(DiagnosticRenderer.render(List.of(one, one), false))
        .isEqualTo(render(one) + "\n" + render(one));
    assertThat(DiagnosticRenderer.render(List.of(), false)).isEmpty();
  }
}
