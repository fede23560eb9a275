package dev.almanac.finance;

import static dev.almanac.finance.GrowthConvention.Mean.ARITHMETIC;
import static dev.almanac.finance.GrowthConvention.Mean.GEOMETRIC;
import static dev.almanac.finance.GrowthConvention.Volatility.LOG;
import static dev.almanac.finance.GrowthConvention.Volatility.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.almanac.finance.GrowthConvention.Mean;
import dev.almanac.finance.GrowthConvention.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The closed forms of De Santis (2026): for each horizon the mix, in whole percents, whose tail is
 * best, and the capital that makes the tail one dollar.
 */
class DeSantisTest {
  private static final CorrelationMatrix CORRELATION = CorrelationMatrix.of(0.18);
  private static final int HORIZON = 30;

  private interface Mixing {
    LogGrowth of(List<LogGrowth> assets, CorrelationMatrix correlation, double... weights);
  }

  private interface Measure {
    double of(LognormalWealth wealth, double t, double level);
  }

  /** What one horizon needs: the weight of stocks in percent, the capital for a dollar. */
  private record Bucket(int weight, double capital) {}

  private static List<LogGrowth> assets(Mean mean, Volatility volatility) {
    return List.of(
        LogGrowth.of(mean, 0.0812, volatility, 0.1553),
        LogGrowth.of(mean, 0.0191, volatility, 0.0289));
  }

  private static List<Bucket> ladder(List<LogGrowth> assets, Mixing mixing, Measure measure) {
    List<Bucket> ladder = new ArrayList<>();
    for (int t = 1; t <= HORIZON; t++) {
      double best = 0;
      int weight = 0;
      for (int w = 0; w <= 100; w++) {
        LogGrowth mix = mixing.of(assets, CORRELATION, w / 100.0, 1 - w / 100.0);
        double value = measure.of(LognormalWealth.of(mix), t, 0.1);
        if (value > best) {
          best = value;
          weight = w;
        }
      }
      ladder.add(new Bucket(weight, 1 / best));
    }
    return ladder;
  }

  /** Table 2, figures 3 and 4. */
  @Test
  void theReadingThatReproducesThePaper() {
    List<Bucket> ladder = ladder(assets(GEOMETRIC, LOG), Mixes::ofLogs, LognormalWealth::expCvar);
    assertThat(total(ladder)).isCloseTo(23.5401, offset(5e-5));
    double[] capital = {1.0310, 1.0037, .9278, .8329, .7100, .5549, .4277};
    int[] years = {1, 5, 10, 15, 20, 25, 30};
    for (int i = 0; i < years.length; i++) {
      assertThat(ladder.get(years[i] - 1).capital()).isCloseTo(capital[i], offset(5e-5));
    }
    assertThat(weights(ladder, 1, 5, 10, 15, 19, 20)).containsExactly(4, 11, 19, 31, 66, 100);
  }

  @Test
  void valueAtRisk() {
    List<Bucket> ladder = ladder(assets(GEOMETRIC, LOG), Mixes::ofLogs, LognormalWealth::quantile);
    assertThat(total(ladder)).isCloseTo(19.8546, offset(5e-5));
    assertThat(weights(ladder, 5, 10, 11)).containsExactly(17, 61, 100);
  }

  /** Other natural readings move the sum. */
  @Test
  void otherReadings() {
    List<LogGrowth> geometric = assets(GEOMETRIC, LOG);
    Measure exp = LognormalWealth::expCvar;
    Measure exact = LognormalWealth::cvar;
    Mixing logs = Mixes::ofLogs;
    Mixing continuous = Mixes::continuouslyRebalanced;
    total(23.22, ladder(geometric, logs, exact));
    total(23.06, ladder(geometric, continuous, exp));
    total(22.82, ladder(geometric, continuous, exact));
    total(24.24, ladder(assets(ARITHMETIC, SIMPLE), Mixes::ofSimpleReturns, exp));
    total(25.62, ladder(assets(ARITHMETIC, LOG), logs, exp));
    List<LogGrowth> converted =
        List.of(
            new LogGrowth(geometric.get(0).mean(), assets(ARITHMETIC, SIMPLE).get(0).volatility()),
            new LogGrowth(geometric.get(1).mean(), assets(ARITHMETIC, SIMPLE).get(1).volatility()));
    total(22.55, ladder(converted, logs, exp));
  }

  /** Figures 1 and 2: $95 for 5 years, the tenth percentile of two mixes. */
  @Test
  void figuresOneAndTwo() {
    List<LogGrowth> geometric = assets(GEOMETRIC, LOG);
    LogGrowth low = Mixes.ofLogs(geometric, CORRELATION, 0.2, 0.8);
    LogGrowth half = Mixes.ofLogs(geometric, CORRELATION, 0.5, 0.5);
    assertThat(95 * LognormalWealth.of(low).quantile(5, 0.1)).isCloseTo(98.25, offset(5e-3));
    assertThat(95 * LognormalWealth.of(half).quantile(5, 0.1)).isCloseTo(95.85, offset(5e-3));
  }

  private static void total(double expected, List<Bucket> ladder) {
    assertThat(total(ladder)).isCloseTo(expected, offset(5e-3));
  }

  private static double total(List<Bucket> ladder) {
    return ladder.stream().mapToDouble(Bucket::capital).sum();
  }

  private static int[] weights(List<Bucket> ladder, int... years) {
    return IntStream.of(years).map(t -> ladder.get(t - 1).weight()).toArray();
  }
}
