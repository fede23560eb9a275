package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.GrowthConvention;
import dev.almanac.finance.LogGrowth;
import dev.almanac.finance.LognormalWealth;
import dev.almanac.finance.Mixes;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import dev.almanac.type.Unit.Convention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The natives of std.core that are formulas of finance. */
final class ClosedForms {

  private static final int MOST_ALLOCATIONS = 1_000_000;

  private ClosedForms() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("growth", ClosedForms::growth);
    natives.put("log_mean_of_growth", c -> growthOf(c).mean());
    natives.put("log_volatility_of_growth", c -> growthOf(c).volatility());
    natives.put("geometric_mean_of_growth", c -> growthOf(c).geometricMean());
    natives.put("arithmetic_mean_of_growth", c -> growthOf(c).arithmeticMean());
    natives.put("simple_volatility_of_growth", c -> growthOf(c).simpleVolatility());
    natives.put("asset", c -> market(c).growthOf(c.get(1, String.class)));
    natives.put("log_mean", c -> growthOf(c).mean());
    natives.put("log_volatility", c -> growthOf(c).volatility());
    natives.put("allocations", ClosedForms::allocations);
    natives.put("held", ClosedForms::held);
    natives.put("part", c -> c.get(0, Allocation.class).part(c.get(1, String.class)));
    natives.put(
        "log_mix", c -> Mixes.ofLogs(market(c).growth(), market(c).correlation(), weights(c)));
    natives.put(
        "simple_mix",
        c -> Mixes.ofSimpleReturns(market(c).growth(), market(c).correlation(), weights(c)));
    natives.put(
        "continuous_mix",
        c -> Mixes.continuouslyRebalanced(market(c).growth(), market(c).correlation(), weights(c)));
    natives.put("log_var", c -> wealth(c).logQuantile(years(c), level(c)));
    natives.put("log_cvar", c -> wealth(c).logCvar(years(c), level(c)));
    natives.put("log_exact_cvar", c -> wealth(c).logExactCvar(years(c), level(c)));
    natives.put("wealth_quantile", c -> wealth(c).quantile(years(c), level(c)));
    natives.put("probability_below", c -> wealth(c).probabilityBelow(years(c), c.number(2)));
  }

  private static LogGrowth growthOf(Native.Call c) {
    return c.get(0, LogGrowth.class);
  }

  private static MarketValue market(Native.Call c) {
    return c.get(0, MarketValue.class);
  }

  private static double[] weights(Native.Call c) {
    Allocation allocation = c.get(1, Allocation.class);
    checkWhole(allocation, c.span());
    checkAssets(allocation, market(c).assets(), c.span());
    return market(c).weights(allocation);
  }

  private static LognormalWealth wealth(Native.Call c) {
    return LognormalWealth.of(growthOf(c));
  }

  private static double years(Native.Call c) {
    double years = c.number(1);
    if (!(years >= 0.0)) {
      throw wrong("value/years", "a horizon is not negative", c.span(), "this is " + years);
    }
    return years;
  }

  private static double level(Native.Call c) {
    double level = c.number(2);
    if (!(level > 0.0 && level < 1.0)) {
      throw wrong(
          "value/level",
          "a level lies between 0% and 100%",
          c.span(),
          "this is " + level * 100 + "%");
    }
    return level;
  }

  /** Stops a portfolio whose parts do not sum to 1, and says to what they come. */
  public static void checkWhole(Allocation allocation, Span span) {
    if (!(Math.abs(allocation.total() - 1.0) <= 1e-9)) {
      Diagnostic d =
          Diagnostic.error(
              "allocation/total",
              "the parts of an allocation must come to 100%",
              span,
              "they come to " + Math.round(allocation.total() * 1e8) / 1e6 + "%");
      throw new Problem(
          Math.abs(allocation.total() - 100.0) <= 1e-6
              ? d.withHint("write them in percent, as in `{stocks: 60%, bonds: 40%}`")
              : d.withHint("one part may be `rest`: what is missing to 100%"));
    }
  }

  /** Stops a portfolio that has a part in what the market does not have. */
  private static void checkAssets(Allocation allocation, List<String> assets, Span span) {
    for (String asset : allocation.assets()) {
      if (!assets.contains(asset)) {
        throw new Problem(
            Diagnostic.error(
                    "market/asset",
                    "the market has no asset `" + asset + "`",
                    span,
                    "not in the market")
                .withExplanation("The market's assets are " + String.join(", ", assets) + "."));
      }
    }
  }

  /** The part of what is held in an asset: of a whole portfolio, of the market's assets only. */
  private static Object held(Native.Call c) {
    Allocation allocation = c.get(0, Allocation.class);
    List<String> assets = ((List<?>) c.values().get(2)).stream().map(String.class::cast).toList();
    checkWhole(allocation, c.span());
    checkAssets(allocation, assets, c.span());
    return allocation.part(c.get(1, String.class));
  }

  private static Object growth(Native.Call c) {
    var mean = GrowthConvention.Mean.valueOf(convention(c.types().get(0)).name());
    var volatility = GrowthConvention.Volatility.valueOf(convention(c.types().get(1)).name());
    double m = c.number(0);
    double v = c.number(1);
    boolean possible =
        v >= 0.0
            && Double.isFinite(v)
            && Double.isFinite(m)
            && (mean == GrowthConvention.Mean.LOG || m > -1.0);
    if (!possible) {
      throw wrong(
          "value/growth",
          "no asset can grow like this",
          c.span(),
          "mean " + m + ", volatility " + v);
    }
    return LogGrowth.of(mean, m, volatility, v);
  }

  private static Convention convention(Type type) {
    return ((Type.Quantity) type).unit().convention();
  }

  /** All weights on a grid, the first asset ascending; the last takes what is left. */
  private static Object allocations(Native.Call c) {
    MarketValue market = market(c);
    double step = c.number(1);
    int steps = (int) Math.rint(1.0 / step);
    if (!(step > 0.0) || steps < 1 || Math.abs(steps * step - 1.0) > 1e-9) {
      throw wrong(
          "value/step",
          "the step must divide 100% evenly",
          c.span(),
          "this is " + step * 100 + "%");
    }
    if (count(steps, market.assets().size() - 1) > MOST_ALLOCATIONS) {
      throw wrong(
          "limit/allocations",
          "these are more than a million allocations",
          c.span(),
          market.assets().size() + " assets in " + steps + " steps");
    }
    var all = new ArrayList<Object>();
    fill(market.assets(), new int[market.assets().size()], 0, steps, steps, all);
    return all;
  }

  private static double count(int steps, int free) {
    double count = 1.0;
    for (int i = 1; i <= free; i++) {
      count = count * (steps + i) / i;
    }
    return count;
  }

  private static void fill(
      List<String> assets, int[] taken, int asset, int left, int steps, List<Object> all) {
    if (asset == assets.size() - 1) {
      taken[asset] = left;
      double[] weights = new double[taken.length];
      for (int i = 0; i < taken.length; i++) {
        weights[i] = (double) taken[i] / steps;
      }
      all.add(new Allocation(assets, weights));
      return;
    }
    for (int k = 0; k <= left; k++) {
      taken[asset] = k;
      fill(assets, taken, asset + 1, left - k, steps, all);
    }
  }

  static Problem wrong(String code, String title, Span span, String label) {
    return new Problem(Diagnostic.error(code, title, span, label));
  }
}
