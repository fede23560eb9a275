package dev.almanac.lower;

import dev.almanac.ir.Op;
import dev.almanac.ir.Operand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which functions work on a path, and the instructions they are. */
interface PathOperation {

  /** Writes one instruction and returns where its result is. */
  interface Emitter {
    Operand emit(Op op, Operand... operands);
  }

  Operand emit(Emitter out, List<Operand> operands);

  Map<String, PathOperation> BY_NAME =
      Map.ofEntries(
          Map.entry("+", plain(Op.ADD)),
          Map.entry("-", plain(Op.SUBTRACT)),
          Map.entry("*", plain(Op.MULTIPLY)),
          Map.entry("/", plain(Op.DIVIDE)),
          Map.entry("^", plain(Op.POWER)),
          Map.entry("negate", plain(Op.NEGATE)),
          Map.entry("min", plain(Op.MIN)),
          Map.entry("max", plain(Op.MAX)),
          Map.entry("abs", plain(Op.ABS)),
          Map.entry("floor", plain(Op.FLOOR)),
          Map.entry("sqrt", plain(Op.SQRT)),
          Map.entry("exp", plain(Op.EXP)),
          Map.entry("ln", plain(Op.LN)),
          Map.entry("<", plain(Op.LESS)),
          Map.entry("<=", plain(Op.LESS_OR_EQUAL)),
          Map.entry(">", (out, x) -> out.emit(Op.LESS, x.get(1), x.get(0))),
          Map.entry(">=", (out, x) -> out.emit(Op.LESS_OR_EQUAL, x.get(1), x.get(0))),
          Map.entry("==", plain(Op.EQUAL)),
          Map.entry("!=", (out, x) -> out.emit(Op.NOT, out.emit(Op.EQUAL, x.get(0), x.get(1)))),
          Map.entry("and", plain(Op.AND)),
          Map.entry("or", plain(Op.OR)),
          Map.entry("not", plain(Op.NOT)));

  static Optional<PathOperation> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static PathOperation plain(Op op) {
    return (out, operands) -> out.emit(op, operands.toArray(Operand[]::new));
  }
}
