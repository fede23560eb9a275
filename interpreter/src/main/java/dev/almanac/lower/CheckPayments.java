package dev.almanac.lower;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.ir.FlowIr;
import dev.almanac.ir.Instruction;
import dev.almanac.ir.Op;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.ir.Printer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Warns where a strategy never pays what is due, pays it at the other end of the year, or pays what
 * is expected instead of what is owed.
 */
final class CheckPayments {

  private static final Pattern PLANNED = Pattern.compile("\\bplanned(_[a-z]+)?\\(");

  private CheckPayments() {}

  static void check(PolicyIr policy, List<FlowIr> flows, Diagnostics diagnostics) {
    boolean pays =
        policy.blocks().stream()
            .flatMap(b -> b.instructions().stream())
            .anyMatch(i -> i.op() == Op.SPEND);
    if (!pays && flows.stream().anyMatch(f -> !f.income())) {
      diagnostics.add(
          Diagnostic.warning(
                  "strategy/pays",
                  "`" + policy.name() + "` never pays what is planned",
                  policy.span(),
                  "no `spend`")
              .withHint("add `at end of year { spend owed }`"));
    }
    for (PolicyIr.Block block : policy.blocks()) {
      checkInstants(policy, block, flows, diagnostics);
      checkExpected(policy, block, flows, diagnostics);
    }
  }

  private static void checkInstants(
      PolicyIr policy, PolicyIr.Block block, List<FlowIr> flows, Diagnostics diagnostics) {
    for (Instruction i : block.instructions()) {
      if (i.op() == Op.SPEND && readsPlan(policy, block)) {
        flows.stream()
            .filter(f -> f.atStart() != block.start())
            .forEach(f -> diagnostics.add(instant(policy, i, f, block.start())));
      }
    }
  }

  private static boolean readsPlan(PolicyIr policy, PolicyIr.Block block) {
    return block.instructions().stream()
        .anyMatch(
            i -> i.op() == Op.OWED || i.operands().stream().anyMatch(o -> readsPlan(policy, o)));
  }

  private static boolean readsPlan(PolicyIr policy, Operand operand) {
    return operand instanceof Operand.Planned p
        && PLANNED.matcher(Printer.print(policy.planned().get(p.index()).value())).find();
  }

  /** Where deaths or prices count, what is expected is not what is due on a path. */
  private static void checkExpected(
      PolicyIr policy, PolicyIr.Block block, List<FlowIr> flows, Diagnostics diagnostics) {
    Optional<FlowIr> varies = flows.stream().filter(f -> f.contingent() || f.moving()).findFirst();
    for (int k = 0; k < block.instructions().size() && varies.isPresent(); k++) {
      Instruction i = block.instructions().get(k);
      if (i.op() == Op.SPEND && paysExpected(policy, block.instructions().subList(0, k), i)) {
        diagnostics.add(expected(policy, i, varies.get()));
      }
    }
  }

  private static Diagnostic expected(PolicyIr policy, Instruction spend, FlowIr flow) {
    String pays = "`" + policy.name() + "` pays what is expected, ";
    Diagnostic d =
        flow.contingent()
            ? Diagnostic.warning(
                    "flow/contingent",
                    pays + "whoever lives",
                    spend.span(),
                    "by the chances that are planned with")
                .withLabel(flow.span(), "due on some paths only")
            : Diagnostic.warning(
                    "flow/nominal",
                    pays + "whatever prices do",
                    spend.span(),
                    "by the prices that are planned with")
                .withLabel(flow.span(), "in other money than the plan's");
    return d.withHint("pay what is due on the path at hand: `spend owed`");
  }

  /** Follows a payment back to what it is computed from. */
  private static boolean paysExpected(
      PolicyIr policy, List<Instruction> before, Instruction spend) {
    Set<Integer> registers = new HashSet<>();
    if (collect(policy, spend, registers)) {
      return true;
    }
    for (Instruction i : before.reversed()) {
      if (i.op().writes() && registers.contains(i.target())) {
        registers.remove(i.target());
        if (collect(policy, i, registers)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean collect(PolicyIr policy, Instruction i, Set<Integer> registers) {
    for (Operand o : i.operands()) {
      if (o instanceof Operand.Register r) {
        registers.add(r.index());
      }
    }
    return i.operands().stream().anyMatch(o -> readsPlan(policy, o));
  }

  private static Diagnostic instant(
      PolicyIr policy, Instruction spend, FlowIr flow, boolean start) {
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
