package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.report.CanonicalJson;
import dev.almanac.result.Cell;
import dev.almanac.result.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every draw belongs to a name: what is added to a plan changes no other figure, to the last bit.
 */
class NamingTest {

  private static final String ASSETS =
      """
        stocks: growth(mean: 8.12% geometric, volatility: 15.53% log)
        bonds: growth(mean: 1.91% geometric, volatility: 2.89% log)
        correlation(stocks, bonds): 18%
      """;

  private static final String STRATEGIES =
      """
      strategy calm = constant_mix({stocks: 30%, bonds: rest})
      strategy bold = constant_mix({stocks: 80%, bonds: rest})
      """;

  private static final String RUN =
      "run base = simulate([calm, bold], paths: %s, seed: 6)\n".formatted("300");

  private static final String SHOWS =
      """
      show table "figures" for y in 1 to 12 {
        y: y
        calm: failure(base.calm, by: y)
        bold: failure(base.bold, by: y)
        low: quantile(base.bold.wealth(y), 10%)
        mean: mean(base.calm.wealth(y))
        least: minimum(base.bold.wealth(y))
        paired: mean(base.bold.wealth(y) - base.calm.wealth(y))
      }
      """;

  private static String plan(String assets, String extra, String strategies, String run) {
    return "plan p { horizon: 12 years, basis: real USD, market: us }\n"
        + "import std.strategies\n"
        + "market us = lognormal {\n"
        + assets
        + "}\n"
        + "assets $100\nliability living = $9 per year\n"
        + extra
        + strategies
        + run
        + SHOWS;
  }

  private static List<List<Cell>> figures(String plan) {
    return Figures.of(plan).table("figures").rows();
  }

  private static final List<List<Cell>> PLAIN = figures(plan(ASSETS, "", STRATEGIES, RUN));

  @Test
  void anotherStrategyChangesNothing() {
    String more =
        """
        strategy middle {
          state s = 0
          at start of year {
            hold bonds: 50%, stocks: rest
          }
          at end of year {
            set s = s + portfolio_return
            record s
            spend 5% * wealth
          }
        }
        """;
    for (String list : List.of("calm, bold, middle", "middle, calm, bold", "bold, middle, calm")) {
      String run = RUN.replace("calm, bold", list);
      assertThat(figures(plan(ASSETS, more, STRATEGIES, run))).as(list).isEqualTo(PLAIN);
    }
    String longer = STRATEGIES + "strategy long = constant_mix({bonds: 100%}, horizon: 40 years)\n";
    String run = RUN.replace("calm, bold", "long, calm, bold");
    assertThat(figures(plan(ASSETS, "", longer, run))).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void anAssetThatNothingHoldsChangesNothing(boolean correlated) {
    String gold = "  gold: growth(mean: 3% log, volatility: 20% log)\n";
    String ties =
        correlated ? "  correlation(gold, stocks): -20%\n  correlation(bonds, gold): 30%\n" : "";
    assertThat(figures(plan(ASSETS + gold + ties, "", STRATEGIES, RUN)))
        .as("appended")
        .isEqualTo(PLAIN);
  }

  @Test
  void anUncorrelatedAssetMayStandAnywhere() {
    String gold = "  gold: growth(mean: 3% log, volatility: 20% log)\n";
    assertThat(figures(plan(gold + ASSETS, "", STRATEGIES, RUN)))
        .as("before the others")
        .usingRecursiveComparison()
        .withComparatorForType(NamingTest::nearly, Double.class)
        .isEqualTo(PLAIN);
  }

  /** The sum over assets is rounded in their order, so the last bits may differ. */
  private static int nearly(Double a, Double b) {
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) ? 0 : Double.compare(a, b);
  }

  @Test
  void declarationsThatNothingReadsChangeNothing() {
    String extra =
        """
        market japan = lognormal {
          stocks: growth(mean: 4% geometric, volatility: 19% log)
        }
        let unused = sum x in 1 to 10: x
        def twice(x: Number): Number = 2 * x
        strategy idle(share: Ratio = 5%) {
          at start of year {
            hold stocks: share, bonds: rest
          }
          at end of year {
            spend planned(year)
          }
        }
        run other = simulate([idle()], paths: 50, seed: 1)
        """;
    assertThat(figures(plan(ASSETS, extra, STRATEGIES, RUN))).isEqualTo(PLAIN);
  }

  @Test
  void theOrderOfDeclarationsChangesNothing() {
    String run = RUN + "run again = simulate([bold], paths: 300, seed: 6)\n";
    assertThat(figures(plan(ASSETS, run, "", STRATEGIES))).isEqualTo(PLAIN);
  }

  @Test
  void morePathsKeepTheFirstOnes() {
    String shows =
        """
        show longevity(base.bold) as "least"
        """;
    String few = plan(ASSETS, "", STRATEGIES, RUN.replace("300", "100")) + shows;
    String many = plan(ASSETS, "", STRATEGIES, RUN) + shows;
    Figures less = Figures.of(few);
    Figures more = Figures.of(many);
    assertThat(more.value("least")).isLessThanOrEqualTo(less.value("least"));
    double[] leastOfFew = less.values("figures", "least");
    double[] leastOfMany = more.values("figures", "least");
    for (int y = 0; y < leastOfFew.length; y++) {
      assertThat(leastOfMany[y]).isLessThanOrEqualTo(leastOfFew[y]);
    }
  }

  /** A liability that payments do not depend on, and weights neither, is no part of the figures. */
  @Test
  void aLiabilityThatNothingReadsChangesNothing() {
    String own =
        """
        strategy calm {
          at start of year {
            hold stocks: 30%, bonds: rest
          }
          at end of year {
            spend $9
          }
        }
        strategy bold {
          at start of year {
            hold stocks: 80%, bonds: rest
          }
          at end of year {
            spend $9
          }
        }
        """;
    assertThat(figures(plan(ASSETS, "liability boat = $5 due 3 years\n", own, RUN)))
        .isEqualTo(PLAIN);
  }

  @Test
  void theNameOfAStrategyOrRunChangesNothing() {
    String text = plan(ASSETS, "", STRATEGIES, RUN);
    String renamed = text.replace("bold", "reckless").replace("base", "first");
    assertThat(figures(renamed)).isEqualTo(PLAIN);
  }

  @Test
  void twoRunsOnOneSeedAreOneMarket() {
    String extra = "run again = simulate([bold], paths: 300, seed: 6)\n";
    String text =
        plan(ASSETS, "", STRATEGIES, RUN + extra)
            + "show mean(base.bold.wealth(7)) - mean(again.bold.wealth(7)) as \"zero\"\n";
    assertThat(Figures.of(text).value("zero")).isZero();
  }

  @Test
  void twiceInARowIsTheSameText() {
    String text = plan(ASSETS, "", STRATEGIES, RUN);
    assertThat(CanonicalJson.write(Plans.run(text)))
        .isEqualTo(CanonicalJson.write(Plans.run(text)));
    List<Shown> shown = Plans.run(text, 7).shown();
    assertThat(shown).isNotEqualTo(Plans.run(text).shown());
  }
}
