package dev.almanac.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.finance.FirstOrderAutoregression;
import dev.almanac.finance.Inflation;
import dev.almanac.simulation.MarketModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due in other money than the plan's, on paths whose prices differ. */
class PricesOfPathsTest {

  private static final String LOAN =
      """
      plan p { start: 2026-06-01, horizon: 30 years, step: %s, basis: %s USD }
      import std.strategies
      market m = lognormal {
        cash: growth(mean: 1%% geometric, volatility: 1%% log)
        inflation: %s
      }
      person alex { born: 1955-03-02, mortality: gompertz(88, 10) }
      let foreign = %s $12 per year from 2 years until 29 years
      assets $1_000
      liability loan = %4$s $12 per year
      liability lease = %4$s $24 per year growing 2%% at start of year
      liability mixed = 2 * foreign + $3 per year
      liability living = $50 per year until death(alex)
      income annuity = %4$s $6 per year until death(alex)
      income insurance = %4$s $100 due death(alex)
      strategy s = constant_mix({cash: 100%%})
      run base = simulate([s], paths: 10)
      """;

  private static final String MOVING =
      "autoregressive(mean: 2.5%, now: 4%, persistence: 60%, volatility: 2%)";

  private static PolicyProgram program(String step, String basis, String inflation) {
    String other = basis.equals("real") ? "nominal" : "real";
    return DueFlowsTest.program(LOAN.formatted(step, basis, inflation, other));
  }

  /** The paths of a market, and what is due on them. */
  private static final class Paths {
    private final PolicyProgram program;
    private final MarketModel.Draw draw;
    private final double[][] growth;
    private final DueFlows flows;
    private final int n;
    private int period;

    Paths(PolicyProgram program, long first, int n) {
      int perYear = program.periodsPerYear();
      var market = program.strategy().market();
      this.program = program;
      this.n = n;
      this.draw = MarketModels.of(market, 5, perYear == 12, program.periods(), true).newDraw();
      this.growth = new double[market.assets().size() + MarketModel.FACTORS][n];
      this.flows = new DueFlows(program.due().orElseThrow(), n);
      draw.begin(first, n);
      flows.begin(first, 5, n);
    }

    void year() {
      for (int p = 0; p < program.periodsPerYear(); p++) {
        draw.period(++period, growth, n);
        flows.endPeriod(period, growth[1 + MarketModel.PRICES], n);
      }
    }

    double[] due(int flow) {
      double[] due = new double[n];
      flows.due(flow, program.year(period), due, n);
      return due;
    }

    double[] owed(int year) {
      double[] owed = new double[n];
      flows.owed(false, year, owed, n);
      return owed;
    }
  }

  @ParameterizedTest
  @CsvSource({"1 year,real", "1 month,real", "1 year,nominal", "1 month,nominal"})
  void theMeanIsThatOfTheClosedForm(String step, String basis) {
    PolicyProgram program = program(step, basis, MOVING);
    int n = 8_000;
    var paths = new Paths(program, 0, n);
    for (int year = 1; year <= 20; year++) {
      paths.year();
      if (year == 1 || year == 20) {
        check(paths.due(0), closedForm(program, year, 0, 12.0), "at the end of " + year);
        double grown = 24.0 * Math.pow(1.02, year - 1);
        check(paths.due(1), closedForm(program, year, 1, grown), "at the start of " + year);
      }
    }
  }

  /** Twelve twelfths, each at the mean of the lognormal level, or of one over it. */
  private static double closedForm(PolicyProgram program, int year, int before, double perYear) {
    Inflation inflation = program.strategy().market().factors().inflation().orElseThrow();
    int periods = program.periodsPerYear();
    FirstOrderAutoregression log = inflation.per(periods);
    double sign = program.due().orElseThrow().basis() == dev.almanac.type.Unit.Basis.REAL ? -1 : 1;
    double sum = 0.0;
    for (int p = (year - 1) * periods + 1; p <= year * periods; p++) {
      double mean = log.meanOfSum(p - before, inflation.now(periods));
      sum += Math.exp(sign * mean + log.varianceOfSum(p - before) / 2) / periods;
    }
    return perYear * sum;
  }

  private static void check(double[] column, double expected, String what) {
    double mean = Arrays.stream(column).average().orElseThrow();
    double square = Arrays.stream(column).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(square / (column.length - 1.0) / column.length);
    assertThat(mean).as(what).isCloseTo(expected, within(4 * error + 1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1 year,real", "1 month,real", "1 year,nominal", "1 month,nominal"})
  void withoutVolatilityItIsWhatIsPlanned(String step, String basis) {
    var still = "autoregressive(mean: 2.5%, now: 2.5%, persistence: 60%, volatility: 0%)";
    int n = 40;
    var drawn = new Paths(program(step, basis, still), 0, n);
    PolicyProgram program = program(step, basis, "2.5%");
    var known = new DueFlows(program.due().orElseThrow(), n);
    known.begin(0, 5, n);
    assertThat(known.followsPrices()).isFalse();
    double[] owed = new double[n];
    for (int year = 1; year <= 30; year++) {
      drawn.year();
      known.owed(false, year, owed, n);
      assertThat(drawn.owed(year)).containsExactly(owed, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 year", "1 month"})
  void allTogetherAreWhatIsOwed(String step) {
    int n = 50;
    var paths = new Paths(program(step, "real", MOVING), 100, n);
    for (int year = 1; year <= 30; year++) {
      paths.year();
      double[] sum = new double[n];
      for (int f = 0; f < paths.flows.flows().size(); f++) {
        double[] due = paths.due(f);
        for (int i = 0; i < n; i++) {
          sum[i] += paths.flows.flows().get(f).income() ? -due[i] : due[i];
        }
      }
      assertThat(paths.owed(year)).as("year %d", year).containsExactly(sum, within(1e-9));
    }
  }

  @Test
  void aPathIsTheSameInAnyBlock() {
    PolicyProgram program = program("1 month", "real", MOVING);
    var together = new Paths(program, 64, 8);
    var apart = new Paths(program, 68, 4);
    for (int year = 1; year <= 7; year++) {
      together.year();
      apart.year();
    }
    assertThat(Arrays.copyOfRange(together.owed(7), 4, 8)).containsExactly(apart.owed(7));
  }

  /** At the start of a year nobody knows the prices of its end. */
  @Test
  void beforeTheEndThePricesAtHandCount() {
    String text = LOAN.formatted("1 year", "real", MOVING, "nominal");
    String only =
        text.lines()
            .filter(l -> !l.matches("(liability|income) .*") || l.contains("loan"))
            .reduce("", (a, b) -> a + b + "\n");
    var paths = new Paths(DueFlowsTest.program(only), 0, 10);
    paths.year();
    double[] prices = paths.growth[1 + MarketModel.PRICES].clone();
    double[] expected = Arrays.stream(prices).map(p -> 12.0 / p).toArray();
    assertThat(paths.owed(2)).containsExactly(expected, within(1e-12));
    paths.year();
    assertThat(paths.owed(2)).doesNotContain(expected);
  }
}
