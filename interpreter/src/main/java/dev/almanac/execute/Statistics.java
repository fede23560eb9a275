package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.library.Estimate;
import dev.almanac.library.Native;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.simulation.OrderStatistics;
import dev.almanac.simulation.Quantile;
import dev.almanac.simulation.Sums;
import dev.almanac.source.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is said of a run: figures with their standard errors. */
final class Statistics {

  private static final Map<String, Native> ALL = new HashMap<>();

  static {
    ALL.put("outcome", c -> outcome(c, c.get(0, RunValue.class)));
    ALL.put("series", c -> c.get(0, OutcomeValue.class).series(c.get(1, String.class)));
    ALL.put(
        "sample",
        c ->
            c.get(0, SeriesValue.class)
                .at(Numbers.whole(c.values().get(1), c.span(), "a year"), c.span()));
    ALL.put("failure", Statistics::failure);
    ALL.put("longevity", c -> exact(c.get(0, OutcomeValue.class).longevity(), c));
    ALL.put("failed", Statistics::failed);
    ALL.put("sustainable", Statistics::sustainable);
    ALL.put("probability", c -> probability(c.get(0, Sample.class)));
    ALL.put("mean", c -> mean(perPath(c)));
    ALL.put("standard_deviation", c -> standardDeviation(sample(c)));
    ALL.put("quantile", Statistics::quantile);
    ALL.put("minimum", c -> extreme(c, false));
    ALL.put("maximum", c -> extreme(c, true));
    ALL.put("all_years", c -> pool(c.get(0, SeriesValue.class)));
    ALL.put("histogram", Statistics::histogram);
    ALL.put("against", Comparison::against);
    Funding.addTo(ALL);
  }

  private Statistics() {}

  static Optional<Native> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static Pool pool(SeriesValue series) {
    return series.columns().pool(series);
  }

  private static Object outcome(Native.Call c, RunValue run) {
    String name = c.get(1, String.class);
    return run.outcome(name).orElseThrow(() -> new IllegalStateException("no " + name));
  }

  // ---- failure

  private static int by(Native.Call c, OutcomeValue outcome) {
    int by = Numbers.whole(c.values().get(1), c.span(), "`by`");
    if (by < 1) {
      throw new Problem(
          Diagnostic.error("value/year", "years are counted from 1", c.span(), "`by` is " + by));
    }
    return Math.min(by, outcome.horizon());
  }

  private static Object failure(Native.Call c) {
    OutcomeValue outcome = c.get(0, OutcomeValue.class);
    return failure(outcome, by(c, outcome));
  }

  /** Returns the share of failed paths; where all paths are the same it is exact. */
  static Object failure(OutcomeValue outcome, int by) {
    Estimate share = share(outcome.failed(by), outcome.paths());
    if (!outcome.isIndependent()) {
      return new Estimate(share.value(), Double.NaN, share.paths());
    }
    return outcome.isSimulated() ? share : (Object) share.value();
  }

  private static Object failed(Native.Call c) {
    OutcomeValue outcome = c.get(0, OutcomeValue.class);
    int payments = outcome.paymentsUpTo(by(c, outcome));
    return outcome.livedSample().map(lived -> lived < payments ? 1.0 : 0.0);
  }

  private static Object sustainable(Native.Call c) {
    OutcomeValue outcome = c.get(0, OutcomeValue.class);
    String search = "search for the amount instead: `solve(figure, is: 5%, from: 3%, to: 8%)`";
    if (!outcome.program().isFixedInAdvance()) {
      throw new Problem(
          Diagnostic.error(
                  "statistics/sustainable",
                  "the payments of this strategy are not fixed in advance",
                  c.span(),
                  "what it holds or spends depends on the path, or it saves")
              .withHint(search));
    }
    if (outcome.program().receives()) {
      throw new Problem(
          Diagnostic.error(
                  "statistics/sustainable",
                  "this strategy receives more than it pays in some years",
                  c.span(),
                  "a multiple would raise what is received, too")
              .withHint(search));
    }
    return outcome.sustainable();
  }

  static Object probability(Sample event) {
    long count = 0;
    for (double v : event.values()) {
      count += v == 1.0 ? 1 : 0;
    }
    return ofSample(event, share(count, event.size()));
  }

  /** Paths through one history overlap: how far such figures scatter, nothing says. */
  static Estimate ofSample(Sample s, Estimate e) {
    return s.isIndependent() ? e : new Estimate(e.value(), Double.NaN, e.paths());
  }

  /** A share of none or all is not certain: its error is that of one path more. */
  static Estimate share(long count, long paths) {
    double p = (double) count / paths;
    boolean edge = count == 0 || count == paths;
    double q = edge ? (count + 1.0) / (paths + 2.0) : p;
    return new Estimate(p, Math.sqrt(q * (1 - q) / paths), paths);
  }

  // ---- moments and quantiles

  private static Object exact(double value, Native.Call c) {
    return new Estimate(value, Double.NaN, c.get(0, OutcomeValue.class).paths());
  }

  private static Sample sample(Native.Call c) {
    if (c.values().getFirst() instanceof Sample s) {
      return s;
    }
    throw new Problem(notOfPool(c.span()));
  }

  static Diagnostic notOfPool(Span span) {
    return Diagnostic.error(
            "statistics/pool", "this cannot be done with all years together", span, "")
        .withHint("take one year, as in `base.plan.wealth(20)`");
  }

  private static Sample perPath(Native.Call c) {
    return c.values().getFirst() instanceof Pool p ? p.meanByPath() : sample(c);
  }

  static Object mean(Sample s) {
    double[] v = s.values();
    double error = Math.sqrt(Sums.variance(v, v.length) / v.length);
    return ofSample(s, new Estimate(Sums.mean(v, v.length), error, v.length));
  }

  /** Its error is that of the variance, from the fourth moment, by the delta method. */
  private static Object standardDeviation(Sample s) {
    double[] v = s.values();
    int n = v.length;
    double mean = Sums.mean(v, n);
    double variance = Sums.variance(v, n);
    double[] fourth = s.map(x -> (x - mean) * (x - mean) * (x - mean) * (x - mean)).values();
    double ofVariance = Math.sqrt(Math.max(0, Sums.mean(fourth, n) - variance * variance) / n);
    double deviation = Math.sqrt(variance);
    double error = deviation == 0 ? 0 : ofVariance / (2 * deviation);
    return ofSample(s, new Estimate(deviation, error, n));
  }

  private static Object quantile(Native.Call c) {
    double level = c.number(1);
    if (!(level >= 0.0 && level <= 1.0)) {
      throw new Problem(
          Diagnostic.error(
              "value/level",
              "a level lies between 0% and 100%",
              c.span(),
              "this is " + level * 100 + "%"));
    }
    if (c.values().getFirst() instanceof Pool p) {
      return new Estimate(p.quantile(level), p.quantileError(level), p.size());
    }
    double[] v = sample(c).forQuantiles();
    Quantile q = OrderStatistics.estimate(v, v.length, level).getFirst();
    return ofSample(sample(c), new Estimate(q.value(), q.standardError(), v.length));
  }

  private static Object extreme(Native.Call c, boolean largest) {
    if (c.values().getFirst() instanceof Pool p) {
      return new Estimate(p.extreme(largest), Double.NaN, p.size());
    }
    double[] v = sample(c).values();
    double value =
        largest ? OrderStatistics.maximum(v, v.length) : OrderStatistics.minimum(v, v.length);
    return new Estimate(value, Double.NaN, v.length);
  }

  private static Object histogram(Native.Call c) {
    double[] v = sample(c).values();
    double from = c.number(1);
    double to = c.number(2);
    int bins = Numbers.whole(c.values().get(3), c.span(), "the number of bins");
    if (!(to > from) || bins < 1 || bins > 1000) {
      throw new Problem(
          Diagnostic.error(
              "value/bins", "a histogram runs upwards in 1 to 1000 bins", c.span(), ""));
    }
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = from + (to - from) * i / bins;
    }
    return new HistogramValue(
        Arrays.stream(edges).boxed().toList(),
        Arrays.stream(counts(v, from, to, bins)).boxed().toList(),
        Cells.display(c.types().get(1)));
  }

  /** The first and the last bin are open: they also count what lies outside. */
  private static long[] counts(double[] values, double from, double to, int bins) {
    long[] counts = OrderStatistics.histogram(values, values.length, from, to, bins);
    for (double v : values) {
      if (v < from) {
        counts[0]++;
      } else if (v > to) {
        counts[bins - 1]++;
      }
    }
    return counts;
  }
}
