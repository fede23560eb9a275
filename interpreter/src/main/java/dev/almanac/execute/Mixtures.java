package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.LogGrowth;
import dev.almanac.ir.MarketIr;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Problem;
import dev.almanac.simulation.RegimeMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Markets that move between regimes: what they are on average, and how they move in a month. */
final class Mixtures {

  private Mixtures() {}

  /** Plans with the moments of the mixture of the regimes, in their share of the years. */
  static MarketValue of(MarketIr m, List<MarketValue> markets, double[][] moves, double inflation) {
    double[] share = shares(m, moves);
    int assets = markets.getFirst().assets().size();
    double[] mean = new double[assets];
    double[][] second = new double[assets][assets];
    for (int r = 0; r < share.length; r++) {
      MarketValue regime = markets.get(r);
      for (int a = 0; a < assets; a++) {
        LogGrowth x = regime.growth().get(a);
        mean[a] += share[r] * x.mean();
        for (int b = 0; b < assets; b++) {
          LogGrowth y = regime.growth().get(b);
          double together = regime.correlation().get(a, b) * x.volatility() * y.volatility();
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
    return new MarketValue(m.name(), names, growth, builder.build(), law, inflation);
  }

  private static double[] shares(MarketIr m, double[][] moves) {
    double[] share;
    try {
      share = RegimeMarket.stationary(moves);
    } catch (IllegalArgumentException e) {
      throw new Problem(neverLeft(m, moves));
    }
    for (int i = 0; i < share.length; i++) {
      if (share[i] == 0.0) {
        throw new Problem(neverLeft(m, moves));
      }
    }
    return share;
  }

  /** A regime that is never left takes over for ever; of two such ones it is open which. */
  private static Diagnostic neverLeft(MarketIr m, double[][] moves) {
    int kept = 0;
    for (int i = moves.length - 1; i >= 0; i--) {
      kept = moves[i][i] == 1.0 ? i : kept;
    }
    String name = m.parts().get(kept).name();
    String other = m.parts().get(kept == 0 ? moves.length - 1 : 0).name();
    return Diagnostic.error(
            "market/switch",
            "every regime must lead back to the others",
            m.parts().get(kept).value().span(),
            moves[kept][kept] == 1.0 ? "`" + name + "` is never left" : "not all are reached again")
        .withHint(
            "say how likely it is left in a year: `switch(" + name + ", " + other + "): 10%`");
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
