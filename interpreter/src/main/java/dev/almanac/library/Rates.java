package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.HullWhite;
import dev.almanac.finance.Inflation;
import dev.almanac.finance.YieldCurve;
import dev.almanac.source.Span;
import dev.almanac.type.Types;
import java.util.Map;
import java.util.Optional;

/** The natives about the rates of a market: how they move, what grows as they do, its curves. */
public final class Rates {

  /**
   * A short rate that is still to be fitted to a market's curve.
   *
   * @param reversion per year; {@code volatility} per root of a year
   */
  public record ShortRate(double reversion, double volatility) {

    public HullWhite on(YieldCurve curve) {
      return new HullWhite(curve, reversion, volatility);
    }
  }

  /** A fund that has no place in a market yet. */
  public record BondFund(double years, boolean nominal) {}

  private Rates() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("hull_white", Rates::hullWhite);
    natives.put("autoregressive", Rates::autoregressive);
    natives.put("bond_fund", c -> new BondFund(maturity(c), false));
    natives.put("nominal_bond_fund", c -> new BondFund(maturity(c), true));
    natives.put("curve_of", c -> curve(c, false));
    natives.put("nominal_curve_of", c -> curve(c, true));
  }

  private static Object hullWhite(Native.Call c) {
    double reversion = c.number(0);
    double volatility = c.number(1);
    if (!(reversion > 0.0 && reversion <= 10.0)) {
      throw new Problem(
          range(
                  "a short rate reverts by a part of its distance in a year",
                  c.spans().get(0),
                  reversion)
              .withHint("write how fast, above 0%: `reversion: 10%`"));
    }
    if (!(volatility >= 0.0 && volatility < 1.0)) {
      throw new Problem(
          range(
                  "the volatility of a short rate is from 0% to less than 100%",
                  c.spans().get(1), volatility)
              .withHint("write percentage points in a year: `volatility: 0.9%`"));
    }
    return new ShortRate(reversion, volatility);
  }

  private static Object autoregressive(Native.Call c) {
    for (int i = 0; i < 2; i++) {
      if (!(c.number(i) > -1.0 && c.number(i) < 10.0)) {
        throw new Problem(
            range("inflation is a rate per year", c.spans().get(i), c.number(i))
                .withHint("write it as in `mean: 2.5%`"));
      }
    }
    double persistence = c.number(2);
    if (!(persistence >= 0.0 && persistence < 1.0)) {
      throw new Problem(
          range(
                  "what is left of a year's deviation is from 0% to less than 100%",
                  c.spans().get(2), persistence)
              .withHint("write the part that is left a year later: `persistence: 60%`"));
    }
    double volatility = c.number(3);
    if (!(volatility >= 0.0 && volatility < 1.0)) {
      throw new Problem(
          range(
                  "the volatility of inflation is from 0% to less than 100%",
                  c.spans().get(3), volatility)
              .withHint("write percentage points in a year: `volatility: 1.2%`"));
    }
    return Inflation.of(c.number(0), c.number(1), persistence, volatility);
  }

  private static double maturity(Native.Call c) {
    double years = c.number(0);
    if (!(years > 0.0 && years <= 1000.0)) {
      throw new Problem(
          Diagnostic.error(
                  "value/rates",
                  "the bonds of a fund mature in some years",
                  c.spans().get(0),
                  "this is " + Words.of(years, Types.NUMBER))
              .withHint("write the years, above 0: `bond_fund(7)`"));
    }
    return years;
  }

  private static Object curve(Native.Call c, boolean nominal) {
    MarketValue market = c.get(0, MarketValue.class);
    Factors factors = market.factors();
    Optional<HullWhite> found = nominal ? factors.nominalRates() : factors.rates();
    return found
        .map(HullWhite::curve)
        .orElseThrow(() -> new Problem(noCurve(market.name(), nominal, c.spans().get(0))));
  }

  /** Says that a market needs a curve for what stands at the span. */
  public static Diagnostic noCurve(String market, boolean nominal, Span span) {
    String setting = nominal ? "nominal_curve" : "curve";
    return Diagnostic.error(
            "market/curve",
            "the market `" + market + "` has no " + (nominal ? "nominal " : "") + "yield curve",
            span,
            "this needs one")
        .withHint(
            "import std.instruments and add one to the market: `"
                + setting
                + ": flat_curve(2% geometric)`");
  }

  private static Diagnostic range(String title, Span span, double value) {
    return Diagnostic.error("value/rates", title, span, "this is " + Words.of(value, Types.RATIO));
  }
}
