package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.Almanac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markets whose rates and prices move, as a plan sees them, against what theory says of them. */
class RatesTest {

  private static final double ERRORS = 4;
  private static final double SPEED = 0.1;
  private static final double VOLATILITY = 0.009;

  private static final String[][] PAIRS = {
    {"stocks", "bonds"}, {"stocks", "notes"}, {"bonds", "notes"}
  };

  /** A flat curve at 2 % in logs, so that the model's prices are short. */
  private static String plan(int periods, String model) {
    return """
    plan p { horizon: 10 years, basis: real USD, market: today, step: %s }
    import std.instruments
    assets $1
    market today = %s {
      curve: flat_curve(2%% log)
      nominal_curve: flat_curve(4.5%% log)
      rates: hull_white(reversion: 10%%, volatility: 0.9%%)
      inflation: autoregressive(mean: 2.5%%, now: 3%%, persistence: 60%%, volatility: 1.2%%)
      stocks: growth(mean: 5%% log, volatility: 16%% log)
      bonds: bond_fund(7)
      notes: nominal_bond_fund(5)
      cash: bond_fund(1)
      correlation(stocks, rates): -40%%
      correlation(stocks, inflation): -30%%
      correlation(rates, inflation): 20%%
    }
    strategy watch(weights: Allocation) {
      at start of year { hold weights }
      at end of year {
        record log_growth = ln(wealth / initial_wealth)
        record log_prices = ln(price_level)
        record discounted = initial_wealth / wealth
      }
    }
    strategy stocks = watch({stocks: 100%%})
    strategy bonds = watch({bonds: 100%%})
    strategy notes = watch({notes: 100%%})
    strategy cash = watch({cash: 100%%})
    run base = simulate([stocks, bonds, notes, cash], paths: 40_000)
    """
        .formatted(periods == 12 ? "1 month" : "1 year", model);
  }

  private static void close(Figures f, String title, double expected) {
    double error = f.error(title);
    assertThat(error).as(title).isPositive();
    assertThat(f.value(title)).as(title).isCloseTo(expected, within(ERRORS * error));
  }

  private static double b(double years) {
    return (1 - StrictMath.exp(-SPEED * years)) / SPEED;
  }

  /** What ln P(t, t + years) is at x = 0, on the flat curve: Hull and White (1990). */
  private static double logPrice(double t, double years) {
    double variance = VOLATILITY * VOLATILITY * (1 - StrictMath.exp(-2 * SPEED * t)) / (2 * SPEED);
    return -0.02 * years
        - b(years) * 0.5 * VOLATILITY * VOLATILITY * b(t) * b(t)
        - 0.5 * b(years) * b(years) * variance;
  }

  /** Mean and variance of a fund's log growth, from prices and the covariances of the rate. */
  private static double[] fund(double maturity, int years, int periods) {
    double step = 1.0 / periods;
    int n = years * periods;
    double mean = 0;
    double[] onX = new double[n + 1];
    for (int k = 1; k <= n; k++) {
      mean += logPrice(k * step, maturity - step) - logPrice((k - 1) * step, maturity);
      onX[k] -= b(maturity - step);
      onX[k - 1] += b(maturity);
    }
    double variance = 0;
    for (int i = 1; i <= n; i++) {
      for (int j = 1; j <= n; j++) {
        double covariance =
            VOLATILITY
                * VOLATILITY
                / (2 * SPEED)
                * (StrictMath.exp(-SPEED * step * Math.abs(i - j))
                    - StrictMath.exp(-SPEED * step * (i + j)));
        variance += onX[i] * onX[j] * covariance;
      }
    }
    return new double[] {mean, Math.sqrt(variance)};
  }

  /** In the first year as planned, and in ten. */
  @ParameterizedTest
  @ValueSource(ints = {1, 12})
  void fundsGrowAsTheoryHasIt(int periods) {
    Figures f =
        Figures.of(
            plan(periods, "lognormal")
                + """
                show today.bonds.log_mean / (100% log) as "planned mean"
                show today.bonds.log_volatility / (100% log) as "planned deviation"
                show mean(base.bonds.log_growth(1)) as "mean"
                show standard_deviation(base.bonds.log_growth(1)) as "deviation"
                show mean(base.bonds.log_growth(10)) as "mean of ten"
                show standard_deviation(base.bonds.log_growth(10)) as "deviation of ten"
                show mean(base.cash.log_growth(10)) as "cash"
                show standard_deviation(base.cash.log_growth(10)) as "deviation of cash"
                show mean(base.cash.discounted(10)) as "discounted"
                """);
    double[] one = fund(7, 1, periods);
    double[] ten = fund(7, 10, periods);
    double[] cash = fund(1, 10, periods);
    assertThat(f.value("planned mean")).isCloseTo(one[0], within(1e-12));
    assertThat(f.value("planned deviation")).isCloseTo(one[1], within(1e-12));
    close(f, "mean", one[0]);
    close(f, "deviation", one[1]);
    close(f, "mean of ten", ten[0]);
    close(f, "deviation of ten", ten[1]);
    close(f, "cash", cash[0]);
    close(f, "deviation of cash", cash[1]);
    close(f, "discounted", StrictMath.exp(-cash[0] + 0.5 * cash[1] * cash[1]));
    // The bills of a year stand for the short rate, but for what it does within the year.
    assertThat(f.value("discounted")).isCloseTo(StrictMath.exp(-0.2), within(0.005));
  }

  /** In closed form: an autoregression of years; in months the first year has the same variance. */
  @ParameterizedTest
  @CsvSource({"1, 1", "12, 1", "1, 10"})
  void pricesAreAnAutoregression(int periods, int years) {
    String at = "(" + years + ")";
    Figures f =
        Figures.of(
            plan(periods, "lognormal")
                + "show mean(base.stocks.log_prices"
                + at
                + ") as \"mean\"\n"
                + "show standard_deviation(base.stocks.log_prices"
                + at
                + ") as \"deviation\"\n"
                + "show mean(base.notes.log_growth"
                + at
                + ") as \"notes\"\n");
    double reverts = StrictMath.log(1.025);
    double away = (StrictMath.log(1.03) - reverts) / periods;
    double left = StrictMath.pow(0.6, 1.0 / periods);
    double mean = years * reverts;
    double variance = 0;
    double weight = 0;
    for (int k = 1; k <= years * periods; k++) {
      mean += away * StrictMath.pow(left, k);
      weight = 1 + left * weight;
      variance += weight * weight * 0.012 * 0.012;
    }
    close(f, "mean", mean);
    close(f, "deviation", periods == 12 ? 0.012 : Math.sqrt(variance));
    close(f, "notes", 0.045 * years - mean);
  }

  /** As planned in closed form and as drawn; in a market of Student's t too. */
  @ParameterizedTest
  @CsvSource({"1, lognormal", "12, lognormal", "1, student_t"})
  void assetsMoveTogetherAsPlanned(int periods, String model) {
    String degrees = model.equals("student_t") ? "student_t {\n degrees: 20" : model + " {";
    String text = plan(periods, model).replace(model + " {", degrees);
    var titles = new StringBuilder();
    for (String[] each : PAIRS) {
      String a = each[0];
      String b = each[1];
      String pair = a + " " + b;
      String both = "(base." + a + ".log_growth(1) + base." + b + ".log_growth(1))";
      titles.append("show standard_deviation").append(both).append(" as \"").append(pair);
      titles.append("\"\nlet m_").append(a).append(b).append(" = today.log_mix({").append(a);
      titles.append(": 50%, ").append(b).append(": 50%})\nshow 2 * log_volatility(m_");
      titles.append(a).append(b).append(") as \"planned ").append(pair).append("\"\n");
    }
    Figures f = Figures.of(text + titles);
    for (String[] each : PAIRS) {
      String pair = each[0] + " " + each[1];
      close(f, pair, f.value("planned " + pair));
    }
    if (periods == 1) {
      double deviation = fund(7, 1, 1)[1];
      double expected = Math.sqrt(0.0256 + deviation * deviation + 2 * 0.4 * 0.16 * deviation);
      assertThat(f.value("planned stocks bonds")).isCloseTo(expected, within(1e-12));
    }
  }

  /** A fund of bills is known a year ahead, and curves are as they were given. */
  @Test
  void whatIsKnownIsKnown() {
    Figures f =
        Figures.of(
            plan(1, "lognormal")
                + """
                show today.cash.log_volatility / (100% log) as "cash"
                show today.cash.log_mean / (100% log) as "yield"
                show discount_factor(curve_of(today), 10) as "real"
                show discount_factor(nominal_curve_of(today), 10) as "nominal"
                """);
    assertThat(f.value("cash")).isZero();
    assertThat(f.value("yield")).isCloseTo(0.02, within(1e-15));
    assertThat(f.value("real")).isCloseTo(StrictMath.exp(-0.2), within(1e-15));
    assertThat(f.value("nominal")).isCloseTo(StrictMath.exp(-0.45), within(1e-15));
  }

  /** Without a model of the rate all maturities earn the forward rates, and prices rise as said. */
  @ParameterizedTest
  @ValueSource(strings = {"1 year", "1 month"})
  void forwardsComeTrue(String step) {
    Figures f =
        Figures.of(
            """
            plan p { horizon: 6 years, basis: real USD, market: today, step: %s }
            import std.instruments
            assets $1
            market today = lognormal {
              curve: zero_curve([2, 5, 9], [1%% log, 2%% log, 3%% log])
              nominal_curve: flat_curve(5%% log)
              inflation: 2%%
              long: bond_fund(20)
              short: bond_fund(1)
              notes: nominal_bond_fund(3)
              fees: 0.5%%
            }
            strategy watch(weights: Allocation) {
              at start of year { hold weights }
              at end of year {
                record log_growth = ln(wealth / initial_wealth)
                record prices = price_level
              }
            }
            strategy long = watch({long: 100%%})
            strategy short = watch({short: 100%%})
            strategy notes = watch({notes: 100%%})
            run base = simulate([long, short, notes], paths: 2)
            show mean(base.long.log_growth(5)) as "long"
            show mean(base.short.log_growth(5)) as "short"
            show mean(base.notes.log_growth(5)) as "notes"
            show mean(base.long.prices(6)) as "prices"
            """
                .formatted(step));
    double fees = 5 * StrictMath.log(0.995);
    assertThat(f.value("long")).isCloseTo(0.1 + fees, within(1e-13));
    assertThat(f.value("short")).isCloseTo(0.1 + fees, within(1e-13));
    assertThat(f.value("notes")).isCloseTo(0.25 - 5 * StrictMath.log(1.02) + fees, within(1e-13));
    assertThat(f.value("prices")).isCloseTo(StrictMath.pow(1.02, 6), within(1e-13));
  }

  /** A nominal market in a real plan: its curve is one of nominal money. */
  @Test
  void nominalCurvesAreConverted() {
    Figures f =
        Figures.of(
            """
            plan p { horizon: 5 years, basis: real USD, market: today }
            import std.instruments
            market today = lognormal {
              basis: nominal USD
              inflation: 2%
              curve: flat_curve(5% log)
              rates: hull_white(reversion: 10%, volatility: 0.9%)
              fund: bond_fund(7)
              same: nominal_bond_fund(7)
            }
            show discount_factor(curve_of(today), 3) as "real"
            show discount_factor(nominal_curve_of(today), 3) as "nominal"
            show today.fund.log_mean / (100% log) as "fund"
            show today.same.log_mean / (100% log) as "same"
            show today.same.log_volatility / today.fund.log_volatility as "alike"
            """);
    assertThat(f.value("real"))
        .isCloseTo(StrictMath.exp(-0.15) * StrictMath.pow(1.02, 3), within(1e-14));
    assertThat(f.value("nominal")).isCloseTo(StrictMath.exp(-0.15), within(1e-15));
    assertThat(f.value("fund")).isCloseTo(f.value("same"), within(1e-14));
    double drift = fund(7, 1, 1)[0] - 0.02 + 0.05 - StrictMath.log(1.02);
    assertThat(f.value("fund")).isCloseTo(drift, within(1e-13));
    assertThat(f.value("alike")).isCloseTo(1, within(1e-12));
  }

  /** The draws of an asset are addressed by its name, whatever else moves. */
  @Test
  void ratesChangeNoDrawOfAnAsset() {
    String text =
        """
        plan p { horizon: 3 years, basis: real USD, market: plain }
        import std.instruments
        assets $1
        market plain = %s {
          stocks: growth(mean: 5%% log, volatility: 16%% log)
          gold: growth(mean: 2%% log, volatility: 14%% log)
          correlation(stocks, gold): 20%%
          %s
        }
        strategy watch {
          at start of year { hold stocks: 100%% }
          at end of year { record grown = wealth %s }
        }
        run base = simulate([watch], paths: 50)
        show quantile(base.watch.grown(3), 10%%) as "low"
        show quantile(base.watch.grown(3), 70%%) as "high"
        """;
    String moving =
        """
        curve: flat_curve(2% log)
        rates: hull_white(reversion: 10%, volatility: 0.9%)
        inflation: autoregressive(mean: 2.5%, now: 3%, persistence: 60%, volatility: 1.2%)
        correlation(stocks, rates): -40%
        correlation(gold, inflation): 30%
        correlation(gold, rates): 10%
        """;
    for (String model : new String[] {"lognormal", "student_t"}) {
      String degrees = model.equals("student_t") ? "degrees: 5" : "";
      Figures alone = Figures.of(text.formatted(model, degrees, ""));
      Figures among = Figures.of(text.formatted(model, degrees + "\n" + moving, ""));
      Figures read =
          Figures.of(text.formatted(model, degrees + "\n" + moving, "+ 0 * wealth * price_level"));
      for (String title : new String[] {"low", "high"}) {
        assertThat(among.value(title)).isEqualTo(alone.value(title));
        assertThat(read.value(title)).isEqualTo(alone.value(title));
      }
    }
  }

  /** Prices at 2 % without a surprise, and a rate that hardly leaves the forwards: by hand. */
  @Test
  void aPathTellsItsRatesAndPrices() {
    String text =
        """
        plan p { horizon: 2 years, basis: real USD, market: today }
        import std.instruments
        assets $1
        market today = lognormal {
          curve: flat_curve(2% log)
          rates: hull_white(reversion: 10%, volatility: 0.0001%)
          inflation: autoregressive(mean: 2%, now: 2%, persistence: 60%, volatility: 0%)
          cash: bond_fund(1)
        }
        strategy bills { at start of year { hold cash: 100% } }
        run base = simulate([bills], paths: 10)
        """;
    Almanac.Explained explained =
        Plans.library()
            .explainPath(
                Plans.source(text),
                Almanac.Request.asWritten(),
                "base",
                "bills",
                7,
                Plans.job(1, Plans.BLOCK));
    assertThat(explained.text().orElseThrow())
        .contains("year  1: cash 100.0%   +2.0%, short rate +2.00%, prices 1.0200, wealth 1.0202")
        .contains("year  2: cash 100.0%   +2.0%, short rate +2.00%, prices 1.0404, wealth 1.0408");
  }
}
