package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.Instruction;
import dev.almanac.ir.Op;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.library.AccountValue;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.simulation.Elementary;
import dev.almanac.type.Shape;
import dev.almanac.type.Unit.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A strategy made ready to run: its planned values computed for every period, its instructions made
 * kernels. Immutable, shared by all threads.
 */
final class PolicyProgram {

  private final StrategyValue strategy;
  private final MarketValue market;
  private final PolicyIr policy;
  private final int periodsPerYear;
  private final double[][] planned;
  private final double[] states;
  private final Optional<PocketPlan> pockets;
  private final Listed[][] lists;
  private final List<AccountValue> accounts;
  private final double prices;
  private final double initialWealth;
  private final List<BlockProgram> blocks = new ArrayList<>();
  private final Schedule schedule;
  private final Optional<DuePlan> due;

  /**
   * @param market on which it is simulated, which may differ from that it plans with
   */
  PolicyProgram(StrategyValue strategy, MarketValue market, Evaluator evaluator) {
    this.strategy = strategy;
    this.market = market;
    this.policy = strategy.policy();
    this.periodsPerYear = evaluator.program().periodsPerYear();
    this.initialWealth =
        Numbers.of(evaluator.initialWealth(Optional.of(strategy), strategy.span()));
    this.planned = plan(evaluator);
    this.pockets =
        policy.pockets().map(p -> PocketPlan.of(strategy, market, p, initialWealth, evaluator));
    this.lists = lists(evaluator);
    this.accounts = evaluator.accounts(Optional.of(strategy));
    this.prices = evaluator.program().basis() == Basis.NOMINAL ? 1.0 : pricesInAPeriod();
    checkParts();
    this.states =
        policy.states().stream()
            .mapToDouble(s -> Numbers.of(evaluator.evaluate(s.initial(), frame(1))))
            .toArray();
    policy.blocks().forEach(b -> blocks.add(new BlockProgram(b)));
    this.schedule = Schedule.of(policy, strategy.horizon(), periodsPerYear);
    this.due =
        readsOwed() || evaluator.program().asksForFunding()
            ? Optional.of(evaluator.flows().due(strategy, asks()))
            : Optional.empty();
  }

  /** A block of instructions and their kernels; those about the portfolio have none. */
  static final class BlockProgram {
    private final PolicyIr.Block block;
    private final List<Instruction> instructions;
    private final Kernel[] kernels;

    BlockProgram(PolicyIr.Block block) {
      this.block = block;
      this.instructions = block.instructions();
      this.kernels = new Kernel[instructions.size()];
      for (int i = 0; i < kernels.length; i++) {
        Instruction instruction = instructions.get(i);
        kernels[i] = instruction.op().isArithmetic() ? Kernels.of(instruction) : (r, p, n) -> {};
      }
    }

    PolicyIr.Block block() {
      return block;
    }

    List<Instruction> instructions() {
      return instructions;
    }

    /** Returns whether it asks for what may be put off: it pays, and reads what is owed. */
    boolean asks() {
      return has(Op.OWED) && has(Op.SPEND);
    }

    private boolean has(Op op) {
      return instructions.stream().anyMatch(i -> i.op() == op);
    }

    Kernel kernel(int index) {
      return kernels[index];
    }
  }

  StrategyValue strategy() {
    return strategy;
  }

  PolicyIr policy() {
    return policy;
  }

  int periods() {
    return strategy.horizon() * periodsPerYear;
  }

  int periodsPerYear() {
    return periodsPerYear;
  }

  /** Returns what all paths share in a period, from 1. */
  double[] planned(int period) {
    return planned[period];
  }

  Optional<PocketPlan> pockets() {
    return pockets;
  }

  /** Returns what a list of pockets means in a period, from 1. */
  Listed listed(int period, int list) {
    return lists[period][list];
  }

  private double pricesInAPeriod() {
    return Elementary.pow(1.0 + market.inflation(), 1.0 / periodsPerYear);
  }

  /** Returns the accounts wealth is in, if any growth is taxed. */
  Optional<TaxedAccounts> accounts(int lanes) {
    return isTaxed() ? Optional.of(new TaxedAccounts(accounts, prices, lanes)) : Optional.empty();
  }

  private boolean isTaxed() {
    return accounts.stream().anyMatch(a -> a.rateOnGrowth() > 0.0);
  }

  double initialState(int state) {
    return states[state];
  }

  double initialWealth() {
    return initialWealth;
  }

  List<BlockProgram> blocks() {
    return blocks;
  }

  List<Schedule.Payment> payments() {
    return schedule.payments();
  }

  Schedule schedule() {
    return schedule;
  }

  /** Returns whether a block runs at one end of a period. */
  boolean runs(PolicyIr.Block block, int period, boolean start) {
    return Schedule.runs(block, period, periodsPerYear, start);
  }

  boolean isFirstOfYear(int period) {
    return (period - 1) % periodsPerYear == 0;
  }

  boolean isLastOfYear(int period) {
    return period % periodsPerYear == 0;
  }

  int year(int period) {
    return Schedule.year(period, periodsPerYear);
  }

  /** Returns the place, behind the series, of what multiple of its payments a path affords. */
  int sustainable() {
    return policy.series().size() + 1;
  }

  /** Returns how many liabilities are due, where somebody asks for what pays them. */
  int liabilities() {
    return due.map(d -> FundingTally.inOrder(d.flows().stream().map(Due::flow).toList()).size())
        .orElse(0);
  }

  /** Returns the place, behind what is sustainable, of what a path leaves unpaid of a liability. */
  int unpaid(int liability) {
    return sustainable() + 1 + liability;
  }

  /** Returns whether what is held and spent is the same on all paths, and nothing is saved. */
  boolean isFixedInAdvance() {
    return pockets.isEmpty()
        && !isTaxed()
        && policy.blocks().stream()
            .flatMap(b -> b.instructions().stream())
            .filter(i -> i.op() == Op.HOLD || i.op() == Op.SPEND || i.op() == Op.SAVE)
            .allMatch(i ->
                i.op() != Op.SAVE
                    && i.operands().stream().allMatch(Operand.Planned.class::isInstance));
  }

  /** Returns whether some payment is negative; of payments that are fixed in advance. */
  boolean receives() {
    return payments().stream()
        .anyMatch(p ->
            p.instruction().operands().getFirst() instanceof Operand.Planned amount
                && planned(p.period())[amount.index()] < 0.0);
  }

  /** Returns whether the portfolio is set anew at the start of every period. */
  boolean isRebalancedEveryPeriod() {
    return policy.blocks().stream()
        .filter(b -> b.start() && (b.month() || periodsPerYear == 1))
        .flatMap(b -> b.instructions().stream())
        .anyMatch(i -> i.op() == Op.HOLD);
  }

  /** Returns what is due on the paths, if the strategy or the plan asks for it. */
  Optional<DuePlan> due() {
    return due;
  }

  /** Returns whether a block that pays reads what is owed. */
  private boolean asks() {
    return blocks.stream().anyMatch(BlockProgram::asks);
  }

  private boolean readsOwed() {
    return policy.blocks().stream()
        .flatMap(b -> b.instructions().stream())
        .anyMatch(i -> i.op() == Op.OWED);
  }

  /** Returns whether anything reads what moves beside the assets. */
  boolean readsFactors() {
    return !policy.factors().isEmpty()
        || pockets.map(PocketPlan::readsFactors).orElse(false)
        || due.filter(DuePlan::followsPrices).isPresent();
  }

  boolean reads(int register) {
    var operand = new Operand.Register(register);
    return policy.blocks().stream()
        .flatMap(b -> b.instructions().stream())
        .anyMatch(i -> i.operands().contains(operand));
  }

  /** A portfolio neither borrows nor sells short: what that would cost is nowhere said. */
  private void checkParts() {
    for (PolicyIr.Block block : policy.blocks()) {
      for (Instruction i : block.instructions()) {
        if (i.op() == Op.HOLD) {
          i.operands().forEach(o -> checkPart(o, i));
        }
      }
    }
  }

  private void checkPart(Operand operand, Instruction hold) {
    if (!(operand instanceof Operand.Planned p)) {
      return;
    }
    for (int period = 1; period <= periods(); period++) {
      double part = planned[period][p.index()];
      if (!(part >= -1e-9 && part <= 1 + 1e-9)) {
        throw outOfRange(hold, "in year " + year(period), part);
      }
    }
  }

  static Problem outOfRange(Instruction hold, String where, double part) {
    return new Problem(
        Diagnostic.error(
            "allocation/range",
            "a part of an allocation lies between 0% and 100%",
            hold.span(),
            where + " one is " + Math.round(part * 1e6) / 1e4 + "%"));
  }

  private double[][] plan(Evaluator evaluator) {
    int count = policy.planned().size();
    double[][] table = new double[periods() + 1][count];
    double[] constants = new double[count];
    for (int i = 0; i < count; i++) {
      if (policy.planned().get(i).shape() == Shape.CONSTANT) {
        constants[i] = value(i, 1, evaluator);
      }
    }
    for (int period = 1; period <= periods(); period++) {
      for (int i = 0; i < count; i++) {
        boolean constant = policy.planned().get(i).shape() == Shape.CONSTANT;
        table[period][i] = constant ? constants[i] : value(i, period, evaluator);
      }
    }
    return table;
  }

  private Listed[][] lists(Evaluator evaluator) {
    int count = policy.lists().size();
    var table = new Listed[periods() + 1][count];
    for (int i = 0; i < count; i++) {
      PolicyIr.Planned list = policy.lists().get(i);
      for (int period = 1; period <= periods(); period++) {
        table[period][i] =
            list.shape() == Shape.CONSTANT && period > 1
                ? table[1][i]
                : pockets
                    .orElseThrow()
                    .listed(evaluator.evaluate(list.value(), frame(period)), list.value().span());
      }
    }
    return table;
  }

  private double value(int index, int period, Evaluator evaluator) {
    return Numbers.of(evaluator.evaluate(policy.planned().get(index).value(), frame(period)));
  }

  private Frame frame(int period) {
    return new Frame(policy.slots(), strategy, year(period), period);
  }
}
