package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.Roots;
import dev.almanac.ir.Ir;
import dev.almanac.library.Estimate;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.library.Words;
import dev.almanac.type.Type;
import dev.almanac.type.Unit;
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
    check(s, from, to, within);
    Frame own = frame.copy();
    OptionalDouble root =
        Roots.find(x -> Numbers.of(figure(s, own, evaluator, x)) - target, from, to, within);
    if (root.isEmpty()) {
      throw new Problem(
          Diagnostic.error(
                  "solve/none",
                  "the figure does not pass through what it should be",
                  s.span(),
                  "it should be " + Words.of(target, s.figure().type()))
              .withExplanation(
                  "It is "
                      + Words.of(figure(s, own, evaluator, from), s.figure().type())
                      + " at "
                      + Words.of(from, s.type())
                      + ", and "
                      + Words.of(figure(s, own, evaluator, to), s.figure().type())
                      + " at "
                      + Words.of(to, s.type())
                      + ".")
              .withHint("look between other values, or for another figure"));
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

  private static void check(Ir.Solve s, double from, double to, double within) {
    if (!(from < to)) {
      throw new Problem(
          Diagnostic.error(
                  "solve/bracket",
                  "`solve` looks upwards from one value to another",
                  s.from().span(),
                  "from " + Words.of(from, s.type()))
              .withLabel(s.to().span(), "to " + Words.of(to, s.type()))
              .withHint("write the lower value first"));
    }
    if (!(within > 0.0)) {
      throw new Problem(
          Diagnostic.error(
                  "solve/bracket",
                  "`solve` needs a precision above 0",
                  s.within().span(),
                  "this is " + Words.of(within, s.within().type()))
              .withHint(
                  "leave it out, or write how exactly to look: `within: " + fine(s.type()) + "`"));
    }
  }

  /** A precision that one might ask for, in the unit of the value. */
  private static String fine(Type type) {
    boolean percent =
        type instanceof Type.Quantity q
            && (q.form() == Type.Form.RATIO || q.unit().convention() != Unit.Convention.NONE);
    return Words.of(percent ? 0.0001 : 0.01, type);
  }

  private static Object figure(Ir.Solve s, Frame frame, Evaluator evaluator, double x) {
    frame.set(s.slot(), x);
    return evaluator.evaluate(s.figure(), frame);
  }
}
