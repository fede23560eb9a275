package dev.almanac.execute;

import dev.almanac.finance.FirstOrderAutoregression;
import dev.almanac.finance.Inflation;
import dev.almanac.finance.ZeroGrowth;
import dev.almanac.library.Factors;
import dev.almanac.library.MarketValue;
import dev.almanac.simulation.Elementary;
import dev.almanac.simulation.FactorMarket;
import dev.almanac.simulation.FactorMarket.Motion;
import dev.almanac.simulation.LogGrowth;
import dev.almanac.simulation.LognormalMarket;
import dev.almanac.simulation.MarketModel;
import dev.almanac.simulation.StudentMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What draws a market's prices and its short rate, and with them its assets. */
final class FactorModels {

  private final MarketValue market;
  private final Factors factors;
  private final long seed;
  private final boolean monthly;
  private final int periods;
  private final int perYear;
  private final int[] own;

  FactorModels(MarketValue market, long seed, boolean monthly, int periods) {
    this.market = market;
    this.factors = market.factors();
    this.seed = seed;
    this.monthly = monthly;
    this.periods = periods;
    this.perYear = monthly ? 12 : 1;
    this.own =
        IntStream.range(0, market.assets().size())
            .filter(a -> !FactorMarkets.isFund(factors, a))
            .toArray();
  }

  MarketModel model() {
    var shocks = new ArrayList<String>();
    var volatilities = new ArrayList<Double>();
    Motion rate = rate(shocks, volatilities);
    Motion inflation = inflation(shocks, volatilities);
    MarketModel base =
        factors.shocks().isPresent()
            ? drawn(shocks, volatilities)
            : MarketModels.assets(market, seed, monthly, periods);
    return new FactorMarket(
        base, own, rate, inflation, factors.funds().stream().map(this::fund).toList());
  }

  private Motion rate(List<String> shocks, List<Double> volatilities) {
    if (!factors.hasRandomRates()) {
      return Motion.constant(0.0);
    }
    FirstOrderAutoregression x = factors.rates().orElseThrow().discretized(1.0 / perYear);
    shocks.add(FactorMarket.RATE_STREAM);
    volatilities.add(x.volatility());
    return new Motion(x.mean(), x.persistence(), 0.0, shocks.size() - 1);
  }

  private Motion inflation(List<String> shocks, List<Double> volatilities) {
    Optional<Inflation> random = factors.inflation();
    if (random.isEmpty()) {
      return Motion.constant(Elementary.log1p(market.inflation()) / perYear);
    }
    FirstOrderAutoregression x = random.get().per(perYear);
    shocks.add(FactorMarket.PRICES_STREAM);
    volatilities.add(x.volatility());
    return new Motion(x.mean(), x.persistence(), random.get().now(perYear), shocks.size() - 1);
  }

  /** The assets come first and in their order: what is added after them changes none. */
  private MarketModel drawn(List<String> shocks, List<Double> volatilities) {
    int count = own.length + shocks.size();
    var names = new ArrayList<String>();
    double[] mean = new double[count];
    double[][] loading = factors.shocks().orElseThrow().cholesky();
    for (int s = 0; s < count; s++) {
      double volatility;
      if (s < own.length) {
        var growth = market.growth().get(own[s]).over(1.0 / perYear);
        names.add(market.assets().get(own[s]));
        mean[s] = growth.mean();
        volatility = growth.volatility();
      } else {
        names.add(shocks.get(s - own.length));
        volatility = volatilities.get(s - own.length);
      }
      for (int j = 0; j < count; j++) {
        loading[s][j] *= volatility;
      }
    }
    var law = new LogGrowth(mean, loading);
    return market.law() instanceof MarketValue.StudentT t
        ? new StudentMarket(seed, names, law, t.degrees(), shocks.size())
        : new LognormalMarket(seed, names, law, shocks.size());
  }

  private FactorMarket.Fund fund(Factors.Fund fund) {
    List<ZeroGrowth> growth =
        IntStream.rangeClosed(1, periods).mapToObj(k -> factors.growth(fund, k, perYear)).toList();
    return new FactorMarket.Fund(
        fund.place(),
        each(growth, ZeroGrowth::constant),
        each(growth, ZeroGrowth::before),
        each(growth, ZeroGrowth::after),
        fund.deflated());
  }

  private static List<Double> each(List<ZeroGrowth> growth, ToDoubleFunction<ZeroGrowth> part) {
    return growth.stream().map(part::applyAsDouble).toList();
  }
}
