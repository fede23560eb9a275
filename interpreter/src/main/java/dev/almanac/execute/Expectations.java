package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.Ir;
import dev.almanac.ir.StepIr;
import dev.almanac.library.Estimate;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.result.Expectation;
import dev.almanac.result.Expectation.Verdict;
import dev.almanac.simulation.Elementary;
import dev.almanac.source.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides what a plan expects. Where a figure is simulated, a claim holds or fails only if it is so
 * with the stated confidence; in between it is undecided.
 */
final class Expectations {

  private static final double CONFIDENCE = 0.999;
  private static final double MOST_PATHS = 1e12;

  private final Evaluator evaluator;

  Expectations(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Expectation decide(StepIr.Expect e) {
    Frame frame = evaluator.frame(e.slots());
    var decision = new Claims(evaluator).decide(e.claim(), frame, z(e.confidence(), frame));
    String detail = decision.detail() + advice(decision);
    return new Expectation(e.text(), decision.verdict(), detail, e.span());
  }

  /** Says what would settle a claim that is open, to two digits. */
  private static String advice(Claims.Decision decision) {
    if (decision.verdict() != Verdict.UNDECIDED || !(decision.paths() >= 1)) {
      return "";
    }
    if (decision.paths() > MOST_PATHS) {
      return "; no number of paths would decide";
    }
    var two = new MathContext(2, RoundingMode.UP);
    long paths = new BigDecimal(decision.paths()).round(two).longValue();
    return String.format(Locale.ROOT, "; about %,d paths would decide", paths);
  }

  Expectation decide(StepIr.ExpectNear e) {
    Frame frame = evaluator.frame(e.slots());
    Object figure = evaluator.evaluate(e.figure(), frame);
    Object value = evaluator.evaluate(e.value(), frame);
    double tolerance = evaluator.number(e.tolerance(), frame);
    double difference = Math.abs(Numbers.of(figure) - Numbers.of(value));
    double allowed = tolerance * (1 + 1e-9) + z(e.confidence(), frame) * error(figure, value);
    boolean holds = difference <= allowed;
    String detail = words(figure) + ", " + number(difference) + " from " + words(value);
    return new Expectation(e.text(), Claims.verdict(holds), detail, e.span());
  }

  static double error(Object a, Object b) {
    double x = Numbers.standardError(a);
    double y = Numbers.standardError(b);
    double sum = (Double.isNaN(x) ? 0 : x * x) + (Double.isNaN(y) ? 0 : y * y);
    return Math.sqrt(sum);
  }

  private double z(Optional<Ir> confidence, Frame frame) {
    double c = confidence.map(x -> evaluator.number(x, frame)).orElse(CONFIDENCE);
    if (!(c > 0.0 && c < 1.0)) {
      Span span = confidence.orElseThrow().span();
      throw new Problem(
          Diagnostic.error("value/confidence", "a confidence lies between 0% and 100%", span, ""));
    }
    return Elementary.normalQuantile((1 + c) / 2);
  }

  static String words(Object value) {
    if (value instanceof Estimate e && !Double.isNaN(e.standardError())) {
      return number(e.value()) + " ± " + number(e.standardError());
    }
    return value instanceof Double || value instanceof Estimate
        ? number(Numbers.of(value))
        : value.toString();
  }

  private static String number(double d) {
    return String.format(Locale.ROOT, "%.6g", d);
  }
}
