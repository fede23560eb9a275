package dev.almanac.lower;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.ir.Instruction;
import dev.almanac.ir.Op;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.ir.Printer;
import dev.almanac.model.Flow;
import dev.almanac.model.Plan;

/** Warns where a strategy never pays what is planned, or at the other end of the year. */
final class CheckPayments {

  private CheckPayments() {}

  static void check(PolicyIr policy, Plan plan, Diagnostics diagnostics) {
    boolean pays =
        policy.blocks().stream()
            .flatMap(b -> b.instructions().stream())
            .anyMatch(i -> i.op() == Op.SPEND);
    if (!pays && plan.flows().stream().anyMatch(f -> !f.income())) {
      diagnostics.add(
          Diagnostic.warning(
                  "strategy/pays",
                  "`" + policy.name() + "` never pays what is planned",
                  policy.span(),
                  "no `spend`")
              .withHint("add `at end of year { spend planned(year) }`"));
    }
    for (PolicyIr.Block block : policy.blocks()) {
      for (Instruction i : block.instructions()) {
        if (i.op() == Op.SPEND && readsPlan(policy, block)) {
          plan.flows().stream()
              .filter(f -> f.atStart() != block.start())
              .forEach(f -> diagnostics.add(warning(policy, i, f, block.start())));
        }
      }
    }
  }

  private static boolean readsPlan(PolicyIr policy, PolicyIr.Block block) {
    return block.instructions().stream()
        .flatMap(i -> i.operands().stream())
        .anyMatch(o ->
            o instanceof Operand.Planned p
                && Printer.print(policy.planned().get(p.index()).value()).contains("planned("));
  }

  private static Diagnostic warning(PolicyIr policy, Instruction spend, Flow flow, boolean start) {
    String paid = start ? "start" : "end";
    String due = start ? "end" : "start";
    return Diagnostic.warning(
            "flow/instant",
            "`" + flow.name() + "` is due at the " + due + " of its year and paid at the " + paid,
            flow.span(),
            "due at the " + due)
        .withLabel(spend.span(), "`" + policy.name() + "` pays at the " + paid)
        .withHint("say `at " + paid + " of year` where it is declared, or pay it at the " + due);
  }
}
