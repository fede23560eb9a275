package dev.almanac.bench;

import dev.almanac.simulation.BlockWorker;
import dev.almanac.simulation.Blocks;
import dev.almanac.simulation.Cancellation;
import dev.almanac.simulation.Columns;
import dev.almanac.simulation.Elementary;
import dev.almanac.simulation.LognormalMarket;
import dev.almanac.simulation.MarketModel;
import java.util.ArrayList;
import java.util.List;

/** The strategy of w1.alm written by hand on the kernels: what the language could cost at best. */
final class HandWritten {
  private static final double WEALTH = 23.54;
  private static final double FLOOR = 0.9;
  private static final double SHARE = 0.5;
  private static final double CORRELATION = 0.18;

  private final MarketModel market;
  private final double[][] tables;

  /**
   * @param tables by year: the parts in stocks and in bonds, and the capital required
   */
  HandWritten(double[][] tables) {
    this.tables = tables;
    double bonds = 0.0289;
    double[][] loading = {
      {0.1553, 0.0}, {bonds * CORRELATION, bonds * Math.sqrt(1 - CORRELATION * CORRELATION)}
    };
    double[] mean = {Elementary.log1p(0.0812), Elementary.log1p(0.0191)};
    this.market = new LognormalMarket(2026, List.of("stocks", "bonds"), mean, loading);
  }

  Measured time(long paths, int threads) {
    var workers = new ArrayList<Worker>();
    long start = System.nanoTime();
    Blocks.run(
        paths,
        Blocks.DEFAULT_SIZE,
        threads,
        new Cancellation(),
        (done, total) -> {},
        () -> {
          var worker = new Worker();
          workers.add(worker);
          return worker;
        });
    long failures = workers.stream().mapToLong(w -> w.failures).sum();
    return new Measured(1e-9 * (System.nanoTime() - start), failures);
  }

  private final class Worker implements BlockWorker {
    private final MarketModel.Draw draw = market.newDraw();
    private final double[][] growth = new double[2][Blocks.DEFAULT_SIZE];
    private final double[] spending = new double[Blocks.DEFAULT_SIZE];
    private final double[] wealth = new double[Blocks.DEFAULT_SIZE];
    private final double[] alive = new double[Blocks.DEFAULT_SIZE];
    private final double[] lived = new double[Blocks.DEFAULT_SIZE];
    private long failures;

    @Override
    public void run(long firstPath, int n, long block) {
      draw.begin(firstPath, n);
      Columns.fill(wealth, WEALTH, n);
      Columns.fill(alive, 1.0, n);
      Columns.fill(lived, 0.0, n);
      for (int year = 1; year <= tables.length; year++) {
        double[] table = tables[year - 1];
        draw.period(year, growth, n);
        Columns.grow(wealth, table[0], growth[0], table[1], growth[1], n);
        Columns.divide(spending, wealth, table[2], n);
        Columns.fma(spending, SHARE, spending, 1 - SHARE, n);
        Columns.clamp(spending, spending, FLOOR, 1.0, n);
        Columns.pay(wealth, alive, lived, spending, n);
      }
      for (int i = 0; i < n; i++) {
        failures += lived[i] < tables.length ? 1 : 0;
      }
    }
  }
}
