package dev.almanac.execute;

import dev.almanac.finance.LogGrowth;
import dev.almanac.library.Factors;
import dev.almanac.library.History;
import dev.almanac.library.MarketValue;
import dev.almanac.simulation.BootstrapMarket;
import dev.almanac.simulation.Elementary;
import dev.almanac.simulation.FactorMarket;
import dev.almanac.simulation.FixedMarket;
import dev.almanac.simulation.HistoricalMarket;
import dev.almanac.simulation.LognormalMarket;
import dev.almanac.simulation.MarketModel;
import dev.almanac.simulation.RegimeMarket;
import dev.almanac.simulation.Resampling;
import dev.almanac.simulation.StudentMarket;
import java.util.ArrayList;
import java.util.List;

/** What draws the growth of a market's assets, period by period. */
final class MarketModels {

  /** The stream of regimes: an asset may be called like the market. */
  private static final String REGIMES = "regimes of ";

  private MarketModels() {}

  /**
   * Returns what draws a market.
   *
   * @param factors whether anybody reads more than the growth of its assets
   */
  static MarketModel of(
      MarketValue market, long seed, boolean monthly, int periods, boolean factors) {
    return factors || !market.factors().funds().isEmpty()
        ? new FactorModels(market, seed, monthly, periods).model()
        : assets(market, seed, monthly, periods);
  }

  /** Draws the assets only, none of which may be a fund. */
  static MarketModel assets(MarketValue market, long seed, boolean monthly, int periods) {
    double length = monthly ? 1.0 / 12 : 1.0;
    List<String> assets = market.assets();
    return switch (market.law()) {
      case MarketValue.Known k -> known(k, assets.size(), monthly, periods);
      case MarketValue.Lognormal l ->
          new LognormalMarket(seed, assets, means(market, length), loadings(market, length));
      case MarketValue.StudentT t ->
          new StudentMarket(seed, assets, jointly(market, length), t.degrees());
      case MarketValue.Historical h ->
          new HistoricalMarket(h.history().growth(), stepsPerPeriod(h.history(), monthly));
      case MarketValue.Resampled r ->
          new BootstrapMarket(
              seed,
              r.history().name(),
              r.history().growth(),
              stepsPerPeriod(r.history(), monthly),
              resampling(r));
      case MarketValue.Regimes r ->
          new RegimeMarket(
              seed,
              REGIMES + market.name(),
              assets,
              r.markets().stream().map(m -> jointly(m, length)).toList(),
              Mixtures.moves(r, length));
    };
  }

  /** Returns a market whose assets grow by the medians of each period: the means of their logs. */
  static MarketModel median(MarketValue market, boolean monthly, int periods) {
    double[] growth = market.growth().stream().mapToDouble(g -> Elementary.exp(g.mean())).toArray();
    var known =
        market.law() instanceof MarketValue.Known k ? k : new MarketValue.Known(List.of(growth));
    return known(known, growth.length, monthly, periods);
  }

  /** Returns the names by which a market's draws are addressed. */
  static List<String> names(MarketValue market) {
    Factors factors = market.factors();
    var names = new ArrayList<String>();
    for (int a = 0; a < market.assets().size(); a++) {
      if (!FactorMarkets.isFund(factors, a)) {
        names.add(market.assets().get(a));
      }
    }
    if (factors.hasRandomRates()) {
      names.add(FactorMarket.RATE_STREAM);
    }
    if (market.hasRandomInflation()) {
      names.add(FactorMarket.PRICES_STREAM);
    }
    return names;
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

  /** Returns how many paths a history has: one from each step on that it lasts long enough. */
  static int paths(History history, boolean monthly, int periods) {
    int steps = stepsPerPeriod(history, monthly);
    return (long) steps * periods > history.steps()
        ? 0
        : HistoricalMarket.paths(history.steps(), steps, periods);
  }

  private static int stepsPerPeriod(History history, boolean monthly) {
    return monthly ? 1 : history.stepsPerYear();
  }

  private static Resampling resampling(MarketValue.Resampled r) {
    int length = r.draw().length();
    return switch (r.draw().way()) {
      case MONTHS -> new Resampling.Steps(0);
      case DISTINCT_MONTHS -> new Resampling.Steps(r.history().stepsPerYear());
      case YEARS -> new Resampling.Years(r.history().stepsPerYear());
      case BLOCKS -> new Resampling.Blocks(length);
      case STATIONARY -> new Resampling.Stationary(length);
    };
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
