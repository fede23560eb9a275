package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistoricalMarketTest {
  private static final double[][] GROWTH = {{2, 1}, {3, 1}, {5, 10}, {7, 1}, {11, 0.5}};

  @Test
  void eachPathWalksOnFromItsRow() {
    double[][][] growth = MarketRuns.growth(new HistoricalMarket(GROWTH, 1), 3, 3, 2, 2);
    assertThat(growth[0]).isDeepEqualTo(new double[][] {{2, 3, 5}, {3, 5, 7}, {5, 7, 11}});
    assertThat(growth[1]).isDeepEqualTo(new double[][] {{1, 1, 10}, {1, 10, 1}, {10, 1, 0.5}});
  }

  @Test
  void aPeriodCompoundsItsSteps() {
    double[][][] growth = MarketRuns.growth(new HistoricalMarket(GROWTH, 2), 2, 2);
    assertThat(growth[0]).isDeepEqualTo(new double[][] {{6, 15}, {35, 77}});
    assertThat(growth[1]).isDeepEqualTo(new double[][] {{1, 10}, {10, 0.5}});
  }

  @Test
  void pathsThatStayInTheData() {
    assertThat(HistoricalMarket.paths(5, 1, 3)).isEqualTo(3);
    assertThat(HistoricalMarket.paths(5, 2, 2)).isEqualTo(2);
    assertThat(HistoricalMarket.paths(5, 1, 5)).isEqualTo(1);
    assertThat(HistoricalMarket.paths(5, 1, 6)).isZero();
    // 1871 to 2015 by months, over 30 years
    assertThat(HistoricalMarket.paths(145 * 12, 12, 30)).isEqualTo(1381);
    assertThat(HistoricalMarket.paths(5, 1 << 30, 8)).isZero();
  }

  @Test
  void nothingAfterTheData() {
    MarketModel.Draw draw = new HistoricalMarket(GROWTH, 2).newDraw();
    draw.begin(1, 1);
    double[][] growth = new double[2][2];
    draw.period(2, growth, 1);
    assertThat(growth[0][0]).isEqualTo(77);
    assertThatThrownBy(() -> draw.period(3, growth, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> draw.period(2, growth, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HistoricalMarket(GROWTH, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
