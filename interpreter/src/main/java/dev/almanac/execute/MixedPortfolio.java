package dev.almanac.execute;

import dev.almanac.ir.Instruction;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.simulation.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One mix of the market's assets, set by {@code hold}. */
final class MixedPortfolio implements Portfolio {

  private final PolicyProgram program;
  private final Optional<TaxedAccounts> accounts;
  private final double[][] registers;
  private final double[][] weights;
  private final boolean[] weightIsColumn;
  private final double[] weight;
  private final double[][] values;
  private final double[] scratch;
  private final double[] before;
  private final boolean rebalanced;
  private final boolean readsReturn;

  MixedPortfolio(
      PolicyProgram program, Optional<TaxedAccounts> accounts, double[][] registers, int lanes) {
    this.program = program;
    this.accounts = accounts;
    this.registers = registers;
    int assets = program.policy().assets().size();
    this.weights = new double[assets][lanes];
    this.weightIsColumn = new boolean[assets];
    this.weight = new double[assets];
    this.rebalanced = program.isRebalancedEveryPeriod();
    this.values = new double[rebalanced ? 0 : assets][lanes];
    this.scratch = new double[lanes];
    this.before = new double[lanes];
    this.readsReturn = program.reads(PolicyIr.PORTFOLIO_RETURN);
  }

  @Override
  public void begin(int n) {
    Arrays.fill(weightIsColumn, false);
    Arrays.fill(weight, 0.0);
    for (double[] value : values) {
      Columns.fill(value, 0.0, n);
    }
  }

  @Override
  public void move(Instruction move, int period, int n, Optional<Taking> taking) {
    throw new IllegalStateException("no pockets: " + move);
  }

  @Override
  public double balance(int pocket, int lane) {
    throw new IllegalStateException("no pockets");
  }

  @Override
  public void read(Instruction read, int period, boolean start, int n) {
    throw new IllegalStateException("no pockets: " + read);
  }

  @Override
  public String describe(int lane) {
    var out = new StringBuilder();
    List<String> assets = program.policy().assets();
    for (int a = 0; a < assets.size(); a++) {
      double part = 100 * weight(a, lane);
      double grown = 100 * (registers[PolicyIr.FIRST_GROWTH + a][lane] - 1);
      out.append(String.format(Locale.ROOT, " %s %5.1f%% %+6.1f%%,", assets.get(a), part, grown));
    }
    return out.toString();
  }

  /** Returns the part of the portfolio that a path holds in an asset since it was last set. */
  private double weight(int asset, int lane) {
    return weightIsColumn[asset] ? weights[asset][lane] : weight[asset];
  }

  @Override
  public void hold(Instruction i, int period, int n) {
    double[] planned = program.planned(period);
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
        case Operand.Listed l -> throw new IllegalStateException("no part: " + i);
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

  @Override
  public void grow(int period, double[][] growth, int n) {
    double[] wealth = registers[PolicyIr.WEALTH];
    if (accounts.isPresent()) {
      growTaxed(accounts.get(), n);
      return;
    }
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
      Portfolio.simpleReturn(registers[PolicyIr.PORTFOLIO_RETURN], before, wealth, n);
    }
  }

  private void growTaxed(TaxedAccounts taxes, int n) {
    double[] wealth = registers[PolicyIr.WEALTH];
    Columns.copy(before, wealth, n);
    if (rebalanced) {
      portfolioGrowth(scratch, n);
      Columns.multiply(wealth, wealth, scratch, n);
      taxes.tax(before, wealth, n);
    } else {
      Columns.fill(wealth, 0.0, n);
      for (int a = 0; a < values.length; a++) {
        Columns.copy(scratch, values[a], n);
        Columns.multiply(values[a], values[a], registers[PolicyIr.FIRST_GROWTH + a], n);
        taxes.tax(scratch, values[a], n);
        Columns.add(wealth, wealth, values[a], n);
      }
    }
    Portfolio.simpleReturn(registers[PolicyIr.PORTFOLIO_RETURN], before, wealth, n);
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

  @Override
  public List<Source> sources() {
    return List.of(new Source("portfolio", Source.Kind.SALE, 0.0));
  }

  @Override
  public void spend(Instruction i, int period, int n, Optional<Taking> taking) {
    double[] planned = program.planned(period);
    double[] wealth = registers[PolicyIr.WEALTH];
    double[] alive = registers[PolicyIr.ALIVE];
    double[] lived = registers[PolicyIr.LIVED];
    if (!rebalanced || taking.isPresent()) {
      Columns.copy(before, wealth, n);
    }
    switch (i.operands().getFirst()) {
      case Operand.Register r -> Columns.pay(wealth, alive, lived, registers[r.index()], n);
      case Operand.Planned p -> Columns.pay(wealth, alive, lived, planned[p.index()], n);
      case Operand.Listed l -> throw new IllegalStateException("no amount: " + i);
    }
    if (!rebalanced) {
      keepProportions(n);
    }
    taking.ifPresent(t -> {
      Columns.subtract(before, before, wealth, n);
      t.taken(0, before, n);
    });
  }

  @Override
  public void save(Instruction i, int period, int n) {
    double[] planned = program.planned(period);
    double[] wealth = registers[PolicyIr.WEALTH];
    Columns.copy(before, wealth, n);
    switch (i.operands().getFirst()) {
      case Operand.Register r ->
          Columns.fma(wealth, registers[PolicyIr.ALIVE], registers[r.index()], wealth, n);
      case Operand.Planned p ->
          Columns.fma(wealth, planned[p.index()], registers[PolicyIr.ALIVE], wealth, n);
      case Operand.Listed l -> throw new IllegalStateException("no amount: " + i);
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
