package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.Roots;
import dev.almanac.ir.Ir;
import dev.almanac.library.Estimate;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import java.util.OptionalDouble;

/** Finds where a figure is what it should be, on the same paths at every trial. */
final class Solver {

  /**
   * The slope is taken over this part of the bracket: wide beside the steps of a simulated share.
   */
  private static final double SLOPE = 0.02;

  private Solver() {}

  static Object solve(Ir.Solve s, Frame frame, Evaluator evaluator) {
    double target = evaluator.number(s.target(), frame);
    double from = evaluator.number(s.from(), frame);
    double to = evaluator.number(s.to(), frame);
    double within = evaluator.number(s.within(), frame);
    if (!(from < to) || !(within > 0.0)) {
      throw new Problem(
          Diagnostic.error(
              "solve/bracket",
              "`solve` looks upwards from one value to another, in steps above 0",
              s.span(),
              "from " + from + " to " + to));
    }
    Frame own = frame.copy();
    OptionalDouble root =
        Roots.find(x -> Numbers.of(figure(s, own, evaluator, x)) - target, from, to, within);
    if (root.isEmpty()) {
      throw new Problem(
          Diagnostic.error(
                  "solve/none",
                  "the figure does not pass through what it should be",
                  s.span(),
                  "it is "
                      + Numbers.of(figure(s, own, evaluator, from))
                      + " at one end and "
                      + Numbers.of(figure(s, own, evaluator, to))
                      + " at the other")
              .withHint("look between other values"));
    }
    double x = root.getAsDouble();
    Object at = figure(s, own, evaluator, x);
    if (!(at instanceof Estimate e)) {
      return x;
    }
    double low = Math.max(from, x - SLOPE * (to - from));
    double high = Math.min(to, x + SLOPE * (to - from));
    double rise =
        Numbers.of(figure(s, own, evaluator, high)) - Numbers.of(figure(s, own, evaluator, low));
    return new Estimate(x, e.standardError() * (high - low) / Math.abs(rise), e.paths());
  }

  private static Object figure(Ir.Solve s, Frame frame, Evaluator evaluator, double x) {
    frame.set(s.slot(), x);
    return evaluator.evaluate(s.figure(), frame);
  }
}
