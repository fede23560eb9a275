package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.Ir;
import dev.almanac.library.Allocation;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.type.FoldKind;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs over lists. */
final class Folds {

  private final Evaluator evaluator;

  Folds(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Calls {@code each} with every combination of the variables for which the condition holds. */
  void run(List<Ir.Loop> loops, Optional<Ir> where, Frame frame, Consumer<Frame> each) {
    run(loops, 0, where, frame, each);
  }

  private void run(
      List<Ir.Loop> loops, int depth, Optional<Ir> where, Frame frame, Consumer<Frame> each) {
    if (depth == loops.size()) {
      if (where.isEmpty() || (boolean) evaluator.evaluate(where.get(), frame)) {
        each.accept(frame);
      }
      return;
    }
    Ir.Loop loop = loops.get(depth);
    for (Object value : (List<?>) evaluator.evaluate(loop.list(), frame)) {
      frame.set(loop.slot(), value);
      run(loops, depth + 1, where, frame, each);
    }
  }

  Object fold(Ir.Fold f, Frame frame) {
    return switch (f.kind()) {
      case LIST -> {
        var all = new ArrayList<Object>();
        run(f.loops(), f.where(), frame, x -> all.add(evaluator.evaluate(f.body(), x)));
        yield all;
      }
      case SUM -> sum(f, frame);
      case AVERAGE -> average(f, frame);
      case PRODUCT -> {
        Object[] product = {1.0};
        run(
            f.loops(),
            f.where(),
            frame,
            x -> product[0] = Arithmetic.multiply(product[0], evaluator.evaluate(f.body(), x)));
        yield product[0];
      }
      case COUNT -> (double) count(f, frame, true);
      case ANY -> count(f, frame, true) > 0;
      case ALL -> count(f, frame, false) == 0;
      case ARGMAX, ARGMIN, HIGHEST, LOWEST -> best(f, frame);
    };
  }

  private long count(Ir.Fold f, Frame frame, boolean wanted) {
    long[] count = {0};
    run(
        f.loops(),
        f.where(),
        frame,
        x -> count[0] += (boolean) evaluator.evaluate(f.body(), x) == wanted ? 1 : 0);
    return count[0];
  }

  private Object sum(Ir.Fold f, Frame frame) {
    var sum = new Total();
    run(f.loops(), f.where(), frame, x -> sum.add(evaluator.evaluate(f.body(), x), 1.0));
    boolean nothing = sum.isEmpty() && f.type() == Type.Plain.ALLOCATION;
    return nothing ? new Allocation(List.of()) : sum.value();
  }

  private Object average(Ir.Fold f, Frame frame) {
    var sum = new Total();
    double[] weights = {0.0};
    run(
        f.loops(),
        f.where(),
        frame,
        x -> {
          double w = f.weight().isPresent() ? evaluator.number(f.weight().get(), x) : 1.0;
          weights[0] += w;
          sum.add(evaluator.evaluate(f.body(), x), w);
        });
    if (weights[0] == 0.0) {
      throw new Problem(
          Diagnostic.error(
              "fold/empty", "there is nothing to average", f.span(), "no value, or no weight"));
    }
    return Arithmetic.divide(sum.value(), weights[0]);
  }

  /** Of equals the first wins. */
  private Object best(Ir.Fold f, Frame frame) {
    boolean high = f.kind() == FoldKind.ARGMAX || f.kind() == FoldKind.HIGHEST;
    boolean argument = f.kind() == FoldKind.ARGMAX || f.kind() == FoldKind.ARGMIN;
    var best = new Best();
    run(
        f.loops(),
        f.where(),
        frame,
        x -> {
          Object value = evaluator.evaluate(f.body(), x);
          double d = high ? Numbers.of(value) : -Numbers.of(value);
          if (best.value == null || d > best.number) {
            best.number = d;
            best.value = argument ? x.get(f.loops().getFirst().slot()) : value;
          }
        });
    if (best.value == null) {
      throw new Problem(
          Diagnostic.error(
              "fold/empty", "there is nothing to choose from", f.span(), "the list is empty"));
    }
    return best.value;
  }

  private static final class Best {
    private double number;
    private @Nullable Object value;
  }

  /** Adds numbers, or allocations part by part. */
  private static final class Total {
    private double number;
    private boolean empty = true;
    private @Nullable Object other;

    boolean isEmpty() {
      return empty;
    }

    void add(Object value, double weight) {
      empty = false;
      if (value instanceof Double d) {
        number += d * weight;
        return;
      }
      Object scaled = Arithmetic.multiply(value, weight);
      other = other == null ? scaled : Arithmetic.add(other, scaled);
    }

    Object value() {
      if (other == null) {
        return number;
      }
      return number == 0.0 ? other : Arithmetic.add(other, number);
    }
  }
}
