package dev.almanac.lower;

import dev.almanac.ir.Instruction;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lets scratch registers be used again after their last reading, so that a block stays in cache.
 */
final class AllocateRegisters {

  private final int firstScratch;
  private final Map<Integer, Integer> place = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int most;

  private AllocateRegisters(int firstScratch) {
    this.firstScratch = firstScratch;
    this.most = firstScratch;
  }

  static PolicyIr allocate(PolicyIr policy) {
    var blocks = new ArrayList<PolicyIr.Block>();
    int registers = policy.firstScratch();
    for (PolicyIr.Block b : policy.blocks()) {
      var pass = new AllocateRegisters(policy.firstScratch());
      blocks.add(new PolicyIr.Block(b.start(), b.month(), pass.run(b.instructions())));
      registers = Math.max(registers, pass.most);
    }
    return policy.with(policy.factors(), blocks, registers);
  }

  private List<Instruction> run(List<Instruction> code) {
    Map<Integer, Integer> lastRead = new HashMap<>();
    for (int i = 0; i < code.size(); i++) {
      for (Operand o : code.get(i).operands()) {
        if (o instanceof Operand.Register r) {
          lastRead.put(r.index(), i);
        }
      }
    }
    var result = new ArrayList<Instruction>();
    for (int i = 0; i < code.size(); i++) {
      Instruction old = code.get(i);
      List<Operand> operands = old.operands().stream().map(this::moved).toList();
      release(old, i, lastRead);
      int target = old.op().writes() ? target(old.target()) : old.target();
      result.add(new Instruction(old.op(), target, operands, old.span()));
    }
    return result;
  }

  private Operand moved(Operand operand) {
    return operand instanceof Operand.Register r && r.index() >= firstScratch
        ? new Operand.Register(Objects.requireNonNull(place.get(r.index())))
        : operand;
  }

  private void release(Instruction i, int at, Map<Integer, Integer> lastRead) {
    for (Operand o : i.operands()) {
      if (o instanceof Operand.Register r && r.index() >= firstScratch) {
        Integer where = place.get(r.index());
        if (lastRead.getOrDefault(r.index(), -1) == at && where != null && !free.contains(where)) {
          free.push(where);
        }
      }
    }
  }

  private int target(int register) {
    if (register < firstScratch) {
      return register;
    }
    int where = free.isEmpty() ? most++ : free.pop();
    place.put(register, where);
    return where;
  }
}
