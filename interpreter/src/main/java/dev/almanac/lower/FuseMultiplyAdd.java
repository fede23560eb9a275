package dev.almanac.lower;

import dev.almanac.ir.Instruction;
import dev.almanac.ir.Op;
import dev.almanac.ir.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one instruction of a product and the sum that alone reads it. It is then rounded once: the
 * choice depends on the plan's text only, so the bits are the same everywhere.
 */
final class FuseMultiplyAdd {

  private FuseMultiplyAdd() {}

  static List<Instruction> fuse(List<Instruction> code) {
    Map<Integer, Integer> reads = new HashMap<>();
    Map<Integer, Integer> writes = new HashMap<>();
    for (Instruction i : code) {
      i.operands().forEach(o -> count(reads, o));
      if (i.op().writes()) {
        writes.merge(i.target(), 1, Integer::sum);
      }
    }
    var fused = new ArrayList<Instruction>();
    for (Instruction i : code) {
      Instruction last = fused.isEmpty() ? null : fused.getLast();
      if (last == null) {
        fused.add(i);
        continue;
      }
      boolean pair =
          last.op() == Op.MULTIPLY
              && i.op() == Op.ADD
              && reads.getOrDefault(last.target(), 0) == 1
              && writes.getOrDefault(last.target(), 0) == 1
              && readsOnce(i, last.target());
      if (pair) {
        fused.removeLast();
        var product = new Operand.Register(last.target());
        Operand other = i.operands().get(i.operands().get(0).equals(product) ? 1 : 0);
        fused.add(
            new Instruction(
                Op.MULTIPLY_ADD,
                i.target(),
                List.of(last.operands().get(0), last.operands().get(1), other),
                i.span()));
      } else {
        fused.add(i);
      }
    }
    return fused;
  }

  private static boolean readsOnce(Instruction i, int register) {
    return i.operands().stream().filter(new Operand.Register(register)::equals).count() == 1;
  }

  private static void count(Map<Integer, Integer> reads, Operand operand) {
    if (operand instanceof Operand.Register r) {
      reads.merge(r.index(), 1, Integer::sum);
    }
  }
}
