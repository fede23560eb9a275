package dev.almanac.bench;

import dev.almanac.simulation.Blocks;
import dev.almanac.simulation.BootstrapMarket;
import dev.almanac.simulation.Columns;
import dev.almanac.simulation.Exponentials;
import dev.almanac.simulation.Flags;
import dev.almanac.simulation.LognormalMarket;
import dev.almanac.simulation.MarketModel;
import dev.almanac.simulation.Normals;
import dev.almanac.simulation.Resampling;
import dev.almanac.simulation.Threefry;
import dev.almanac.simulation.Thresholds;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What every kernel costs per element. A loop that the compiler no longer vectorizes is silent but
 * for these figures: it costs what its textbook twin does, where it has one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KernelBenchmark.N)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class KernelBenchmark {
  static final int N = Blocks.DEFAULT_SIZE;

  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
  private final MarketModel.Draw draw =
      new LognormalMarket(
              1,
              List.of("stocks", "bonds"),
              new double[] {0.078, 0.019},
              new double[][] {{0.155, 0.0}, {0.005, 0.028}})
          .newDraw();
  private final double[][] months =
      random.doubles(960, 0.9, 1.1).mapToObj(f -> new double[] {f, 2 - f}).toArray(double[][]::new);
  private final MarketModel.Draw singleMonths = bootstrap(new Resampling.Steps(0));
  private final MarketModel.Draw differentMonths = bootstrap(new Resampling.Steps(12));
  private final MarketModel.Draw blocksOfMonths = bootstrap(new Resampling.Stationary(60));
  private final double[] critical =
      IntStream.range(0, 51).mapToDouble(k -> 1 / (0.08 - 0.001 * k)).toArray();
  private final Thresholds thresholds = new Thresholds(critical);
  private final long[] histogram = new long[thresholds.slots()];
  private final double[] sums = random.doubles(N, 10, 40).toArray();
  private final double[][] growth = new double[2][N];
  private final long[] x = new long[N];
  private final long[] y = new long[N];
  private final double[] a = new double[N];
  private final double[] b = new double[N];
  private final double[] c = new double[N];
  private final double[] d = new double[N];
  private final double[] e = new double[N];
  private final double[] flag = new double[N];
  private final double[] wealth = new double[N];
  private final double[] alive = new double[N];

  /** Values as a simulation has them. */
  @Setup
  public void fill() {
    Threefry.fill(1, 2, 0, 1, x, y, N);
    Normals.fill(x, y, a, b, N);
    Exponentials.expSmall(c, 0.08, 0.15, a, N);
    Flags.less(flag, a, b, N);
  }

  // ---- draws

  @Benchmark
  public void threefry() {
    Threefry.fill(1, 2, 0, 1, x, y, N);
  }

  @Benchmark
  public void threefryTextbook() {
    for (int i = 0; i < N; i++) {
      x[i] = random.nextLong();
      y[i] = random.nextLong();
    }
  }

  /** Two of them per element. */
  @Benchmark
  public void normals() {
    Normals.fill(x, y, d, e, N);
  }

  @Benchmark
  public void normalsTextbook() {
    for (int i = 0; i < N; i++) {
      d[i] = random.nextGaussian();
      e[i] = random.nextGaussian();
    }
  }

  /** A year of two assets, on average over two years. */
  @Benchmark
  @OperationsPerInvocation(2 * N)
  public void market() {
    draw.begin(0, N);
    draw.period(1, growth, N);
    draw.period(2, growth, N);
  }

  private MarketModel.Draw bootstrap(Resampling resampling) {
    return new BootstrapMarket(1, "months", months, 12, resampling).newDraw();
  }

  /** A year of two assets from twelve rows. */
  @Benchmark
  public void months() {
    singleMonths.begin(0, N);
    singleMonths.period(1, growth, N);
  }

  @Benchmark
  public void monthsAtMostOnce() {
    differentMonths.begin(0, N);
    differentMonths.period(1, growth, N);
  }

  @Benchmark
  public void monthsInBlocks() {
    blocksOfMonths.begin(0, N);
    blocksOfMonths.period(1, growth, N);
  }

  @Benchmark
  public void monthsTextbook() {
    for (int i = 0; i < N; i++) {
      double first = 1.0;
      double second = 1.0;
      for (int month = 0; month < 12; month++) {
        double[] row = months[random.nextInt(months.length)];
        first *= row[0];
        second *= row[1];
      }
      growth[0][i] = first;
      growth[1][i] = second;
    }
  }

  @Benchmark
  public void expSmall() {
    Exponentials.expSmall(d, 0.08, 0.15, a, N);
  }

  @Benchmark
  public void expSmallTextbook() {
    for (int i = 0; i < N; i++) {
      d[i] = Math.exp(0.08 + 0.15 * a[i]);
    }
  }

  // ---- arithmetic

  @Benchmark
  public void multiply() {
    Columns.multiply(d, a, b, N);
  }

  @Benchmark
  public void divide() {
    Columns.divide(d, a, c, N);
  }

  @Benchmark
  public void fma() {
    Columns.fma(d, 0.5, a, b, N);
  }

  @Benchmark
  public void max() {
    Columns.max(d, a, 0.1, N);
  }

  @Benchmark
  public void clamp() {
    Columns.clamp(d, a, -0.1, 0.1, N);
  }

  @Benchmark
  public void grow() {
    Columns.grow(wealth, 0.6, c, 0.4, c, N);
  }

  @Benchmark
  public void exp() {
    Columns.exp(d, a, N);
  }

  @Benchmark
  public void expTextbook() {
    for (int i = 0; i < N; i++) {
      d[i] = Math.exp(a[i]);
    }
  }

  @Benchmark
  public void log() {
    Columns.log(d, c, N);
  }

  @Benchmark
  public void logTextbook() {
    for (int i = 0; i < N; i++) {
      d[i] = Math.log(c[i]);
    }
  }

  @Benchmark
  public void pow() {
    Columns.pow(d, c, 0.3, N);
  }

  @Benchmark
  public void powTextbook() {
    for (int i = 0; i < N; i++) {
      d[i] = Math.pow(c[i], 0.3);
    }
  }

  // ---- flags and payments

  @Benchmark
  public void less() {
    Flags.less(d, a, b, N);
  }

  @Benchmark
  public void lessTextbook() {
    for (int i = 0; i < N; i++) {
      d[i] = a[i] < b[i] ? 1.0 : 0.0;
    }
  }

  @Benchmark
  public void lessOrEqual() {
    Flags.lessOrEqual(d, a, b, N);
  }

  @Benchmark
  public void select() {
    Flags.select(d, flag, a, b, N);
  }

  @Benchmark
  public void selectTextbook() {
    for (int i = 0; i < N; i++) {
      d[i] = flag[i] != 0.0 ? a[i] : b[i];
    }
  }

  @Benchmark
  public void addQuotient() {
    Columns.addQuotient(e, 0.04, c, N);
  }

  /** The sums spread over and beyond all of 51 critical values. */
  @Benchmark
  public void count() {
    thresholds.count(sums, N, histogram);
  }

  /** All below the first. */
  @Benchmark
  public void countOfOneSlot() {
    thresholds.count(alive, N, histogram);
  }

  @Benchmark
  public void countTextbook() {
    for (int i = 0; i < N; i++) {
      int k = 0;
      while (k < critical.length && sums[i] >= critical[k]) {
        k++;
      }
      histogram[k]++;
    }
  }
}
