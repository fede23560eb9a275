package dev.almanac.ir;

import dev.almanac.ir.Operand.Listed;
import dev.almanac.ir.Operand.Planned;
import dev.almanac.ir.Operand.Register;
import dev.almanac.type.Shape;
import java.util.HashSet;
import java.util.Set;

/** Proves of a policy what the executor relies on; a failure is our own mistake, never a user's. */
public final class Verifier {

  private Verifier() {}

  public static void verify(PolicyIr policy) {
    for (PolicyIr.Planned p : policy.planned()) {
      require(p.shape() != Shape.PER_PATH, policy, "a planned value differs from path to path");
    }
    for (PolicyIr.Planned p : policy.lists()) {
      require(p.shape() != Shape.PER_PATH, policy, "a list differs from path to path");
    }
    for (PolicyIr.Block block : policy.blocks()) {
      verify(policy, block);
    }
  }

  private static void verify(PolicyIr policy, PolicyIr.Block block) {
    Set<Integer> written = new HashSet<>();
    for (Instruction i : block.instructions()) {
      for (Operand operand : i.operands()) {
        switch (operand) {
          case Planned p ->
              require(p.index() < policy.planned().size(), policy, "no planned value: " + i);
          case Listed l -> require(l.index() < policy.lists().size(), policy, "no list: " + i);
          case Register r -> {
            boolean scratch = r.index() >= policy.firstScratch();
            require(!scratch || written.contains(r.index()), policy, "read before set: " + i);
            require(!isEarly(policy, block, r.index()), policy, "read before known: " + i);
          }
        }
      }
      if (i.op().writes()) {
        require(i.target() < policy.registers(), policy, "no register: " + i);
        written.add(i.target());
      }
      if (i.op() == Op.RECORD) {
        require(i.target() < policy.series().size(), policy, "no series: " + i);
      }
      if (i.op() == Op.HOLD) {
        require(i.operands().size() == policy.assets().size(), policy, "other assets: " + i);
      }
    }
  }

  /** The growth of a period is known at its end. */
  private static boolean isEarly(PolicyIr policy, PolicyIr.Block block, int register) {
    int afterGrowth = PolicyIr.FIRST_GROWTH + policy.assets().size();
    return block.start() && register >= PolicyIr.PORTFOLIO_RETURN && register < afterGrowth;
  }

  private static void require(boolean holds, PolicyIr policy, String what) {
    if (!holds) {
      throw new IllegalStateException("policy " + policy.name() + ": " + what);
    }
  }
}
