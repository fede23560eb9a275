package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real data, given with {@code --data}. They stand beside the repository, in ../shared/data, and
 * are no part of it: where they are absent these tests are skipped, and say so.
 */
class SharedDataTest {

  private static final Offset<Double> PRINTED = Offset.offset(0.0015);

  @TempDir Path folder;

  private Almanac.Answer answer(String plan, String... data) {
    Path shared = Repository.root().resolveSibling("shared").resolve("data");
    for (String file : data) {
      assumeTrue(Files.isReadable(shared.resolve(file)), () -> "skipped, as there is no " + shared);
    }
    Path written = folder.resolve("plan.alm");
    Repository.write(written, plan);
    ProjectFiles files = Plans.open(written);
    var request =
        new Almanac.Request(
            Map.of(),
            data.length == 1 ? Map.of("d", shared) : Map.of("d", shared, "e", shared),
            OptionalLong.empty(),
            OptionalLong.empty());
    return new Almanac(files).run(files.plan(), request, Plans.job(1, Plans.BLOCK));
  }

  private Figures figures(String plan, String... data) {
    return new Figures(Plans.result(answer(plan, data)));
  }

  /** Table 2 of Blanchett (2007), as far as its data can be rebuilt: cash and domestic equity. */
  @Test
  void blanchettsMonthsHaveTheMomentsOfHisTable() {
    Figures figures =
        figures(
            """
            data d = csv("blanchett_monthly.csv") {
              every: 1 month
              date: month
              basis: real USD
              cash: returns("cash_real", decimal)
              equity: returns("us_equity_real", decimal)
              inflation: returns(decimal)
            }
            show d.cash.geometric_mean as "cash geometric"
            show yearly(d.cash).arithmetic_mean as "cash arithmetic"
            show yearly(d.cash).simple_volatility as "cash deviation"
            show d.equity.geometric_mean as "equity geometric"
            show yearly(d.equity).arithmetic_mean as "equity arithmetic"
            show yearly(d.equity).simple_volatility as "equity deviation"
            show size(d) as "months"
            """,
            "blanchett_monthly.csv");
    assertThat(figures.value("months")).isEqualTo(960.0);
    assertThat(figures.value("cash geometric")).isCloseTo(0.0072, PRINTED);
    assertThat(figures.value("cash arithmetic")).isCloseTo(0.0081, PRINTED);
    assertThat(figures.value("cash deviation")).isCloseTo(0.0410, PRINTED);
    assertThat(figures.value("equity geometric")).isCloseTo(0.0736, PRINTED);
    assertThat(figures.value("equity arithmetic")).isCloseTo(0.0948, PRINTED);
    assertThat(figures.value("equity deviation")).isCloseTo(0.2099, PRINTED);
  }

  @Test
  void shillersPricesAndDividendsAreReturns() {
    Figures figures =
        figures(
            """
            plan p { basis: nominal USD }
            data d = csv("shiller_ie_data.csv") {
              every: 1 month
              date: month
              until: 2022-12
              stocks: price("price", dividend: "dividend")
              inflation: index("cpi")
            }
            show deflated(d.stocks, d.inflation).geometric_mean as "real"
            """,
            "shiller_ie_data.csv");
    // What Shiller's own real total return index grows by, 1871 to 2022.
    assertThat(figures.value("real")).isCloseTo(0.068, Offset.offset(0.003));
  }

  /** The rebuilt bond of the months above is this one, less inflation by subtraction. */
  @Test
  void yieldsBecomeReturns() {
    Figures figures =
        figures(
            """
            data d = csv("fred_monthly.csv") {
              every: 1 month
              date: month
              basis: nominal USD
              from: 1927-01
              until: 2006-12
              bonds: yields("AAA", percent, duration: 10)
              inflation: index("CPIAUCNS")
            }
            show item(d, 1).bonds as "first"
            show item(d, 1).inflation as "inflation"
            show size(d) as "months"
            """,
            "fred_monthly.csv");
    assertThat(figures.value("months")).isEqualTo(960.0);
    assertThat(figures.value("first")).isCloseTo(0.0059, Offset.offset(1e-12));
    assertThat(figures.value("inflation")).isCloseTo(-0.01129944, Offset.offset(1e-8));
  }

  @Test
  void percentAndDecimalAreTheSameReturns() {
    String plan =
        """
        data d = csv("french_factors_monthly.csv") {
          every: 1 month
          date: month
          cash: returns("rf_pct", %s)
        }
        show sum r in d: r.cash as "sum"
        """;
    double percent = figures(plan.formatted("percent"), "french_factors_monthly.csv").value("sum");
    double decimal = figures(plan.formatted("decimal"), "french_factors_monthly.csv").value("sum");
    assertThat(percent).isCloseTo(decimal / 100, Offset.offset(1e-12));
  }

  @Test
  void daysAreNoMonths() {
    String plan =
        """
        data d = csv("treasury_curve_daily.csv") {
          every: 1 month
          date: month
          y: yields("DGS10", percent, duration: 8)
        }
        """;
    assertThat(answer(plan, "treasury_curve_daily.csv").diagnostics())
        .extracting(d -> d.code())
        .containsExactly("data/frequency");
  }

  @Test
  void tablesAreRecords() {
    Figures figures =
        figures(
            """
            data d = csv("ssa_period_qx_Hist_TR2020.csv") {
              year: year
              sex: text
              age: whole
              qx: decimal
            }
            show size([r.age for r in d where r.year == 2002 and r.sex == "F"]) as "ages"
            show highest r in d: r.qx as "highest"
            """,
            "ssa_period_qx_Hist_TR2020.csv");
    assertThat(figures.value("ages")).isBetween(100.0, 130.0);
    assertThat(figures.value("highest")).isBetween(0.8, 1.0);
  }

  /** The curve of a day builds a ladder, and costs what its yields say. */
  @Test
  void theCurveOfADayBuildsALadder() {
    Figures figures =
        figures(
            """
            plan p { basis: real USD }
            import std.instruments
            data d = csv("tips_zero_curve_2024-08-30.csv") {
              years: number("maturity_years")
              yield: percent("real_zero_yield_pct_cc")
            }
            let curve = zero_curve(d.years, [y log for y in d.yield])
            let needs = [$1_000 for year in 1 to 5]
            let strips = [
              {name: "strip", price: discount_factor(curve, year), flows: zero_bond(year)}
              for year in 1 to 5
            ]
            let issues = [{year: year, coupon: 0%} for year in [1, 2, 3, 5]]
            show cash_flow_match(needs, strips).cost as "matched"
            show tips_ladder(needs, issues, curve).cost as "ladder"
            show zero_yield(curve, 30) as "30 years"
            """,
            "tips_zero_curve_2024-08-30.csv");
    // The file's yields for 2, 3, 4 and 5 years; that of 2 years holds before.
    double cost =
        1000
            * (Math.exp(-0.0206710004806519)
                + Math.exp(-2 * 0.0206710004806519)
                + Math.exp(-3 * 0.0178269994258881)
                + Math.exp(-4 * 0.0166369998455048)
                + Math.exp(-5 * 0.0162670004367828));
    assertThat(figures.value("matched")).isCloseTo(cost, Offset.offset(1e-4));
    assertThat(figures.value("ladder")).isCloseTo(cost, Offset.offset(1e-4));
    assertThat(figures.value("30 years")).isBetween(0.015, 0.03);
  }

  private static final String TREASURY =
      """
      plan p(day = %s) { basis: nominal USD }
      import std.instruments
      data d = csv("treasury_curve_daily.csv") {
        date: date
        nominal: maturities({DGS1: 1, DGS3: 3, DGS5: 5, DGS7: 7, DGS10: 10, DGS20: 20, DGS30: 30}, percent)
        real: maturities({DFII10: 10, DFII20: 20, DFII30: 30}, percent)
      }
      let quoted = d.on_day(day)
      show size(quoted.nominal) as "nominal"
      show size(quoted.real) as "real"
      """;

  /**
   * Each bond that is quoted is worth its face, and with such bonds for all dates a match costs
   * their value.
   */
  @Test
  void theTreasurysCurveOfADayPricesAndBuildsALadder() {
    Figures figures =
        figures(
            TREASURY.formatted("2021-12-28")
                + """
                let curve = par_curve([q.years for q in quoted.nominal], [q.yield for q in quoted.nominal])
                let needs = [$40_000 for year in 1 to 30]
                let bonds = [
                  {name: text(y), price: value(bond(y, 1%), curve), flows: bond(y, 1%)} for y in 1 to 30
                ]
                let match = cash_flow_match(needs, bonds)
                let whole = cash_flow_match(needs, bonds, unit: $1_000)
                show value(bond(7, 1.41%), curve) as "7 years"
                show present_value(needs, curve) as "discounted"
                show match.cost as "matched"
                show whole.cost as "whole"
                show whole.rounding as "rounding"
                show whole.unproved as "unproved"
                let real_curve = par_curve([q.years for q in quoted.real], [q.yield for q in quoted.real])
                show value(bond(10, 0%), real_curve) as "ten real years"
                show breakeven(curve, real_curve).zero_yield(10) as "inflation"
                """,
            "treasury_curve_daily.csv");
    assertThat(figures.value("nominal")).isEqualTo(7.0);
    assertThat(figures.value("real")).isEqualTo(3.0);
    assertThat(figures.value("7 years")).isCloseTo(1.0, Offset.offset(1e-9));
    // Coupons in the middle of a year wait for its end: dearer, but by less than half a coupon's
    // interest.
    double discounted = figures.value("discounted");
    assertThat(figures.value("matched")).isBetween(discounted, 1.003 * discounted);
    double rounding = figures.value("rounding");
    // As in the tests of whole units: a ladder of thousands is found to within 0.4 %.
    assertThat(rounding).isBetween(figures.value("unproved"), 0.004 * discounted);
    assertThat(figures.value("whole"))
        .isCloseTo(figures.value("matched") + rounding, Offset.offset(1e-6));
    // DFII10 was -1.01 %, DGS10 1.49 %: 0.9949 ^ -20, and some 2.53 % of inflation.
    assertThat(figures.value("ten real years"))
        .isCloseTo(Math.pow(1 - 0.0101 / 2, -20), Offset.offset(1e-9));
    assertThat(figures.value("inflation")).isCloseTo(0.0253, Offset.offset(0.0005));
  }

  /** No bond of 20 years was sold then, and none was linked to inflation. */
  @Test
  void aDayHasTheMaturitiesOfItsTime() {
    Figures figures = figures(TREASURY.formatted("1993-03-31"), "treasury_curve_daily.csv");
    assertThat(figures.value("nominal")).isEqualTo(6.0);
    assertThat(figures.value("real")).isZero();
  }

  @Test
  void aDayWithoutARowIsNamed() {
    assertThat(answer(TREASURY.formatted("2021-12-25"), "treasury_curve_daily.csv").diagnostics())
        .extracting(d -> d.code() + ": " + d.labels().getFirst().text())
        .containsExactly("value/day: the nearest are 2021-12-23 and 2021-12-27");
  }

  @Test
  void theYieldsOf2023AreThoseOfTheirMonth() {
    Figures figures =
        figures(
            """
            import std.markets.us_2023
            data d = csv("fred_monthly.csv") {
              month: month("date")
              nominal: maturities({GS1: 1, GS2: 2, GS3: 3, GS5: 5, GS10: 10, GS30: 30}, percent)
              real: maturities({FII5: 5, FII7: 7, FII10: 10, FII20: 20, FII30: 30}, percent)
            }
            let row = d.on_day(2023-11-01)
            show (sum i in 1 to 6: abs(item(row.nominal, i).yield - item(us_nominal_yields, i).yield)) as "nominal"
            show (sum i in 1 to 5: abs(item(row.real, i).yield - item(us_real_yields, i).yield)) as "real"
            """,
            "fred_monthly.csv");
    assertThat(figures.value("nominal")).isCloseTo(0.0, Offset.offset(1e-12));
    assertThat(figures.value("real")).isCloseTo(0.0, Offset.offset(1e-12));
  }

  /** How the deviations of std.markets.us_2023 were found. */
  @Test
  void theDeviationsOf2023AreThoseOfTheCalendarYears() {
    Figures figures =
        figures(
            """
            data d = csv("french_factors_monthly.csv") {
              every: 1 month
              date: month
              from: 1927-01
              until: 2022-12
              basis: nominal USD
              excess: returns("mkt_rf_pct", percent)
              cash: returns("rf_pct", percent)
            }
            data e = csv("shiller_ie_data.csv") {
              every: 1 month
              date: month
              from: 1927-01
              until: 2022-12
              basis: nominal USD
              bonds: yields("gs10", percent, duration: 8)
              inflation: index("cpi")
            }
            let cash = yearly(deflated(d.cash, e.inflation))
            let bonds = yearly(deflated(e.bonds, e.inflation))
            let bills = steps(d.cash)
            let above = steps(d.excess)
            let prices = steps(e.inflation)
            let months = [ln((1 + item(above, i) + item(bills, i)) / (1 + item(prices, i))) for i in 1 to 1152]
            let stocks = [(sum m in 1 to 12: item(months, 12 * year + m)) for year in 0 to 95]
            let mean = average y in stocks: y
            let deviation = sqrt((sum y in stocks: (y - mean) ^ 2) / 95)
            def with_stocks(other: List<Ratio>, spread: LogRate): Number =
              (sum i in 1 to 96: (item(stocks, i) - mean) * ln(1 + item(other, i))) / 95 / deviation / (spread / 1% log / 100)
            show deviation as "stocks"
            show exp(mean) - 1 as "stocks grow"
            show bonds.log_volatility as "bonds"
            show bonds.geometric_mean as "bonds grow"
            show cash.log_volatility as "cash"
            show cash.geometric_mean as "cash grows"
            show with_stocks(steps(bonds), bonds.log_volatility) as "stocks with bonds"
            show with_stocks(steps(cash), cash.log_volatility) as "stocks with cash"
            show correlation(bonds, cash) as "bonds with cash"
            """,
            "french_factors_monthly.csv", "shiller_ie_data.csv");
    Offset<Double> printed = Offset.offset(0.0005);
    assertThat(figures.value("stocks")).isCloseTo(0.197, printed);
    assertThat(figures.value("stocks grow")).isCloseTo(0.067, printed);
    assertThat(figures.value("bonds")).isCloseTo(0.0925, Offset.offset(0.00005));
    assertThat(figures.value("bonds grow")).isCloseTo(0.0165, Offset.offset(0.00005));
    assertThat(figures.value("cash")).isCloseTo(0.038, printed);
    assertThat(figures.value("cash grows")).isCloseTo(0.0025, Offset.offset(0.00005));
    assertThat(figures.value("stocks with bonds")).isCloseTo(0.11, Offset.offset(0.005));
    assertThat(figures.value("stocks with cash")).isCloseTo(0.08, Offset.offset(0.005));
    assertThat(figures.value("bonds with cash")).isCloseTo(0.58, Offset.offset(0.005));
  }
}
