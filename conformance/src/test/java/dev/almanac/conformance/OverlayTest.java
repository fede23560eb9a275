package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that extend others, and plans set beside one. */
class OverlayTest {

  private static final String BASE =
      """
      plan base(rate: Ratio = 6%) { horizon: 20 years, basis: real USD, market: us }
      import "lib/markets.alm"
      import std.strategies
      data rates = csv("lib/rates.csv") { year: whole("year"), rate: percent("rate") }
      assets $100
      liability living = rate * $100 per year
      liability travel = $1 per year priority wish
      income pension = $1 per year from 5 years
      strategy calm = constant_mix({stocks: 30%, bonds: rest})
      run base = simulate([calm], paths: 400, seed: 6)
      show mean(base.calm.wealth(20)) as "Left"
      show rates
      expect failure(base.calm) < 90%
      """;

  private static final String OVERLAY =
      """
      plan leaner(rate: Ratio = 5%) extends "../base.alm" {
        horizon: 15 years
        new: [car]
        without: [travel]
      }
      income pension = $2 per year from 3 years
      liability car = $5 due 4 years
      show mean(base.calm.wealth(15)) as "Left sooner"
      """;

  /** The same, written out by hand. */
  private static final String BY_HAND =
      """
      plan leaner(rate: Ratio = 5%) { horizon: 15 years, basis: real USD, market: us }
      import "lib/markets.alm"
      import std.strategies
      data rates = csv("lib/rates.csv") { year: whole("year"), rate: percent("rate") }
      assets $100
      liability living = rate * $100 per year
      income pension = $2 per year from 3 years
      strategy calm = constant_mix({stocks: 30%, bonds: rest})
      run base = simulate([calm], paths: 400, seed: 6)
      show mean(base.calm.wealth(15)) as "Left"
      show rates
      expect failure(base.calm) < 90%
      liability car = $5 due 4 years
      show mean(base.calm.wealth(15)) as "Left sooner"
      """;

  @TempDir Path folder;
  private Alm alm = new Alm(Path.of(""));

  @BeforeEach
  void plans() throws IOException {
    alm = new Alm(folder);
    write("almanac.project", "");
    write(
        "lib/markets.alm",
        """
        market us = lognormal {
          stocks: growth(mean: 6% geometric, volatility: 15% log)
          bonds: growth(mean: 2% geometric, volatility: 3% log)
        }
        """);
    write("lib/rates.csv", "year,rate\n2020,1%\n");
    write("base.alm", BASE.replace("wealth(20)", "wealth(15)"));
    write("what-if/leaner.alm", OVERLAY);
    write("by-hand.alm", BY_HAND);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String json(String plan) {
    assertThat(alm.run("run", "--json", "-", plan)).as(alm.said()).isZero();
    return alm.said()
        .replaceAll("\"sources\":\\[.*", "")
        .replaceAll("\"line\":[0-9]+", "")
        .replaceAll("\"title\":\"rates\"", "");
  }

  @Test
  void anOverlayIsThePlanWrittenOutByHand() {
    assertThat(json("what-if/leaner.alm")).isEqualTo(json("by-hand.alm"));
    assertThat(alm.run("run", "--json", "-", "what-if/leaner.alm")).isZero();
    assertThat(alm.said())
        .contains("\"name\":\"base.alm\"", "\"name\":\"what-if/leaner.alm\"", "lib/rates.csv");
  }

  @Test
  void anOverlayOfAnOverlayHasAllOfBoth() throws IOException {
    write("what-if/most.alm", "plan most extends \"leaner.alm\" { without: [car] }\nassets $120\n");
    write(
        "by-hand.alm",
        BY_HAND
            .replace("plan leaner", "plan most")
            .replace("assets $100", "assets $120")
            .replace("liability car = $5 due 4 years\n", ""));
    assertThat(json("what-if/most.alm")).isEqualTo(json("by-hand.alm"));
    assertThat(alm.run("run", "--set", "rate=4%", "what-if/most.alm")).isZero();
    assertThat(alm.run("fmt", "--check", "what-if")).isZero();
  }

  @Test
  void aChainThatEndsInItselfIsToldAndEnds() throws IOException {
    write("a.alm", "plan a extends \"b.alm\" {}\n");
    write("b.alm", "plan b extends \"c.alm\" {}\n");
    write("c.alm", "plan c extends \"b.alm\" {}\n");
    assertThat(alm.run("check", "a.alm")).isEqualTo(2);
    assertThat(alm.said()).contains("import/circle", "c.alm:1:16");
  }

  @Test
  void aDifferenceIsPairedAndWhatIsNotTouchedIsTheSame() {
    assertThat(alm.run("diff", "base.alm", "what-if/leaner.alm")).as(alm.said()).isZero();
    assertThat(alm.said())
        .contains(
            "- liability travel",
            "+ liability car",
            "+ income pension = $2",
            "base.calm, living: met")
        .doesNotContain("liability living");
    assertThat(alm.run("diff", "base.alm", "what-if/leaner.alm", "--html", "d.html")).isZero();
    assertThat(folder.resolve("d.html"))
        .content()
        .contains("<div class=\"before\">", "base.alm → what-if/leaner.alm");
  }

  @Test
  void plansStandBesideOne() throws IOException {
    write("same.alm", "// Only a comment.\nplan same extends \"base.alm\" {}\n");
    write(
        "more.alm",
        "plan more extends \"base.alm\" {}\nliability travel = $2 per year priority wish\n");
    assertThat(
            alm.run(
                "compare",
                "--width",
                "200",
                "base.alm",
                "same.alm",
                "more.alm",
                "what-if/leaner.alm"))
        .isZero();
    String row =
        alm.said()
            .lines()
            .filter(l -> l.startsWith("base.calm, travel: met"))
            .findFirst()
            .orElseThrow();
    assertThat(row)
        .containsPattern("the same +[0-9.]+ % ± [0-9.]+ \\(-[0-9.]+ % ± [0-9.]+\\) +[-–]$");
    assertThat(alm.run("compare", "--json", "-", "base.alm", "more.alm")).isZero();
    assertThat(alm.said()).startsWith("{\"base\":\"base.alm\",\"plans\":[{\"difference\":{");
    assertThat(alm.run("compare", "--markdown", "base.alm", "same.alm", "more.alm")).isZero();
    assertThat(alm.said())
        .startsWith("| figure | base.alm | same.alm | more.alm |\n|---|---:|---:|---:|\n");
    assertThat(alm.run("compare", "base.alm")).isEqualTo(3);
    write("wrong.alm", "plan wrong extends \"base.alm\" {}\nliability livng = $2 per year\n");
    assertThat(alm.run("compare", "base.alm", "wrong.alm")).isEqualTo(2);
    assertThat(alm.said()).contains("extends/unknown", "did you mean `living`?");
  }
}
