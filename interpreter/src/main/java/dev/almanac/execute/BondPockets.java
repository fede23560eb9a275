package dev.almanac.execute;

import dev.almanac.simulation.Columns;
import dev.almanac.simulation.MarketModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the bonds in pockets grow and what they pay, on the paths of a block; one object per thread.
 * Their prices follow the curve's own forward rates, or the short rate of a market that draws it;
 * nominal bonds lose to the inflation that is known, or to that of the path.
 */
final class BondPockets {

  private final PocketPlan plan;
  private final List<Optional<MarkedBond>> marked = new ArrayList<>();

  /** The short rate's state and the price level when the period began. */
  private final double[] rate;

  private final double[] prices;

  BondPockets(PocketPlan plan, int lanes) {
    this.plan = plan;
    for (int p = 0; p < plan.size(); p++) {
      marked.add(plan.isMarked(p) ? Optional.of(plan.marked(p, lanes)) : Optional.empty());
    }
    this.rate = new double[lanes];
    this.prices = new double[lanes];
  }

  void begin(int n) {
    Columns.fill(rate, 0.0, n);
    Columns.fill(prices, 1.0, n);
    marked.forEach(bond -> bond.ifPresent(b -> b.begin(n)));
  }

  /**
   * Goes on for a period: prices move whether a pocket holds anything or not.
   *
   * @param moved what moves beside the assets, at the period's end; none where nothing does
   */
  void step(int period, double[][] moved, int n) {
    if (moved.length > 0) {
      marked.forEach(bond -> bond.ifPresent(b -> b.step(period, rate, moved[MarketModel.RATE], n)));
    }
  }

  /**
   * Fills what 1 in a bond has become in a period, without what it has paid, and what it has paid.
   */
  void growth(int pocket, int period, double[][] moved, double[] kept, double[] paid, int n) {
    if (marked.get(pocket).isPresent()) {
      Columns.copy(kept, marked.get(pocket).get().kept(), n);
      Columns.copy(paid, marked.get(pocket).get().payout(), n);
      return;
    }
    Columns.fill(kept, plan.bond(pocket).growth(period), n);
    Columns.fill(paid, plan.bond(pocket).payout(period), n);
    convert(pocket, moved, kept, n);
    convert(pocket, moved, paid, n);
  }

  /** Converts what 1 of a pocket's money has become into the plan's, where prices are drawn. */
  void convert(int pocket, double[][] moved, double[] grown, int n) {
    if (plan.followsPrices(pocket)) {
      double[] now = moved[MarketModel.PRICES];
      double[] from = plan.isNominal() ? prices : now;
      double[] to = plan.isNominal() ? now : prices;
      for (int i = 0; i < n; i++) {
        grown[i] *= to[i] / from[i];
      }
    }
  }

  /** Ends a period: what it ended with is what the next one begins with. */
  void end(double[][] moved, int n) {
    if (moved.length > 0) {
      Columns.copy(rate, moved[MarketModel.RATE], n);
      Columns.copy(prices, moved[MarketModel.PRICES], n);
    }
  }

  /** Fills what a bond in a pocket costs now, for 1 of face. */
  void price(int pocket, int period, double[] d, int n) {
    if (marked.get(pocket).isPresent()) {
      Columns.copy(d, marked.get(pocket).get().price(), n);
    } else {
      Columns.fill(d, plan.bond(pocket).price(period), n);
    }
  }
}
