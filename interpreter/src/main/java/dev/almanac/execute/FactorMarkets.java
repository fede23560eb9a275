package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.FirstOrderAutoregression;
import dev.almanac.finance.HullWhite;
import dev.almanac.finance.Inflation;
import dev.almanac.finance.LogGrowth;
import dev.almanac.finance.YearGrowth;
import dev.almanac.finance.YieldCurve;
import dev.almanac.finance.ZeroGrowth;
import dev.almanac.ir.MarketIr;
import dev.almanac.library.Factors;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Problem;
import dev.almanac.library.Rates;
import dev.almanac.library.Words;
import dev.almanac.simulation.Elementary;
import dev.almanac.source.Span;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Basis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes what moves in a market beside its assets, and the moments of assets that move with it. */
final class FactorMarkets {

  private static final int NONE = -1;

  private final Evaluator evaluator;

  FactorMarkets(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * Returns the curves of a market, its short rate and its inflation; no funds yet, and no shocks.
   *
   * @param shift what the log growth of a year gains in the plan's own money
   */
  Factors of(MarketIr m, double shift, Optional<Inflation> inflation, Frame frame) {
    Optional<YieldCurve> curve = setting(m, "curve", YieldCurve.class, frame);
    Optional<Rates.ShortRate> rates = setting(m, "rates", Rates.ShortRate.class, frame);
    Optional<HullWhite> own = curve.map(c -> model(shift == 0.0 ? c : c.shifted(shift), rates));
    Optional<HullWhite> nominal =
        m.basis() == Basis.NOMINAL
            ? curve.map(c -> model(c, rates))
            : setting(m, "nominal_curve", YieldCurve.class, frame).map(Factors::forwards);
    return new Factors(own, nominal, inflation, List.of(), Optional.empty());
  }

  private static HullWhite model(YieldCurve curve, Optional<Rates.ShortRate> rates) {
    return rates.map(r -> r.on(curve)).orElseGet(() -> Factors.forwards(curve));
  }

  private <T> Optional<T> setting(MarketIr m, String name, Class<T> kind, Frame frame) {
    return Optional.ofNullable(m.settings().get(name))
        .map(value -> kind.cast(evaluator.evaluate(value, frame)));
  }

  /** Gives a fund its place, if the market has the curve of its bonds. */
  Factors.Fund fund(Rates.BondFund fund, int place, MarketIr m, Factors factors) {
    Span span = m.parts().get(place).value().span();
    Optional<HullWhite> model = fund.nominal() ? factors.nominalRates() : factors.rates();
    if (model.isEmpty()) {
      throw new Problem(Rates.noCurve(m.name(), fund.nominal(), span));
    }
    double period = 1.0 / evaluator.program().periodsPerYear();
    if (fund.years() < period - 1e-9) {
      throw new Problem(
          Diagnostic.error(
                  "value/rates",
                  "the bonds of a fund mature in some years",
                  span,
                  "these mature before a period of the plan ends")
              .withHint("write at least the plan's period, " + Words.of(period, Types.YEARS)));
    }
    boolean deflated = fund.nominal() && evaluator.program().basis() == Basis.REAL;
    return new Factors.Fund(place, fund.years(), fund.nominal(), deflated, 0.0);
  }

  /**
   * Plans with the moments of the first year, in closed form; the other assets keep theirs.
   *
   * @param own the growth of the assets that are no funds, in their order
   */
  MarketValue market(
      MarketIr m,
      List<String> assets,
      List<LogGrowth> own,
      Factors factors,
      MarketValue.Law law,
      double inflation) {
    List<YearGrowth> years = years(assets.size(), own, factors, inflation);
    CorrelationMatrix shocks = factors.shocks().orElseThrow();
    var growth = new ArrayList<LogGrowth>();
    int[] source = new int[assets.size()];
    int drawn = 0;
    for (int a = 0; a < source.length; a++) {
      YearGrowth year = years.get(a);
      source[a] = isFund(factors, a) ? NONE : drawn++;
      growth.add(
          source[a] == NONE
              ? new LogGrowth(year.mean(), Math.sqrt(year.covariance(year, shocks)))
              : own.get(source[a]));
    }
    var builder = CorrelationMatrix.builder(assets.size());
    for (int a = 0; a < assets.size(); a++) {
      for (int b = 0; b < a; b++) {
        if (source[a] != NONE && source[b] != NONE) {
          builder.pair(a, b, shocks.get(source[a], source[b]));
          continue;
        }
        double both = growth.get(a).volatility() * growth.get(b).volatility();
        double value = both == 0.0 ? 0.0 : years.get(a).covariance(years.get(b), shocks) / both;
        builder.pair(a, b, Math.clamp(value, -1.0, 1.0));
      }
    }
    return new MarketValue(m.name(), assets, growth, builder.build(), law, inflation, factors);
  }

  static boolean isFund(Factors factors, int asset) {
    return factors.funds().stream().anyMatch(f -> f.place() == asset);
  }

  private List<YearGrowth> years(
      int assets, List<LogGrowth> own, Factors factors, double inflation) {
    int periods = evaluator.program().periodsPerYear();
    int sources = factors.shocks().orElseThrow().size();
    var years = new ArrayList<YearGrowth>();
    int source = 0;
    for (int a = 0; a < assets; a++) {
      int place = a;
      Optional<Factors.Fund> fund =
          factors.funds().stream().filter(f -> f.place() == place).findFirst();
      if (fund.isPresent()) {
        years.add(year(fund.get(), factors, inflation, own.size(), sources));
      } else {
        years.add(YearGrowth.of(own.get(source), source, sources, periods));
        source++;
      }
    }
    return years;
  }

  /** The first year of a fund: what rates do to it, and what inflation takes of nominal money. */
  private YearGrowth year(
      Factors.Fund fund, Factors factors, double inflation, int own, int sources) {
    int periods = evaluator.program().periodsPerYear();
    List<ZeroGrowth> growth =
        IntStream.rangeClosed(1, periods).mapToObj(k -> factors.growth(fund, k, periods)).toList();
    double mean = growth.stream().mapToDouble(ZeroGrowth::constant).sum();
    double[][] loadings = new double[sources][];
    Arrays.fill(loadings, new double[0]);
    int next = own;
    if (factors.hasRandomRates()) {
      HullWhite model = (fund.nominal() ? factors.nominalRates() : factors.rates()).orElseThrow();
      loadings[next++] = YearGrowth.loadings(model.discretized(1.0 / periods), growth);
    }
    if (fund.deflated() && factors.inflation().isEmpty()) {
      mean -= Elementary.log1p(inflation);
    }
    if (fund.deflated() && factors.inflation().isPresent()) {
      Inflation prices = factors.inflation().get();
      FirstOrderAutoregression process = prices.per(periods);
      mean -= process.meanOfSum(periods, prices.now(periods));
      loadings[next] =
          YearGrowth.loadings(
              process, java.util.Collections.nCopies(periods, new ZeroGrowth(0.0, 0.0, -1.0)));
    }
    return new YearGrowth(mean, loadings);
  }
}
