package dev.almanac.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** When what may be put off is asked for, worked by hand. */
class PostponementsTest {

  private static final String HEAD =
      """
      plan p { horizon: 6 years, step: %s, basis: real USD }
      market m = lognormal {
        cash: growth(mean: 1%% geometric, volatility: 1%% log)
        inflation: autoregressive(mean: 2%%, now: 2%%, persistence: 50%%, volatility: 1%%)
      }
      assets $1_000
      %s
      strategy s {
        at start of %s { hold cash: 100%% }
        at end of %3$s { spend %s }
      }
      strategy t = s()
      run base = simulate([t], paths: 10)
      show funding(base.t)
      """;

  private static final String HOUSE =
      """
      liability living = $10 per year
      liability trip = $30 due 2 years latest 4 years priority wish
      liability house = $100 due 2 years latest 5 years
      """;

  private static DueFlows flows(String step, String flows, String spend, int n) {
    String unit = step.endsWith("month") ? "month" : "year";
    PolicyProgram program = DueFlowsTest.program(HEAD.formatted(step, flows, unit, spend));
    var due = new DueFlows(program.due().orElseThrow(), n);
    due.begin(0, 1, n);
    return due;
  }

  /** Asks on several paths at once, each with a wealth of its own. */
  private static double[] ask(DueFlows flows, boolean month, int index, double... wealth) {
    double[] owed = new double[wealth.length];
    flows.ask(month, index, wealth, owed, wealth.length);
    return owed;
  }

  private static double[] due(DueFlows flows, int flow, int year, int n) {
    double[] due = new double[n];
    flows.due(flow, year, due, n);
    return due;
  }

  @Test
  void itIsAskedForOnceWealthCoversItAndAllElse() {
    DueFlows flows = flows("1 year", HOUSE, "owed", 5);
    assertThat(ask(flows, false, 1, 1_000, 1_000, 1_000, 1_000, 1_000)).containsOnly(10);
    // The house is essential and comes first, although it is declared after the trip.
    assertThat(ask(flows, false, 2, 140, 139, 109, 40, 0)).containsExactly(140, 110, 40, 40, 10);
    assertThat(ask(flows, false, 3, 140, 39, 110, 0, 0)).containsExactly(10, 10, 110, 10, 10);
    assertThat(ask(flows, false, 4, 0, 0, 0, 110, 0)).containsExactly(10, 40, 10, 110, 40);
    assertThat(ask(flows, false, 5, 0, 0, 0, 0, 0)).containsExactly(10, 10, 10, 10, 110);
    assertThat(due(flows, 1, 2, 5)).containsExactly(30, 0, 30, 30, 0);
    assertThat(due(flows, 1, 4, 5)).containsExactly(0, 30, 0, 0, 30);
    assertThat(due(flows, 2, 3, 5)).containsExactly(0, 0, 100, 0, 0);
    assertThat(due(flows, 2, 5, 5)).containsExactly(0, 0, 0, 0, 100);
  }

  @Test
  void itIsAskedForAtTheLatestEvenIfNothingIsLeft() {
    DueFlows flows = flows("1 year", "liability car = $9 due 5 years latest 20 years", "owed", 1);
    assertThat(ask(flows, false, 5, 0)).containsOnly(0);
    assertThat(ask(flows, false, 6, 0)).as("the last year of the plan").containsOnly(9);
  }

  @Test
  void readingAgainDoesNotAskAgain() {
    DueFlows flows = flows("1 year", HOUSE, "owed", 1);
    double[] again = new double[1];
    assertThat(ask(flows, false, 2, 110)).containsOnly(110);
    flows.owed(false, 2, again, 1);
    assertThat(again).containsOnly(110);
    flows.owed(false, 3, again, 1);
    assertThat(again).containsOnly(10);
  }

  @Test
  void inMonthsItWaitsForMonths() {
    DueFlows flows =
        flows("1 month", "liability car = $9 due 14 months latest 27 months", "owed", 3);
    for (int month = 1; month <= 13; month++) {
      assertThat(ask(flows, true, month, 100, 100, 100)).containsOnly(0);
    }
    assertThat(ask(flows, true, 14, 9, 8, 8)).containsExactly(9, 0, 0);
    assertThat(ask(flows, true, 15, 9, 9, 8)).containsExactly(0, 9, 0);
    for (int month = 16; month <= 26; month++) {
      assertThat(ask(flows, true, month, 0, 0, 0)).containsOnly(0);
    }
    assertThat(ask(flows, true, 27, 0, 0, 0)).containsExactly(0, 0, 9);
    assertThat(due(flows, 0, 2, 3)).containsExactly(9, 9, 0);
    assertThat(due(flows, 0, 3, 3)).containsExactly(0, 0, 9);
  }

  /** A debt that waits loses to the prices of the years for which it waits. */
  @Test
  void itIsConvertedWhenItIsAskedFor() {
    DueFlows flows =
        flows("1 year", "liability debt = nominal $100 due 2 years latest 4 years", "owed", 2);
    double[][] levels = {{1.1, 1.0}, {1.25, 2.0}, {1.6, 1.0}};
    for (int year = 1; year <= 3; year++) {
      flows.endPeriod(year, levels[year - 1], 2);
      double[] owed = ask(flows, false, year, 80, 49.9);
      double[] expected = year == 1 ? new double[2] : year == 2 ? at(80, 0) : at(0, 0);
      assertThat(owed).as("year %d", year).containsExactly(expected, within(1e-12));
    }
    flows.endPeriod(4, at(2.0, 4.0), 2);
    assertThat(ask(flows, false, 4, 0, 0)).containsExactly(at(0, 25), within(1e-12));
    assertThat(due(flows, 0, 4, 2)).containsExactly(at(0, 25), within(1e-12));
  }

  private static double[] at(double... values) {
    return values;
  }

  @Test
  void whoPaysWhatIsPlannedPaysItWhenItIsWanted() {
    DueFlows flows = flows("1 year", HOUSE, "planned(year)", 1);
    double[] owed = new double[1];
    flows.owed(false, 2, owed, 1);
    assertThat(owed).containsOnly(140);
    assertThat(due(flows, 2, 2, 1)).containsOnly(100);
  }

  @Test
  void whatIsPlannedIsAsItIsWanted() {
    String text = HEAD.formatted("1 year", HOUSE, "year", "owed");
    Due house = DueFlowsTest.program(text).due().orElseThrow().flows().get(2);
    double[] years = house.streams().getFirst().years();
    assertThat(Arrays.stream(years).toArray()).containsExactly(0, 0, 100, 0, 0, 0, 0);
    assertThat(house.postponable().orElseThrow().last()).isEqualTo(5);
  }
}
