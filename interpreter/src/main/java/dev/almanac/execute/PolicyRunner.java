package dev.almanac.execute;

import dev.almanac.ir.Instruction;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.simulation.Columns;
import dev.almanac.simulation.MarketModel;
import dev.almanac.simulation.StreamKey;
import dev.almanac.simulation.Uniforms;
import dev.almanac.type.Factor;
import java.util.Arrays;
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

  /** A person may be called like an asset: their draws are still their own. */
  private static final String LIFETIME = "lifetime of ";

  private final PolicyProgram program;
  private final PolicyIr policy;
  private final Recorder recorder;
  private final double[][] registers;
  private final double[][] weights;
  private final boolean[] weightIsColumn;
  private final double[] weight;
  private final double[][] values;
  private final double[] scratch;
  private final double[] before;
  private final boolean rebalanced;
  private final boolean readsReturn;
  private final boolean wantsPaid;
  private final @Nullable Payments payments;

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
    this(program, lanes, wantsPaid, recorder, null);
  }

  /** Runs a portfolio without its payments. */
  PolicyRunner(PolicyProgram program, int lanes, Payments payments) {
    this(program, lanes, false, (series, index, column, n) -> {}, payments);
  }

  private PolicyRunner(
      PolicyProgram program,
      int lanes,
      boolean wantsPaid,
      Recorder recorder,
      @Nullable Payments payments) {
    this.program = program;
    this.payments = payments;
    this.policy = program.policy();
    this.recorder = recorder;
    int assets = policy.assets().size();
    this.registers = new double[policy.registers()][];
    for (int r = 0; r < registers.length; r++) {
      boolean growth = r >= PolicyIr.FIRST_GROWTH && r < PolicyIr.FIRST_GROWTH + assets;
      registers[r] = growth ? new double[0] : new double[lanes];
    }
    this.weights = new double[assets][lanes];
    this.weightIsColumn = new boolean[assets];
    this.weight = new double[assets];
    this.rebalanced = program.isRebalancedEveryPeriod();
    this.values = new double[rebalanced ? 0 : assets][lanes];
    this.scratch = new double[lanes];
    this.before = new double[lanes];
    this.readsReturn = program.reads(PolicyIr.PORTFOLIO_RETURN);
    this.wantsPaid = wantsPaid || program.reads(PolicyIr.PAID);
  }

  void begin(long first, long seed, int n) {
    for (int p = 0; p < policy.people().size(); p++) {
      StreamKey key = StreamKey.of(seed, LIFETIME + policy.people().get(p));
      Uniforms.fill(key, first, 0, registers[policy.personRegister(p)], n);
    }
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
    Arrays.fill(weightIsColumn, false);
    Arrays.fill(weight, 0.0);
    for (double[] value : values) {
      Columns.fill(value, 0.0, n);
    }
  }

  /**
   * Runs one period with its growth, a column for each asset, and after them those of the factors
   * if the strategy reads any.
   */
  void period(int period, double[][] growth, int n) {
    System.arraycopy(growth, 0, registers, PolicyIr.FIRST_GROWTH, weight.length);
    if (wantsPaid && program.isFirstOfYear(period)) {
      Columns.fill(registers[PolicyIr.PAID], 0.0, n);
    }
    runBlocks(period, true, n);
    grow(n);
    for (int f = 0; f < policy.factors().size(); f++) {
      double[] now = growth[weight.length + column(policy.factors().get(f))];
      Columns.copy(registers[policy.factorRegister(f)], now, n);
    }
    runBlocks(period, false, n);
    if (program.isLastOfYear(period)) {
      recorder.record(0, program.year(period), registers[PolicyIr.WEALTH], n);
      if (wantsPaid) {
        recorder.record(1, program.year(period), registers[PolicyIr.PAID], n);
      }
    }
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

  /** Returns the part of the portfolio that a path holds in an asset since it was last set. */
  double weight(int asset, int lane) {
    return weightIsColumn[asset] ? weights[asset][lane] : weight[asset];
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
        case HOLD -> hold(i, planned, n);
        case SPEND -> {
          if (payments == null) {
            spend(i.operands().getFirst(), planned, n);
          } else {
            Operand amount = i.operands().getFirst();
            double due = amount instanceof Operand.Planned p ? planned[p.index()] : Double.NaN;
            payments.due(due, registers[PolicyIr.WEALTH], n);
          }
        }
        case SAVE -> save(i.operands().getFirst(), planned, n);
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
    };
  }

  // ---- the portfolio

  private void hold(Instruction i, double[] planned, int n) {
    for (int a = 0; a < weight.length; a++) {
      switch (i.operands().get(a)) {
        case Operand.Register r -> {
          weightIsColumn[a] = true;
          Columns.copy(weights[a], registers[r.index()], n);
          checkParts(weights[a], i, n);
        }
        case Operand.Planned p -> {
          weightIsColumn[a] = false;
          weight[a] = planned[p.index()];
        }
      }
    }
    if (!rebalanced) {
      spread(n);
    }
  }

  /** What a living path holds lies between nothing and everything. */
  private void checkParts(double[] parts, Instruction hold, int n) {
    double[] alive = registers[PolicyIr.ALIVE];
    for (int i = 0; i < n; i++) {
      if (alive[i] == 1.0 && !(parts[i] >= -1e-9 && parts[i] <= 1 + 1e-9)) {
        throw PolicyProgram.outOfRange(hold, "on a path", parts[i]);
      }
    }
  }

  /** Spreads wealth over the assets as the allocation says. */
  private void spread(int n) {
    for (int a = 0; a < values.length; a++) {
      if (weightIsColumn[a]) {
        Columns.multiply(values[a], registers[PolicyIr.WEALTH], weights[a], n);
      } else {
        Columns.multiply(values[a], registers[PolicyIr.WEALTH], weight[a], n);
      }
    }
  }

  private void grow(int n) {
    double[] wealth = registers[PolicyIr.WEALTH];
    if (rebalanced && !readsReturn && isPlannedPair()) {
      double[] first = registers[PolicyIr.FIRST_GROWTH];
      double[] second = registers[PolicyIr.FIRST_GROWTH + 1];
      Columns.grow(wealth, weight[0], first, weight[1], second, n);
      return;
    }
    if (rebalanced) {
      portfolioGrowth(scratch, n);
      Columns.multiply(wealth, wealth, scratch, n);
      if (readsReturn) {
        Columns.subtract(registers[PolicyIr.PORTFOLIO_RETURN], scratch, 1.0, n);
      }
      return;
    }
    Columns.copy(before, wealth, n);
    Columns.fill(wealth, 0.0, n);
    for (int a = 0; a < values.length; a++) {
      Columns.multiply(values[a], values[a], registers[PolicyIr.FIRST_GROWTH + a], n);
      Columns.add(wealth, wealth, values[a], n);
    }
    if (readsReturn) {
      double[] r = registers[PolicyIr.PORTFOLIO_RETURN];
      for (int i = 0; i < n; i++) {
        r[i] = before[i] == 0.0 ? 0.0 : wealth[i] / before[i] - 1.0;
      }
    }
  }

  /** Two assets, held alike on all paths: the usual case has a kernel of its own. */
  private boolean isPlannedPair() {
    return weight.length == 2 && !weightIsColumn[0] && !weightIsColumn[1];
  }

  private void portfolioGrowth(double[] d, int n) {
    for (int a = 0; a < weight.length; a++) {
      double[] growth = registers[PolicyIr.FIRST_GROWTH + a];
      if (weightIsColumn[a]) {
        if (a == 0) {
          Columns.multiply(d, growth, weights[a], n);
        } else {
          Columns.fma(d, growth, weights[a], d, n);
        }
      } else if (a == 0) {
        Columns.multiply(d, growth, weight[a], n);
      } else {
        Columns.fma(d, weight[a], growth, d, n);
      }
    }
  }

  private void spend(Operand amount, double[] planned, int n) {
    double[] wealth = registers[PolicyIr.WEALTH];
    double[] alive = registers[PolicyIr.ALIVE];
    double[] lived = registers[PolicyIr.LIVED];
    if (wantsPaid || !rebalanced) {
      Columns.copy(before, wealth, n);
    }
    switch (amount) {
      case Operand.Register r -> Columns.pay(wealth, alive, lived, registers[r.index()], n);
      case Operand.Planned p -> Columns.pay(wealth, alive, lived, planned[p.index()], n);
    }
    if (wantsPaid) {
      double[] paid = registers[PolicyIr.PAID];
      Columns.add(paid, paid, before, n);
      Columns.subtract(paid, paid, wealth, n);
    }
    if (!rebalanced) {
      keepProportions(n);
    }
  }

  private void save(Operand amount, double[] planned, int n) {
    double[] wealth = registers[PolicyIr.WEALTH];
    Columns.copy(before, wealth, n);
    switch (amount) {
      case Operand.Register r ->
          Columns.fma(wealth, registers[PolicyIr.ALIVE], registers[r.index()], wealth, n);
      case Operand.Planned p ->
          Columns.fma(wealth, planned[p.index()], registers[PolicyIr.ALIVE], wealth, n);
    }
    if (!rebalanced) {
      keepProportions(n);
    }
  }

  /** Money comes and goes in the proportions held; where nothing was held, as last set. */
  private void keepProportions(int n) {
    double[] wealth = registers[PolicyIr.WEALTH];
    for (int a = 0; a < values.length; a++) {
      double[] value = values[a];
      for (int i = 0; i < n; i++) {
        value[i] = before[i] > 0.0 ? value[i] * (wealth[i] / before[i]) : wealth[i] * weight(a, i);
      }
    }
  }
}
