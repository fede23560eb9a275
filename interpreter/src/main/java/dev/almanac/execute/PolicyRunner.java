package dev.almanac.execute;

import dev.almanac.ir.Instruction;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.simulation.Columns;
import dev.almanac.simulation.MarketModel;
import dev.almanac.type.Factor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one strategy on one block of paths; one object per thread. */
final class PolicyRunner {

  /** Hears what a strategy records. */
  @FunctionalInterface
  interface Recorder {

    /**
     * @param series by its place; after the last comes the count of payments made
     * @param index the year, or the month, from 1
     */
    void record(int series, int index, double[] column, int n);
  }

  private final PolicyProgram program;
  private final PolicyIr policy;
  private final Recorder recorder;
  private final double[][] registers;
  private final double[] scratch;
  private final double[] before;
  private final boolean wantsPaid;
  private final Portfolio portfolio;
  private final Optional<TaxedAccounts> accounts;
  private Optional<Portfolio.Taking> taking = Optional.empty();
  private final @Nullable Payments payments;
  private final Optional<DueFlows> due;
  private final boolean followsPrices;

  /** Hears of payments instead of their being made: of a portfolio that nothing leaves. */
  @FunctionalInterface
  interface Payments {

    /**
     * @param amount the payment, NaN where it differs from path to path
     * @param wealth what the portfolio has grown to when the payment falls due
     */
    void due(double amount, double[] wealth, int n);
  }

  PolicyRunner(PolicyProgram program, int lanes, boolean wantsPaid, Recorder recorder) {
    this(program, lanes, wantsPaid, recorder, null, program.due());
  }

  /** Runs a portfolio without its payments. */
  PolicyRunner(PolicyProgram program, int lanes, Payments payments) {
    this(program, lanes, false, (series, index, column, n) -> {}, payments, program.due());
  }

  /** Runs one path, on which something else is due. */
  PolicyRunner(PolicyProgram program, DuePlan due) {
    this(program, 1, false, (series, index, column, n) -> {}, null, Optional.of(due));
  }

  private PolicyRunner(
      PolicyProgram program,
      int lanes,
      boolean wantsPaid,
      Recorder recorder,
      @Nullable Payments payments,
      Optional<DuePlan> due) {
    this.program = program;
    this.payments = payments;
    this.due = due.map(d -> new DueFlows(d, lanes));
    this.followsPrices = payments == null && this.due.filter(DueFlows::followsPrices).isPresent();
    this.policy = program.policy();
    this.recorder = recorder;
    int assets = policy.assets().size();
    this.registers = new double[policy.registers()][];
    for (int r = 0; r < registers.length; r++) {
      boolean growth = r >= PolicyIr.FIRST_GROWTH && r < PolicyIr.FIRST_GROWTH + assets;
      registers[r] = growth ? new double[0] : new double[lanes];
    }
    this.scratch = new double[lanes];
    this.before = new double[lanes];
    this.wantsPaid = wantsPaid || program.reads(PolicyIr.PAID);
    this.accounts = program.accounts(lanes);
    this.portfolio =
        program
            .pockets()
            .<Portfolio>map(p -> new PocketPortfolio(p, program, accounts, registers, lanes))
            .orElseGet(() -> new MixedPortfolio(program, accounts, registers, lanes));
  }

  void begin(long first, long seed, int n) {
    for (int p = 0; p < policy.people().size(); p++) {
      Lifetimes.fill(seed, policy.people().get(p), first, registers[policy.personRegister(p)], n);
    }
    due.ifPresent(d -> d.begin(first, seed, n));
    beginWith(program.initialWealth(), n);
  }

  void beginWith(double wealth, int n) {
    Columns.fill(registers[PolicyIr.WEALTH], wealth, n);
    Columns.fill(registers[PolicyIr.ALIVE], 1.0, n);
    Columns.fill(registers[PolicyIr.LIVED], 0.0, n);
    for (int s = 0; s < policy.states().size(); s++) {
      Columns.fill(registers[policy.stateRegister(s)], program.initialState(s), n);
    }
    for (int f = 0; f < policy.factors().size(); f++) {
      double first = policy.factors().get(f) == Factor.PRICES ? 1.0 : 0.0;
      Columns.fill(registers[policy.factorRegister(f)], first, n);
    }
    portfolio.begin(n);
    accounts.ifPresent(a -> a.begin(n));
  }

  /**
   * Runs one period with its growth, a column for each asset, and after them those of the factors
   * if the strategy reads any.
   */
  void period(int period, double[][] growth, int n) {
    System.arraycopy(growth, 0, registers, PolicyIr.FIRST_GROWTH, policy.assets().size());
    if (wantsPaid && program.isFirstOfYear(period)) {
      Columns.fill(registers[PolicyIr.PAID], 0.0, n);
    }
    runBlocks(period, true, n);
    grow(period, growth, n);
    for (int f = 0; f < policy.factors().size(); f++) {
      double[] now = growth[policy.assets().size() + column(policy.factors().get(f))];
      Columns.copy(registers[policy.factorRegister(f)], now, n);
    }
    if (followsPrices) {
      due.orElseThrow().endPeriod(period, growth[policy.assets().size() + MarketModel.PRICES], n);
    }
    runBlocks(period, false, n);
    if (program.isLastOfYear(period)) {
      recorder.record(0, program.year(period), registers[PolicyIr.WEALTH], n);
      if (wantsPaid) {
        recorder.record(1, program.year(period), registers[PolicyIr.PAID], n);
      }
    }
  }

  private void grow(int period, double[][] growth, int n) {
    if (accounts.isEmpty()) {
      portfolio.grow(period, growth, n);
      return;
    }
    double[] wealth = registers[PolicyIr.WEALTH];
    Columns.copy(before, wealth, n);
    accounts.get().beforeGrowth(n);
    portfolio.grow(period, growth, n);
    accounts.get().afterGrowth(before, wealth, n);
  }

  /** Returns where payments can come from. */
  List<Source> sources() {
    return portfolio.sources();
  }

  /** Returns what is due on the paths at hand, if somebody asks for it. */
  Optional<DueFlows> due() {
    return due;
  }

  /** Lets somebody hear from what payments are taken. */
  void listen(Portfolio.Taking listener) {
    taking = Optional.of(listener);
  }

  private static int column(Factor factor) {
    return switch (factor) {
      case PRICES -> MarketModel.PRICES;
      case RATE -> MarketModel.RATE;
    };
  }

  /** Returns how many payments were made in full before the first that was not, on each path. */
  double[] lived() {
    return registers[PolicyIr.LIVED];
  }

  double[] register(int index) {
    return registers[index];
  }

  /** Returns what is in a pocket on a path. */
  double balance(int pocket, int lane) {
    return portfolio.balance(pocket, lane);
  }

  /** Returns what a path holds, in words. */
  String describe(int lane) {
    return portfolio.describe(lane);
  }

  /** At the start the year's block comes before the month's, at the end after it. */
  private void runBlocks(int period, boolean start, int n) {
    for (boolean month : new boolean[] {!start, start}) {
      for (PolicyProgram.BlockProgram b : program.blocks()) {
        if (b.block().month() == month && program.runs(b.block(), period, start)) {
          run(b, period, n);
        }
      }
    }
  }

  private void run(PolicyProgram.BlockProgram block, int period, int n) {
    double[] planned = program.planned(period);
    for (int k = 0; k < block.instructions().size(); k++) {
      Instruction i = block.instructions().get(k);
      switch (i.op()) {
        case HOLD -> portfolio.hold(i, period, n);
        case SPEND -> {
          if (payments == null) {
            spend(i, period, n);
          } else {
            Operand amount = i.operands().getFirst();
            double due = amount instanceof Operand.Planned p ? planned[p.index()] : Double.NaN;
            payments.due(due, registers[PolicyIr.WEALTH], n);
          }
        }
        case SAVE -> save(i, period, n);
        case MOVE -> portfolio.move(i, period, n, taking);
        case BALANCE, WEIGHTED_BALANCE, BOND_PRICE ->
            portfolio.read(i, period, block.block().start(), n);
        case OWED -> {
          boolean month = block.block().month();
          int index = month ? period : program.year(period);
          double[] owed = registers[i.target()];
          if (block.asks()) {
            due.orElseThrow().ask(month, index, registers[PolicyIr.WEALTH], owed, n);
          } else {
            due.orElseThrow().owed(month, index, owed, n);
          }
        }
        case RECORD -> {
          int index = block.block().month() ? period : program.year(period);
          recorder.record(i.target(), index, column(i.operands().getFirst(), planned, n), n);
        }
        default -> block.kernel(k).run(registers, planned, n);
      }
    }
  }

  private double[] column(Operand operand, double[] planned, int n) {
    return switch (operand) {
      case Operand.Register r -> registers[r.index()];
      case Operand.Planned p -> {
        Columns.fill(scratch, planned[p.index()], n);
        yield scratch;
      }
      case Operand.Listed l -> throw new IllegalStateException("no column: " + l);
    };
  }

  private void spend(Instruction spend, int period, int n) {
    double[] wealth = registers[PolicyIr.WEALTH];
    if (wantsPaid || accounts.isPresent()) {
      Columns.copy(before, wealth, n);
    }
    portfolio.spend(spend, period, n, taking);
    accounts.ifPresent(a -> a.afterPayment(before, wealth, n));
    if (wantsPaid) {
      double[] paid = registers[PolicyIr.PAID];
      Columns.add(paid, paid, before, n);
      Columns.subtract(paid, paid, wealth, n);
    }
  }

  private void save(Instruction save, int period, int n) {
    double[] wealth = registers[PolicyIr.WEALTH];
    Columns.copy(before, wealth, n);
    portfolio.save(save, period, n);
    accounts.ifPresent(a -> a.afterPayment(before, wealth, n));
  }
}
