package dev.almanac.lower;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.ir.FunctionIr;
import dev.almanac.ir.Instruction;
import dev.almanac.ir.Ir;
import dev.almanac.ir.Op;
import dev.almanac.ir.Operand;
import dev.almanac.ir.Parts;
import dev.almanac.ir.PolicyIr;
import dev.almanac.ir.StudyIr;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds studies whose cells one pass can answer.
 *
 * <p>Where neither what is held nor what is spent depends on the path, wealth is linear in what is
 * spent: with C_k the growth of 1 up to payment k, payments a_1, a_2, ... can all be made as long
 * as the sum of a_k / C_k does not exceed the initial wealth. So the portfolio alone is simulated,
 * and amounts and horizons are read off (Blanchett 2007 is the case of equal payments).
 */
final class ShareCells {

  private final List<FunctionIr> functions;
  private final List<PolicyIr> policies;
  private final boolean accounts;
  private final Diagnostics diagnostics;

  /**
   * @param accounts whether the plan's assets are in accounts, whose taxes depend on the path
   */
  ShareCells(
      List<FunctionIr> functions,
      List<PolicyIr> policies,
      boolean accounts,
      Diagnostics diagnostics) {
    this.functions = functions;
    this.policies = policies;
    this.accounts = accounts;
    this.diagnostics = diagnostics;
  }

  StudyIr find(StudyIr study) {
    checkShared(study, study.paths(), "paths");
    checkShared(study, study.seed(), "seed");
    if (!(study.strategy() instanceof Ir.MakeStrategy make)) {
      return study.with(new StudyIr.CellByCell("its strategies are not one text with parameters"));
    }
    PolicyIr policy = policies.get(make.policy());
    Optional<String> obstacle =
        accounts && make.wealth().isEmpty()
            ? Optional.of("the assets are in accounts")
            : obstacle(policy);
    return study.with(
        obstacle.isPresent()
            ? new StudyIr.CellByCell(obstacle.get())
            : onePass(study, make, policy));
  }

  /** All cells see the same paths: that is what makes them comparable. */
  private void checkShared(StudyIr study, Ir value, String what) {
    if (!read(study, value).isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  "study/paths",
                  "the `" + what + "` of a study cannot differ from cell to cell",
                  value.span(),
                  "this depends on an axis")
              .withExplanation("All cells are compared on the same paths.")
              .withHint("write one number; `--" + what + "` on the command line gives another"));
    }
  }

  private static Optional<String> obstacle(PolicyIr policy) {
    if (policy.pockets().isPresent()) {
      return Optional.of("`" + policy.name() + "` has pockets");
    }
    for (PolicyIr.Block block : policy.blocks()) {
      for (Instruction i : block.instructions()) {
        boolean onPath = i.operands().stream().anyMatch(Operand.Register.class::isInstance);
        if (i.op() == Op.SAVE) {
          return Optional.of("`" + policy.name() + "` saves");
        }
        if (i.op() == Op.HOLD && onPath) {
          return Optional.of("what `" + policy.name() + "` holds depends on the path");
        }
        if (i.op() == Op.SPEND && onPath) {
          return Optional.of("what `" + policy.name() + "` spends depends on the path");
        }
      }
    }
    return Optional.empty();
  }

  private StudyIr.Way onePass(StudyIr study, Ir.MakeStrategy make, PolicyIr policy) {
    PolicyIr cashFlow = cashFlow(policy);
    Set<Integer> portfolio = read(study, study.market());
    portfolio.addAll(planned(study, make, cashFlow, Op.HOLD));
    return new StudyIr.OnePass(
        make,
        cashFlow,
        portfolio,
        planned(study, make, cashFlow, Op.SPEND),
        make.wealth().map(w -> read(study, w)).orElseGet(TreeSet::new),
        make.horizon().map(h -> read(study, h)).orElseGet(TreeSet::new));
  }

  /** What is recorded, and what is read and computed to that end, changes no payment. */
  private static PolicyIr cashFlow(PolicyIr p) {
    List<PolicyIr.Block> blocks =
        p.blocks().stream()
            .map(b ->
                new PolicyIr.Block(
                    b.start(),
                    b.month(),
                    b.instructions().stream()
                        .filter(i -> i.op() == Op.HOLD || i.op() == Op.SPEND)
                        .toList()))
            .toList();
    return p.with(List.of(), blocks, p.registers());
  }

  private Set<Integer> planned(StudyIr study, Ir.MakeStrategy make, PolicyIr policy, Op op) {
    Set<Integer> axes = new TreeSet<>();
    for (PolicyIr.Block block : policy.blocks()) {
      for (Instruction i : block.instructions()) {
        for (Operand operand : i.operands()) {
          if (i.op() == op && operand instanceof Operand.Planned p) {
            Ir value = policy.planned().get(p.index()).value();
            collect(study, make, value, axes, new HashSet<>());
          }
        }
      }
    }
    return axes;
  }

  /** Follows what a planned value of the strategy reads back to the axes. */
  private void collect(
      StudyIr study, Ir.MakeStrategy make, Ir value, Set<Integer> axes, Set<Integer> seen) {
    switch (value) {
      case Ir.Parameter p -> axes.addAll(read(study, make.parameters().get(p.index())));
      case Ir.Ambient a -> {
        switch (a.what()) {
          case MARKET -> axes.addAll(read(study, make.market()));
          case HORIZON -> make.horizon().ifPresent(h -> axes.addAll(read(study, h)));
          case INITIAL_WEALTH -> make.wealth().ifPresent(w -> axes.addAll(read(study, w)));
          case YEAR, MONTH -> {}
        }
      }
      case Ir.Native n when n.name().startsWith("planned") ->
          axes.addAll(readByPlanned(study, make, n));
      case Ir.Call c when c.strategy().isEmpty() && seen.add(c.function()) ->
          collect(study, make, functions.get(c.function()).body(), axes, seen);
      default -> {}
    }
    for (Ir part : Parts.of(value)) {
      collect(study, make, part, axes, seen);
    }
  }

  /**
   * Money of another basis is converted with the inflation of the strategy's market. Nothing is
   * planned beyond the horizon, which the year at hand never is.
   */
  private static Set<Integer> readByPlanned(
      StudyIr study, Ir.MakeStrategy make, Ir.Native planned) {
    Set<Integer> axes = read(study, make.market());
    boolean thisYear =
        planned.arguments().getFirst() instanceof Ir.Ambient a
            && (a.what() == Ir.Surrounding.YEAR || a.what() == Ir.Surrounding.MONTH);
    if (!thisYear) {
      make.horizon().ifPresent(h -> axes.addAll(read(study, h)));
    }
    return axes;
  }

  /** Returns the axes that a value of the study itself reads. */
  private static Set<Integer> read(StudyIr study, Ir value) {
    Set<Integer> axes = new TreeSet<>();
    readInto(study, value, axes);
    return axes;
  }

  private static void readInto(StudyIr study, Ir value, Set<Integer> axes) {
    if (value instanceof Ir.Local local) {
      for (int a = 0; a < study.axes().size(); a++) {
        if (study.axes().get(a).slot() == local.slot()) {
          axes.add(a);
        }
      }
    }
    Parts.of(value).forEach(part -> readInto(study, part, axes));
  }
}
