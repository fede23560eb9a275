package dev.almanac.ir;

import dev.almanac.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One step of a policy, on all paths of a block.
 *
 * @param target the register written, or the series recorded; -1 where there is none
 */
public record Instruction(Op op, int target, List<Operand> operands, Span span) {

  public Instruction {
    operands = List.copyOf(operands);
    if (op.operands() >= 0 && op.operands() != operands.size()) {
      throw new IllegalArgumentException(op + " with " + operands.size() + " operands");
    }
  }

  @Override
  public String toString() {
    String reads = operands.stream().map(Object::toString).collect(Collectors.joining(", "));
    String what = op.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + " " + reads;
    if (op == Op.RECORD) {
      return what + " in series " + target;
    }
    return (op.writes() ? "r" + target + " = " + what : what).strip();
  }
}
