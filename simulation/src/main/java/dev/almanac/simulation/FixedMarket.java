package dev.almanac.simulation;

import java.util.Arrays;

/** A market known in advance: the same growth on every path. */
public final class FixedMarket implements MarketModel {
  private final int assets;
  private final double[][] growthByPeriod;

  /**
   * A market from its growth.
   *
   * @param growthByPeriod the growth factor at [period - 1][asset]; after the last period it is
   *     asked for no more
   */
  public FixedMarket(int assets, double[][] growthByPeriod) {
    this.assets = assets;
    this.growthByPeriod = new double[growthByPeriod.length][];
    for (int period = 0; period < growthByPeriod.length; period++) {
      if (growthByPeriod[period].length != assets) {
        throw new IllegalArgumentException("period " + (period + 1) + " has other assets");
      }
      this.growthByPeriod[period] = growthByPeriod[period].clone();
    }
  }

  @Override
  public int assets() {
    return assets;
  }

  @Override
  public Draw newDraw() {
    return new FixedDraw();
  }

  private final class FixedDraw implements Draw {
    @Override
    public void begin(long firstPath, int n) {}

    @Override
    public void period(int period, double[][] growth, int n) {
      for (int asset = 0; asset < assets; asset++) {
        Arrays.fill(growth[asset], 0, n, growthByPeriod[period - 1][asset]);
      }
    }
  }
}
