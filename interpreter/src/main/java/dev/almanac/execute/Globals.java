package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.ProgramIr;
import dev.almanac.library.Problem;
import dev.almanac.source.Span;
import java.util.Arrays;
import java.util.Optional;

/** The named values of a program: each is computed once, unless a session knows it already. */
final class Globals {

  private final ProgramIr program;
  private final Evaluator evaluator;
  private final Object[] values;
  private Optional<Recall> recall = Optional.empty();

  private enum Pending {
    NOT_YET,
    IN_PROGRESS
  }

  Globals(ProgramIr program, Evaluator evaluator) {
    this.program = program;
    this.evaluator = evaluator;
    this.values = new Object[program.globals().size()];
    Arrays.fill(values, Pending.NOT_YET);
  }

  /** Lets what a session has computed before stand for what would be computed alike. */
  void remember(Recall known) {
    recall = Optional.of(known);
  }

  Optional<Recall> recall() {
    return recall;
  }

  Object value(int index, Span use) {
    Object value = values[index];
    if (value == Pending.IN_PROGRESS) {
      throw new Problem(
          Diagnostic.error(
              "name/circle",
              "`" + program.globals().get(index).name() + "` depends on itself",
              use,
              "needed here"));
    }
    return value == Pending.NOT_YET ? recalled(index).orElseGet(() -> computed(index)) : value;
  }

  private Optional<Object> recalled(int index) {
    Optional<Object> known = recall.flatMap(r -> r.value(index));
    known.ifPresent(value -> {
      recall.flatMap(r -> r.study(index)).ifPresent(evaluator.studies()::adopt);
      values[index] = value;
    });
    return known;
  }

  private Object computed(int index) {
    values[index] = Pending.IN_PROGRESS;
    try {
      values[index] = compute(program.globals().get(index));
    } finally {
      // Who was stopped may ask again.
      values[index] = values[index] == Pending.IN_PROGRESS ? Pending.NOT_YET : values[index];
    }
    Object value = values[index];
    recall.ifPresent(r -> r.keep(index, value, evaluator.studies()));
    return value;
  }

  private Object compute(ProgramIr.GlobalIr global) {
    Object value = evaluator.evaluate(global.value(), evaluator.frame(global.slots()));
    if (global.kind().equals("strategy") && value instanceof StrategyValue s) {
      return s.named(global.name());
    }
    if (value instanceof RunValue run && global.kind().equals("run")) {
      run.name(global.name());
    }
    return value;
  }
}
