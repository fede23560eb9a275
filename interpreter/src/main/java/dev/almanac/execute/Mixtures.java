package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.LogGrowth;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Problem;
import dev.almanac.simulation.RegimeMarket;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Markets that move between regimes: what they are on average, and how they move in a month. */
final class Mixtures {

  private Mixtures() {}

  /** Plans with the moments of the mixture of the regimes, in their share of the years. */
  static MarketValue of(
      String name, List<MarketValue> markets, double[][] moves, double inflation, Span span) {
    double[] share = shares(moves, span);
    int assets = markets.getFirst().assets().size();
    double[] mean = new double[assets];
    double[][] second = new double[assets][assets];
    for (int r = 0; r < share.length; r++) {
      MarketValue m = markets.get(r);
      for (int a = 0; a < assets; a++) {
        LogGrowth x = m.growth().get(a);
        mean[a] += share[r] * x.mean();
        for (int b = 0; b < assets; b++) {
          LogGrowth y = m.growth().get(b);
          double together = m.correlation().get(a, b) * x.volatility() * y.volatility();
          second[a][b] += share[r] * (together + x.mean() * y.mean());
        }
      }
    }
    var growth = new ArrayList<LogGrowth>();
    for (int a = 0; a < assets; a++) {
      growth.add(
          new LogGrowth(mean[a], Math.sqrt(Math.max(0.0, second[a][a] - mean[a] * mean[a]))));
    }
    var builder = CorrelationMatrix.builder(assets);
    for (int a = 0; a < assets; a++) {
      for (int b = 0; b < a; b++) {
        double both = growth.get(a).volatility() * growth.get(b).volatility();
        double value = both == 0.0 ? 0.0 : (second[a][b] - mean[a] * mean[b]) / both;
        builder.pair(a, b, Math.clamp(value, -1.0, 1.0));
      }
    }
    List<List<Double>> rows =
        Arrays.stream(moves).map(row -> Arrays.stream(row).boxed().toList()).toList();
    var law = new MarketValue.Regimes(markets, rows);
    List<String> names = markets.getFirst().assets();
    return new MarketValue(name, names, growth, builder.build(), law, inflation);
  }

  private static double[] shares(double[][] moves, Span span) {
    try {
      return RegimeMarket.stationary(moves);
    } catch (IllegalArgumentException e) {
      throw new Problem(
          Diagnostic.error(
                  "market/switch",
                  "these regimes do not come to a balance",
                  span,
                  "one is never left, or never reached from another")
              .withHint("give the chances to leave each: `switch(calm, crisis): 10%`"));
    }
  }

  /**
   * The moves in a period. To leave in a month is a twelfth as likely as in a year, which keeps the
   * share of the time in each regime.
   */
  static double[][] moves(MarketValue.Regimes regimes, double years) {
    int count = regimes.markets().size();
    double[][] moves = new double[count][count];
    for (int i = 0; i < count; i++) {
      double leaves = 0.0;
      for (int j = 0; j < count; j++) {
        if (j != i) {
          moves[i][j] = regimes.moves().get(i).get(j) * years;
          leaves += moves[i][j];
        }
      }
      moves[i][i] = Math.max(0.0, 1.0 - leaves);
    }
    return moves;
  }
}
