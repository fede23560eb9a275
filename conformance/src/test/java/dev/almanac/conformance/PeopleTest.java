package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.report.CanonicalJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due to the living: planned by closed forms, and realized with its mean. */
class PeopleTest {

  private static final double ERRORS = 4.0;

  private static final String COUPLE =
      """
      plan p { start: 2026-06-01, horizon: 40 years, step: %s, basis: real USD }
      import std.mortality
      market m = fixed { cash: 0%% geometric }
      let law_a = gompertz(88, 10)
      let law_b = gompertz(84, 11)
      person a { born: 1961-06-01, mortality: law_a }
      person b { born: 1964-06-01, mortality: law_b }
      assets $1
      """;

  private static final String STRATEGY =
      """
      strategy s {
        let expected(k) = planned(k)
        at start of year {
          hold cash: 100%
        }
        at end of year {
          record due_now = owed
          spend owed
        }
      }
      strategy t = s()
      run base = simulate([t], paths: 20_000, seed: 5)
      """;

  private static String table(String exact) {
    return """
    show table "years" for k in 1 to 40 {
      planned: t.expected(k)
      owed: mean(base.t.due_now(k))
      exact: %s
    }
    """
        .formatted(exact);
  }

  /** Both lives are independent; payments are due to those alive at the end of the year. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "until death(a); survival(law_a, 65, k)",
        "until first_death(a, b); both_survive(law_a, 65, law_b, 62, k)",
        "until last_death(a, b); one_survives(law_a, 65, law_b, 62, k)",
        "from death(b); 1 - survival(law_b, 62, k)",
        "from first_death(b, a); 1 - both_survive(law_a, 65, law_b, 62, k)",
        "from first_death(a, b) until last_death(b, a); one_survives(law_a, 65, law_b, 62, k)"
            + " - both_survive(law_a, 65, law_b, 62, k)",
        "from death(a) until death(b); (1 - survival(law_a, 65, k)) * survival(law_b, 62, k)",
        "from death(a) until last_death(a, b);"
            + " (1 - survival(law_a, 65, k)) * survival(law_b, 62, k)",
      })
  void benefitsComeToAmountTimesSurvival(String clauses, String chance) {
    Figures f =
        Figures.of(
            COUPLE.formatted("1 year")
                + "liability benefits = $1_000 per year "
                + clauses
                + "\n"
                + STRATEGY
                + table("$1_000 * (" + chance + ")"));
    check(f);
  }

  /** What is due at the start of a year is due to those who live then: in year 1 to all. */
  @Test
  void atTheStartThoseWhoLiveThenCount() {
    check(
        Figures.of(
            COUPLE.formatted("1 year")
                + "liability benefits = $1_000 per year until last_death(a, b) at start of year\n"
                + STRATEGY
                    .replace(
                        "hold cash: 100%",
                        "hold cash: 100%\n    record due_now = owed\n    spend owed")
                    .replace(
                        "  at end of year {\n    record due_now = owed\n    spend owed\n  }\n", "")
                + table("$1_000 * one_survives(law_a, 65, law_b, 62, k - 1)")));
  }

  private static void check(Figures f) {
    double[] exact = f.values("years", "exact");
    double[] planned = f.values("years", "planned");
    double[] owed = f.values("years", "owed");
    double[] errors = f.errors("years", "owed");
    for (int i = 0; i < exact.length; i++) {
      assertThat(planned[i]).as("planned %d", i + 1).isCloseTo(exact[i], within(1e-9));
      // In late years all paths may agree, which leaves no error to measure by.
      double error = Math.max(errors[i], 1000.0 / 20_000);
      assertThat(owed[i]).as("owed %d", i + 1).isCloseTo(exact[i], within(ERRORS * error));
    }
  }

  /** What is due once with a death is due with the chance to die in that year. */
  @Test
  void insuranceComesToAmountTimesDeaths() {
    String exact = "$1_000 * (survival(law_a, 65, k - 1) - survival(law_a, 65, k))";
    check(
        Figures.of(
            COUPLE.formatted("1 year")
                + "liability insurance = $1_000 due death(a)\n"
                + STRATEGY
                + table(exact)));
  }

  /** A year's sum of twelfths, each due to those who live at the end of its month. */
  @Test
  void monthsAreAddedUp() {
    String exact = "sum m in 1 to 12: $1_000 / 12 * survival(law_a, 65, k - 1 + m / 12)";
    check(
        Figures.of(
            COUPLE.formatted("1 month")
                + "liability pension = $1_000 per year until death(a)\n"
                + STRATEGY
                + table(exact)));
  }

  /** In a plan of months both ways to pay come to the same. */
  @Test
  void monthsPaidOneByOneAreTheYear() {
    Figures f =
        Figures.of(
            COUPLE.formatted("1 month").replace("assets $1", "assets $1_000_000")
                + """
                liability living = $1_200 per year until last_death(a, b)
                income pension = $360 per year from a.age(67) until death(a)
                liability car = $90 due 2027-01-15
                strategy s {
                  at start of year {
                    hold cash: 100%
                  }
                  at end of year {
                    spend owed
                  }
                }
                strategy monthly {
                  at start of month {
                    hold cash: 100%
                  }
                  at end of month {
                    spend owed
                  }
                }
                strategy x = s()
                strategy y = monthly()
                run base = simulate([x, y], paths: 500, seed: 5)
                show table "years" for k in 1 to 40 {
                  apart: maximum(abs(base.x.paid(k) - base.y.paid(k)))
                }
                """);
    assertThat(f.values("years", "apart")).containsOnly(new double[40], within(1e-6));
  }

  /** Moving one milestone moves what hangs on it, and nothing else. */
  @Test
  void whatHangsOnAMilestoneMovesWithIt() {
    String plan =
        COUPLE.formatted("1 year")
            + """
            milestone retirement = a.age(AGE)
            milestone later = retirement + 2 years
            income salary = $100 per year until retirement
            liability travel = $10 per year from retirement until later
            liability house = $1_000 due later
            """
            + STRATEGY
            + "show table \"years\" for k in 1 to 12 {\n  planned: t.expected(k)\n}\n";
    double[] early = Figures.of(plan.replace("AGE", "68")).values("years", "planned");
    double[] late = Figures.of(plan.replace("AGE", "71")).values("years", "planned");
    assertThat(early).containsExactly(-100, -100, -100, 10, 1010, 0, 0, 0, 0, 0, 0, 0);
    assertThat(late).containsExactly(-100, -100, -100, -100, -100, -100, 10, 1010, 0, 0, 0, 0);
  }

  /** Where no cash flow reads a death, one word is as good as the other, to the last bit. */
  @ParameterizedTest
  @ValueSource(strings = {"1 year", "1 month"})
  void withoutDeathsOwedIsPlanned(String step) {
    String plan =
        COUPLE.formatted(step)
            + """
            liability living = nominal $0.03 per year
            liability travel = $0.01 per year until a.age(69) growing 2%
            strategy s {
              at start of year {
                hold cash: 100%
              }
              at end of year {
                record due_now = owed
                spend owed
              }
            }
            strategy t = s()
            run base = simulate([t], paths: 50, seed: 5)
            show mean(base.t.due_now(7))
            show mean(sustainable(base.t))
            """;
    String other =
        plan.replace("= owed", "= planned(year)").replace("spend owed", "spend planned(year)");
    assertThat(figures(plan)).isEqualTo(figures(other));
  }

  private static String figures(String plan) {
    return CanonicalJson.write(Plans.run(plan)).replaceAll("\"[0-9a-f]{64}\"", "");
  }

  /** Lifetimes have names: more people, and more cash flows, change no other. */
  @Test
  void anotherPersonChangesNothing() {
    String shows = "show mean(base.t.due_now(25)) as \"due\"\n";
    String flow = "liability living = $1 per year until death(a)\n";
    String more =
        """
        person c { born: 1990-01-01, mortality: law_b }
        liability nothing = 0 * living + ($0 per year until first_death(c, a))
        """;
    double plain = Figures.of(COUPLE.formatted("1 year") + flow + STRATEGY + shows).value("due");
    String longer = COUPLE.formatted("1 year") + more + flow + STRATEGY + shows;
    assertThat(Figures.of(longer).value("due")).isEqualTo(plain);
  }

  /** The chance of a person's life is the same under its name and by the declaration. */
  @Test
  void aDeclaredPersonIsTheLifetimeOfThatName() {
    Figures f =
        Figures.of(
            COUPLE.formatted("1 year")
                + """
                liability living = $1 per year until death(a)
                strategy s {
                  at start of year {
                    hold cash: 100%
                  }
                  at end of year {
                    record declared = if lives(a) then 1 else 0
                    record named = if lives("a", law_a, 65) then 1 else 0
                    record paid_to = owed / $1
                    spend owed
                  }
                }
                strategy t = s()
                run base = simulate([t], paths: 2_000, seed: 5)
                show table "years" for k in 1 to 40 {
                  one: maximum(abs(base.t.declared(k) - base.t.named(k)))
                  two: maximum(abs(base.t.declared(k) - base.t.paid_to(k)))
                }
                """);
    assertThat(f.values("years", "one")).containsOnly(0.0);
    assertThat(f.values("years", "two")).containsOnly(0.0);
  }
}
