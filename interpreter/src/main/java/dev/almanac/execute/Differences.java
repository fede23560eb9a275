package dev.almanac.execute;

import dev.almanac.ir.Ir;
import dev.almanac.library.Numbers;
import dev.almanac.result.Cell;
import dev.almanac.result.Display;
import dev.almanac.simulation.OrderStatistics;
import dev.almanac.simulation.Sums;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The difference of one figure in two programs. Path by path both see the same draws, so the error
 * is that of the paired difference, which is much smaller than either's own.
 */
final class Differences {

  /** Quantiles and deviations are compared in so many batches of paths. */
  private static final int BATCHES = 20;

  private Differences() {}

  /** A figure of a sample: what is said of it, and by what rule. */
  private record Figure(String rule, double level, Sample sample) {}

  /** Returns the difference of two cells, after less before; empty where they are no figures. */
  static Optional<Cell> of(Cell before, Cell after, Optional<Double> error) {
    if (!(before instanceof Cell.Figure b) || !(after instanceof Cell.Figure a)) {
      return Optional.empty();
    }
    double difference = a.value() - b.value();
    if (b.display() != a.display() || !Double.isFinite(difference)) {
      return Optional.empty();
    }
    boolean simulated = b.standardError().isPresent() || a.standardError().isPresent();
    OptionalDouble scatter =
        simulated ? OptionalDouble.of(error.orElse(Double.NaN)) : OptionalDouble.empty();
    Display display = a.display();
    return Optional.of(new Cell.Figure(difference, scatter, display));
  }

  /** Returns the error of the paired difference of two figures; empty where they are no pair. */
  static Optional<Double> error(Ir before, Evaluator then, Ir after, Evaluator now) {
    Optional<Figure> b = figure(before, then);
    Optional<Figure> a = figure(after, now);
    if (a.isEmpty() || b.isEmpty() || !a.get().rule().equals(b.get().rule())) {
      return Optional.empty();
    }
    return a.get().level() == b.get().level() ? error(b.get(), a.get()) : Optional.empty();
  }

  /** Returns the error of the paired difference of how often two outcomes fail. */
  static Optional<Double> error(OutcomeValue before, OutcomeValue after) {
    return error(
        new Figure("mean", 0, failed(before, before.horizon())),
        new Figure("mean", 0, failed(after, after.horizon())));
  }

  private static Optional<Double> error(Figure before, Figure after) {
    double[] b = before.sample().values();
    double[] a = after.sample().values();
    boolean pair = before.sample().isIndependent() && after.sample().isIndependent();
    if (a.length != b.length || !pair || a.length < BATCHES) {
      return Optional.empty();
    }
    return Optional.of(
        switch (after.rule()) {
          case "quantile" -> ofBatches(b, a, v -> quantile(v, after.level()));
          case "standard_deviation" -> ofBatches(b, a, v -> Math.sqrt(Sums.variance(v, v.length)));
          default -> ofMeans(b, a);
        });
  }

  private static double ofMeans(double[] before, double[] after) {
    double[] difference = new double[after.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = after[i] - before[i];
    }
    return Math.sqrt(Sums.variance(difference, difference.length) / difference.length);
  }

  private static double quantile(double[] values, double level) {
    Arrays.sort(values);
    return OrderStatistics.quantile(values, values.length, level);
  }

  private static double ofBatches(
      double[] before, double[] after, ToDoubleFunction<double[]> figure) {
    int length = after.length / BATCHES;
    double[] found = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      int from = i * length;
      found[i] =
          figure.applyAsDouble(Arrays.copyOfRange(after, from, from + length))
              - figure.applyAsDouble(Arrays.copyOfRange(before, from, from + length));
    }
    return Math.sqrt(Sums.variance(found, BATCHES) / BATCHES);
  }

  private static Sample failed(OutcomeValue outcome, int by) {
    int payments = outcome.paymentsUpTo(by);
    return outcome.livedSample().map(lived -> lived < payments ? 1.0 : 0.0);
  }

  /** Finds the sample that a figure is said of, through the names that stand for it. */
  private static Optional<Figure> figure(Ir ir, Evaluator evaluator) {
    Ir value = ir;
    int slots = 8;
    while (value instanceof Ir.Global g) {
      slots = evaluator.program().globals().get(g.index()).slots();
      value = evaluator.program().globals().get(g.index()).value();
    }
    if (!(value instanceof Ir.Native n) || n.arguments().isEmpty()) {
      return Optional.empty();
    }
    Frame frame = evaluator.frame(slots);
    Object first = evaluator.evaluate(n.arguments().getFirst(), frame);
    return switch (n.name()) {
      case "failure" ->
          first instanceof OutcomeValue o && o.isSimulated()
              ? Optional.of(new Figure("mean", 0, failed(o, by(n, o, frame, evaluator))))
              : Optional.empty();
      case "mean", "probability" -> ofSample("mean", 0, first);
      case "standard_deviation" -> ofSample(n.name(), 0, first);
      case "quantile" -> ofSample(n.name(), evaluator.number(n.arguments().get(1), frame), first);
      default -> Optional.empty();
    };
  }

  private static int by(Ir.Native n, OutcomeValue outcome, Frame frame, Evaluator evaluator) {
    double by = Numbers.of(evaluator.evaluate(n.arguments().get(1), frame));
    return (int) Math.min(by, outcome.horizon());
  }

  private static Optional<Figure> ofSample(String rule, double level, Object value) {
    return value instanceof Sample s ? Optional.of(new Figure(rule, level, s)) : Optional.empty();
  }
}
