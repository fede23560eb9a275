package dev.almanac.execute;

import dev.almanac.finance.LogGrowth;
import dev.almanac.library.MarketValue;
import dev.almanac.simulation.Elementary;
import dev.almanac.simulation.FixedMarket;
import dev.almanac.simulation.LognormalMarket;
import dev.almanac.simulation.MarketModel;
import dev.almanac.simulation.RegimeMarket;
import dev.almanac.simulation.StudentMarket;
import java.util.List;

/** What draws the growth of a market's assets, period by period. */
final class MarketModels {

  /** The stream of regimes: an asset may be called like the market. */
  private static final String REGIMES = "regimes of ";

  private MarketModels() {}

  static MarketModel of(MarketValue market, long seed, boolean monthly, int periods) {
    double length = monthly ? 1.0 / 12 : 1.0;
    List<String> assets = market.assets();
    return switch (market.law()) {
      case MarketValue.Known k -> known(k, assets.size(), monthly, periods);
      case MarketValue.Lognormal l ->
          new LognormalMarket(seed, assets, means(market, length), loadings(market, length));
      case MarketValue.StudentT t ->
          new StudentMarket(seed, assets, jointly(market, length), t.degrees());
      case MarketValue.Regimes r ->
          new RegimeMarket(
              seed,
              REGIMES + market.name(),
              assets,
              r.markets().stream().map(m -> jointly(m, length)).toList(),
              Mixtures.moves(r, length));
    };
  }

  private static dev.almanac.simulation.LogGrowth jointly(MarketValue market, double length) {
    return new dev.almanac.simulation.LogGrowth(means(market, length), loadings(market, length));
  }

  private static double[] means(MarketValue market, double length) {
    return market.growth().stream().mapToDouble(g -> g.over(length).mean()).toArray();
  }

  private static double[][] loadings(MarketValue market, double length) {
    double[][] loading = market.correlation().cholesky();
    for (int a = 0; a < loading.length; a++) {
      LogGrowth growth = market.growth().get(a).over(length);
      for (int j = 0; j < loading[a].length; j++) {
        loading[a][j] *= growth.volatility();
      }
    }
    return loading;
  }

  private static MarketModel known(
      MarketValue.Known known, int assets, boolean monthly, int periods) {
    double[][] growth = new double[periods][assets];
    for (int p = 0; p < periods; p++) {
      int year = Math.min(monthly ? p / 12 : p, known.years().size() - 1);
      for (int a = 0; a < assets; a++) {
        double g = known.years().get(year)[a];
        growth[p][a] = monthly ? Elementary.pow(g, 1.0 / 12) : g;
      }
    }
    return new FixedMarket(assets, growth);
  }
}
