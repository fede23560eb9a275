package dev.almanac.execute;

import dev.almanac.ir.Ir;
import dev.almanac.ir.ProgramIr;
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

  /** A figure of a program: what it is made of, and the values it reads. */
  record Term(Ir ir, Evaluator evaluator, Frame frame) {}

  /** Quantiles and deviations are compared in so many batches of paths. */
  private static final int BATCHES = 20;

  private Differences() {}

  /** A figure of a sample: what is said of it, and by what rule. */
  record Figure(String rule, double level, Sample sample) {}

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
  static Optional<Double> error(Term before, Term after) {
    return error(figure(before), figure(after));
  }

  static Optional<Double> error(Optional<Figure> before, Optional<Figure> after) {
    return before.flatMap(b ->
        after
            .filter(a -> a.rule().equals(b.rule()) && a.level() == b.level())
            .flatMap(a -> error(b, a)));
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
  static Optional<Figure> figure(Term named) {
    Term term = inner(named);
    Evaluator evaluator = term.evaluator();
    Frame frame = term.frame();
    if (!(term.ir() instanceof Ir.Native n) || n.arguments().isEmpty()) {
      return Optional.empty();
    }
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

  /** Looks through names, and through functions such as the median, at what computes the value. */
  private static Term inner(Term term) {
    Evaluator evaluator = term.evaluator();
    return switch (term.ir()) {
      case Ir.Global g -> {
        ProgramIr.GlobalIr global = evaluator.program().globals().get(g.index());
        yield inner(new Term(global.value(), evaluator, evaluator.frame(global.slots())));
      }
      case Ir.Call c when c.strategy().isEmpty() -> {
        Ir body = evaluator.program().functions().get(c.function()).body();
        yield inner(new Term(body, evaluator, evaluator.within(c, term.frame())));
      }
      default -> term;
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
