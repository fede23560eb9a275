package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a strategy is warned of, at the edges of the rules. */
class FundingWarningsTest {

  private static final String HEAD =
      """
      plan p { start: 2026-01-01, horizon: 12 years, basis: real USD }
      import std.instruments
      import std.ladders
      import std.pockets
      market m = lognormal {
        stocks: growth(mean: 5% geometric, volatility: 16% log)
        inflation: 2%
      }
      assets $1_000
      let curve = flat_curve(1% geometric)
      """;

  private static List<Diagnostic> warnings(String plan) {
    List<Diagnostic> all = Plans.answer(HEAD + plan).diagnostics();
    assertThat(all).allMatch(d -> d.severity() == Diagnostic.Severity.WARNING, Plans.text(all));
    return all;
  }

  private static String explanations(String plan) {
    return String.join(
        "\n", warnings(plan).stream().flatMap(d -> d.explanation().stream()).toList());
  }

  /** A bond of some years is sold for what is due: it is too long from 5 years more on. */
  @ParameterizedTest
  @CsvSource({"1, 6, false", "1, 6.5, true", "3, 8, false", "3, 8.5, true", "7, 12, false"})
  void moreThanFiveYearsLongerIsTooLong(int due, double bond, boolean warned) {
    String plan =
        """
        liability car = $100 due %d years
        strategy s {
          pockets [{name: "bond", amount: $1_000, holds: real_bond(%s, curve)}]
          at end of year { spend owed }
        }
        run r = simulate([s()], paths: 2)
        """
            .formatted(due, bond);
    assertThat(!warnings(plan).isEmpty()).isEqualTo(warned);
  }

  @ParameterizedTest
  @CsvSource({"7, true", "8, false"})
  void sevenYearsAreNear(int due, boolean warned) {
    String plan =
        """
        liability car = $100 due %d years
        instrument world = fund({stocks: 100%%}, drawdown: 50%%, expected: 3.33%% geometric)
        run r = simulate([rebalanced(world, curve)], paths: 2)
        """
            .formatted(due);
    assertThat(!warnings(plan).isEmpty()).isEqualTo(warned);
  }

  /** The income leaves a part of the liability, in percent, for the assets. */
  @ParameterizedTest
  @CsvSource({"99.1, false", "98.9, true", "100, false"})
  void aHundredthIsRounding(double income, boolean warned) {
    String plan =
        """
        income salary = $%s per year
        liability living = $100 per year until 1 year
        instrument world = fund({stocks: 100%%}, drawdown: 50%%, expected: 3.33%% geometric)
        run r = simulate([rebalanced(world, curve)], paths: 2)
        """
            .formatted(income);
    assertThat(!warnings(plan).isEmpty()).isEqualTo(warned);
  }

  /** What is ready lasts three years; then it is filled up by selling. */
  @Test
  void whatWasSoldAndKeptReadyWasSold() {
    String plan =
        """
        liability living = $100 per year until 5 years
        instrument world = fund({stocks: 100%}, drawdown: 50%, expected: 3.33% geometric)
        strategy s {
          pockets [
            {name: "cash", amount: $300, holds: deposit(0% geometric)},
            {name: "later", amount: $0, holds: deposit(0% geometric)},
            {name: "world", amount: $700, holds: world}
          ]
          at start of year { move $20 from "world" to "later" }
          at end of year {
            move $100 - balance("cash") from "later" to "cash"
            spend owed
          }
        }
        run r = simulate([s()], paths: 2)
        """;
    assertThat(explanations(plan)).contains("`world` is sold for `living` (years 4 to 5)");
  }

  @Test
  void aReserveThatWasThereIsNoSale() {
    String plan =
        """
        liability living = $100 per year until 2 years
        instrument world = fund({stocks: 100%}, drawdown: 50%, expected: 3.33% geometric)
        run r = simulate([cash_reserve(deposit(), world, curve)], paths: 2)
        """;
    assertThat(warnings(plan)).isEmpty();
  }

  /** The ladder has bonds for what is expected; who lives for certain would need more. */
  @Test
  void whatIsDueIsWhatIsExpected() {
    String plan =
        """
        person alex { born: 1936-01-01, mortality: gompertz(88, 10) }
        liability living = $100 per year until death(alex)
        instrument world = fund({stocks: 100%}, drawdown: 50%, expected: 3.33% geometric)
        run r = simulate([asset_ladder(curve, world, world)], paths: 2)
        """;
    assertThat(warnings(plan)).isEmpty();
  }

  @Test
  void aStrategyInSeveralRunsIsOneStrategy() {
    String plan =
        """
        liability car = $100 due 1 year
        instrument world = fund({stocks: 100%}, drawdown: 50%, expected: 3.33% geometric)
        strategy total = rebalanced(world, curve)
        run a = simulate([total], paths: 2)
        run b = simulate([total, total], paths: 4)
        """;
    assertThat(warnings(plan)).hasSize(1);
  }

  @Test
  void plansWithoutPocketsOrLiabilitiesAreNotJudged() {
    String plan =
        """
        strategy fixed_sum {
          pockets [{name: "bond", amount: $1_000, holds: real_bond(12, curve)}]
          at end of year { spend $10 }
        }
        run r = simulate([fixed_sum()], paths: 2)
        """;
    assertThat(warnings(plan)).isEmpty();
  }

  /** Of 100 nominal dollars 80 pay the loan; the rest pays for what is in today's money. */
  @ParameterizedTest
  @CsvSource({"100, false", "80, true"})
  void nominalBondsMayPayNominalLiabilities(int loan, boolean warned) {
    String plan =
        """
        liability house = $50 due 5 years
        liability loan = nominal $%d due 5 years
        let flat = flat_curve(0%% geometric)
        strategy s {
          pockets [
            {name: "nominal", amount: $100, holds: nominal_bond(5, flat)},
            {name: "linked", amount: $900, holds: real_bond(5, flat)}
          ]
          at end of year { spend owed }
        }
        run r = simulate([s()], paths: 2)
        """
            .formatted(loan);
    List<Diagnostic> found = warnings(plan);
    assertThat(found.stream().map(Diagnostic::code).toList())
        .isEqualTo(warned ? List.of("funding/nominal") : List.of());
  }
}
