package dev.almanac.simulation;

import java.util.Arrays;
import java.util.List;

/**
 * A market in which prices and the short rate move beside the assets, and some assets grow as they
 * do: prices by an autoregression of log inflation, the short rate by its deviation x from what was
 * expected of it.
 *
 * <p>If there is room after the columns of the assets, {@link MarketModel#PRICES} is the price
 * level at the end of the period, 1 at the start of the first, and {@link MarketModel#RATE} is x at
 * the end of the period, 0 at the start of the first.
 */
public final class FactorMarket implements MarketModel {
  /** The stream of a shock, which has the name of no asset. */
  public static final String RATE_STREAM = "short rate of the market";

  public static final String PRICES_STREAM = "inflation of the market";

  private final MarketModel base;
  private final int[] places;
  private final Motion rate;
  private final Motion inflation;
  private final List<Fund> funds;

  /**
   * A value that follows shocks from period to period: mean + persistence (before - mean) + shock.
   *
   * @param first before the first period
   * @param shock the place of its shocks among those of the base, -1 where there are none
   */
  public record Motion(double mean, double persistence, double first, int shock) {

    /** The same value in all periods. */
    public static Motion constant(double value) {
      return new Motion(value, 0.0, value, -1);
    }
  }

  /**
   * An asset whose log growth in a period is constant + before x + after x', with x the deviation
   * of the short rate at the start of the period and x' at its end; less inflation, if it is real
   * and pays nominal money.
   *
   * @param place among the assets
   * @param constant by period, the first at 0; likewise {@code before} and {@code after}
   * @param deflated whether it loses to inflation
   */
  public record Fund(
      int place,
      List<Double> constant,
      List<Double> before,
      List<Double> after,
      boolean deflated) {}

  /**
   * A market from its parts.
   *
   * @param base draws the other assets, and after them the shocks as they are
   * @param places of the base's assets among all
   * @param inflation the log of price growth in a period
   */
  public FactorMarket(
      MarketModel base, int[] places, Motion rate, Motion inflation, List<Fund> funds) {
    if (places.length != base.assets()) {
      throw new IllegalArgumentException("a place for each asset that is drawn");
    }
    this.base = base;
    this.places = places.clone();
    this.rate = rate;
    this.inflation = inflation;
    this.funds = List.copyOf(funds);
  }

  @Override
  public int assets() {
    return places.length + funds.size();
  }

  @Override
  public Draw newDraw() {
    return new FactorDraw();
  }

  private final class FactorDraw implements Draw {
    private final Draw drawn = base.newDraw();
    private final double[][] columns = new double[places.length + FACTORS][0];
    private double[] x = new double[0];
    private double[] before = new double[0];
    private double[] logInflation = new double[0];
    private double[] logPrices = new double[0];

    @Override
    public void begin(long firstPath, int n) {
      drawn.begin(firstPath, n);
      if (x.length < n) {
        x = new double[n];
        before = new double[n];
        logInflation = new double[n];
        logPrices = new double[n];
        Arrays.setAll(columns, c -> new double[n]);
      }
      Columns.fill(x, rate.first(), n);
      Columns.fill(logInflation, inflation.first(), n);
      Columns.fill(logPrices, 0.0, n);
    }

    @Override
    public void period(int period, double[][] growth, int n) {
      for (int a = 0; a < places.length; a++) {
        columns[a] = growth[places[a]];
      }
      drawn.period(period, columns, n);
      Columns.copy(before, x, n);
      step(rate, x, n);
      step(inflation, logInflation, n);
      Columns.add(logPrices, logPrices, logInflation, n);
      for (Fund fund : funds) {
        grow(fund, period, growth[fund.place()], n);
      }
      if (growth.length > assets()) {
        Columns.exp(growth[assets() + PRICES], logPrices, n);
        Columns.copy(growth[assets() + RATE], x, n);
      }
    }

    private void step(Motion process, double[] value, int n) {
      double constant = Math.fma(-process.persistence(), process.mean(), process.mean());
      if (process.shock() < 0) {
        Columns.fma(value, process.persistence(), value, constant, n);
      } else {
        Columns.fma(
            value, process.persistence(), value, columns[places.length + process.shock()], n);
        Columns.add(value, value, constant, n);
      }
    }

    private void grow(Fund fund, int period, double[] d, int n) {
      int k = period - 1;
      Columns.fma(d, fund.before().get(k), before, fund.constant().get(k), n);
      Columns.fma(d, fund.after().get(k), x, d, n);
      if (fund.deflated()) {
        Columns.subtract(d, d, logInflation, n);
      }
      Columns.exp(d, d, n);
    }
  }
}
