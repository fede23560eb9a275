package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.LogGrowth;
import dev.almanac.ir.MarketIr;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.simulation.Elementary;
import dev.almanac.simulation.FixedMarket;
import dev.almanac.simulation.LognormalMarket;
import dev.almanac.simulation.MarketModel;
import dev.almanac.source.Span;
import dev.almanac.type.Unit.Basis;
import java.util.ArrayList;
import java.util.List;

/** Makes markets of their declarations, in the plan's own money, and what draws from them. */
final class Markets {

  private final Evaluator evaluator;

  Markets(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  MarketValue make(MarketIr m, Frame frame, Span span) {
    double inflation = evaluator.number(m.inflation(), frame);
    if (!(inflation > -1.0 && inflation < 10.0)) {
      throw new Problem(
          Diagnostic.error(
              "value/inflation",
              "inflation is a rate per year",
              m.inflation().span(),
              "this is " + inflation * 100 + "%"));
    }
    // Growth in other money than the plan's differs from it by inflation, exactly so in logs.
    double shift = 0.0;
    if (m.basis() != evaluator.program().basis()) {
      double log = Elementary.log1p(inflation);
      shift = m.basis() == Basis.NOMINAL ? -log : log;
    }
    List<String> assets = m.assets().stream().map(MarketIr.Asset::name).toList();
    CorrelationMatrix correlation = correlation(m, assets, frame);
    return m.model().equals("fixed")
        ? fixed(m, assets, correlation, inflation, shift, frame)
        : lognormal(m, assets, correlation, inflation, shift, frame);
  }

  private MarketValue lognormal(
      MarketIr m,
      List<String> assets,
      CorrelationMatrix correlation,
      double inflation,
      double shift,
      Frame frame) {
    var growth = new ArrayList<LogGrowth>();
    for (MarketIr.Asset a : m.assets()) {
      var declared = (LogGrowth) evaluator.evaluate(a.growth(), frame);
      growth.add(new LogGrowth(declared.mean() + shift, declared.volatility()));
    }
    return new MarketValue(m.name(), m.model(), assets, growth, correlation, List.of(), inflation);
  }

  private MarketValue fixed(
      MarketIr m,
      List<String> assets,
      CorrelationMatrix correlation,
      double inflation,
      double shift,
      Frame frame) {
    var rates = new ArrayList<List<Double>>();
    int years = 1;
    for (MarketIr.Asset a : m.assets()) {
      List<Double> list = rates(evaluator.evaluate(a.growth(), frame), a.growth().span());
      rates.add(list);
      years = Math.max(years, list.size());
    }
    double factor = Elementary.exp(shift);
    var fixed = new ArrayList<double[]>();
    for (int year = 0; year < years; year++) {
      double[] growth = new double[assets.size()];
      for (int a = 0; a < growth.length; a++) {
        List<Double> list = rates.get(a);
        growth[a] = (1.0 + list.get(Math.min(year, list.size() - 1))) * factor;
      }
      fixed.add(growth);
    }
    var growth = new ArrayList<LogGrowth>();
    for (double g : fixed.getFirst()) {
      growth.add(new LogGrowth(Elementary.log(g), 0.0));
    }
    return new MarketValue(m.name(), m.model(), assets, growth, correlation, fixed, inflation);
  }

  private static List<Double> rates(Object value, Span span) {
    List<?> list = value instanceof List<?> l ? l : List.of(value);
    List<Double> rates = list.stream().map(Numbers::of).toList();
    if (rates.isEmpty() || rates.stream().anyMatch(r -> !(r > -1.0))) {
      throw new Problem(
          Diagnostic.error(
              "value/growth",
              "no asset can grow like this",
              span,
              rates.isEmpty() ? "no rates" : "it would lose everything"));
    }
    return rates;
  }

  private CorrelationMatrix correlation(MarketIr m, List<String> assets, Frame frame) {
    var builder = CorrelationMatrix.builder(assets.size());
    Span last = null;
    for (MarketIr.Correlation c : m.correlations()) {
      double value = evaluator.number(c.value(), frame);
      last = c.value().span();
      if (!(Math.abs(value) <= 1.0)) {
        throw new Problem(
            Diagnostic.error(
                "market/correlation",
                "a correlation lies between -100% and 100%",
                last,
                "this is " + value * 100 + "%"));
      }
      try {
        builder.pair(c.first(), c.second(), value);
      } catch (IllegalArgumentException twice) {
        throw new Problem(
            Diagnostic.error(
                "market/correlation",
                "the correlation of "
                    + assets.get(c.first())
                    + " and "
                    + assets.get(c.second())
                    + " cannot be this",
                last,
                c.first() == c.second() ? "an asset with itself" : "it is given twice"));
      }
    }
    if (last != null && builder.impossible().isPresent()) {
      throw new Problem(impossible(builder.impossible().get(), assets, last));
    }
    return builder.build();
  }

  private static Diagnostic impossible(
      CorrelationMatrix.Impossible pair, List<String> assets, Span span) {
    return Diagnostic.error(
            "market/correlation",
            "these correlations cannot all hold together",
            span,
            "with the others, "
                + assets.get(pair.i())
                + " and "
                + assets.get(pair.j())
                + " cannot have "
                + percent(pair.value()))
        .withExplanation(
            "Beside the other correlations theirs must lie between "
                + percent(pair.least())
                + " and "
                + percent(pair.most())
                + ".");
  }

  private static String percent(double x) {
    return Math.round(x * 1e4) / 1e2 + "%";
  }

  /** Returns what draws the growth of a market's assets, period by period. */
  static MarketModel model(MarketValue market, long seed, boolean monthly, int periods) {
    double length = monthly ? 1.0 / 12 : 1.0;
    int assets = market.assets().size();
    if (!market.fixed().isEmpty()) {
      double[][] growth = new double[periods][assets];
      for (int p = 0; p < periods; p++) {
        int year = Math.min(monthly ? p / 12 : p, market.fixed().size() - 1);
        for (int a = 0; a < assets; a++) {
          double g = market.fixed().get(year)[a];
          growth[p][a] = monthly ? Elementary.pow(g, length) : g;
        }
      }
      return new FixedMarket(assets, growth);
    }
    double[] mean = new double[assets];
    double[][] loading = market.correlation().cholesky();
    for (int a = 0; a < assets; a++) {
      LogGrowth growth = market.growth().get(a).over(length);
      mean[a] = growth.mean();
      for (int j = 0; j < loading[a].length; j++) {
        loading[a][j] *= growth.volatility();
      }
    }
    return new LognormalMarket(seed, market.assets(), mean, loading);
  }
}
