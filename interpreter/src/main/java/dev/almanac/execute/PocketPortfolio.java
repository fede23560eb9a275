package dev.almanac.execute;

import dev.almanac.ir.Instruction;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.library.InstrumentValue;
import dev.almanac.simulation.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pockets that are kept apart: each grows by what it holds, and nothing is rebalanced between them.
 * What bonds pay goes to the first one, the purse. A payment takes first what bonds have just paid,
 * then what the pockets it names hold, then the others in the order of their declaration.
 */
final class PocketPortfolio implements Portfolio {

  private final PocketPlan plan;
  private final PolicyProgram program;
  private final Optional<TaxedAccounts> accounts;
  private final double[][] registers;
  private final double[][] values;

  /** What the bond in a pocket has paid in this period, as long as it is in the purse. */
  private final double[][] matured;

  /** Whether there may be something in a pocket, on some path; the others cost nothing. */
  private final boolean[] filled;

  private final boolean[] hasMatured;
  private final int[] all;
  private final double[] need;
  private final double[] taken;
  private final double[] kept;
  private final BondPockets bonds;
  private final double[] before;

  PocketPortfolio(
      PocketPlan plan,
      PolicyProgram program,
      Optional<TaxedAccounts> accounts,
      double[][] registers,
      int lanes) {
    this.plan = plan;
    this.program = program;
    this.accounts = accounts;
    this.registers = registers;
    this.values = new double[plan.size()][lanes];
    this.matured = new double[plan.size()][];
    for (int p = 0; p < matured.length; p++) {
      boolean pays = plan.pockets().get(p).holds() instanceof InstrumentValue.Bond;
      matured[p] = new double[pays ? lanes : 0];
    }
    this.filled = new boolean[plan.size()];
    this.hasMatured = new boolean[plan.size()];
    this.all = IntStream.range(0, plan.size()).toArray();
    this.need = new double[lanes];
    this.taken = new double[lanes];
    this.kept = new double[lanes];
    this.bonds = new BondPockets(plan, lanes);
    this.before = new double[lanes];
  }

  @Override
  public void begin(int n) {
    bonds.begin(n);
    Arrays.fill(hasMatured, false);
    for (int p = 0; p < values.length; p++) {
      double amount = plan.pockets().get(p).amount();
      filled[p] = p == 0 || amount > 0.0;
      Columns.fill(values[p], Math.max(0.0, amount), n);
    }
  }

  @Override
  public void hold(Instruction hold, int period, int n) {
    throw new IllegalStateException("pockets hold what they hold: " + hold);
  }

  // ---- growth

  @Override
  public void grow(int period, double[][] growth, int n) {
    double[][] moved = Arrays.copyOfRange(growth, program.policy().assets().size(), growth.length);
    bonds.step(period, moved, n);
    Columns.copy(before, registers[PolicyIr.WEALTH], n);
    for (int p = 0; p < values.length; p++) {
      hasMatured[p] = false;
      if (filled[p]) {
        grow(p, period, moved, n);
      }
    }
    bonds.end(moved, n);
    addUp(n);
    double[] wealth = registers[PolicyIr.WEALTH];
    Portfolio.simpleReturn(registers[PolicyIr.PORTFOLIO_RETURN], before, wealth, n);
  }

  private void grow(int pocket, int period, double[][] moved, int n) {
    double[] value = values[pocket];
    Columns.copy(need, value, n);
    switch (plan.pockets().get(pocket).holds()) {
      case InstrumentValue.Fund f -> {
        growFund(value, plan.weights(f, period), n);
        accounts.ifPresent(a -> a.tax(need, value, n));
      }
      case InstrumentValue.Deposit d -> {
        Columns.multiply(value, value, plan.growth(d), n);
        bonds.convert(pocket, moved, value, n);
        accounts.ifPresent(a -> a.tax(need, value, n));
      }
      case InstrumentValue.Bond b -> growBond(pocket, period, moved, n);
    }
  }

  private void growFund(double[] value, double[] weights, int n) {
    Columns.fill(taken, 0.0, n);
    for (int a = 0; a < weights.length; a++) {
      if (weights[a] != 0.0) {
        Columns.fma(taken, weights[a], registers[PolicyIr.FIRST_GROWTH + a], taken, n);
      }
    }
    Columns.multiply(value, value, taken, n);
  }

  private void growBond(int pocket, int period, double[][] moved, int n) {
    double[] value = values[pocket];
    bonds.growth(pocket, period, moved, kept, taken, n);
    // A bond and what it has paid are taxed as one.
    Columns.add(kept, kept, taken, n);
    Columns.multiply(value, value, kept, n);
    accounts.ifPresent(a -> a.tax(need, value, n));
    HeldBond bond = plan.bond(pocket);
    if (bond.payout(period) > 0.0) {
      Columns.divide(taken, taken, kept, n);
      Columns.multiply(matured[pocket], value, taken, n);
      Columns.subtract(value, value, matured[pocket], n);
      Columns.add(values[0], values[0], matured[pocket], n);
      hasMatured[pocket] = true;
    }
    filled[pocket] = pocket == 0 || bond.price(period) > 0.0 || bond.price(period - 1) == 0.0;
  }

  /** Wealth is what the pockets hold, added in their order. */
  private void addUp(int n) {
    double[] wealth = registers[PolicyIr.WEALTH];
    Columns.copy(wealth, values[0], n);
    for (int p = 1; p < values.length; p++) {
      if (filled[p]) {
        Columns.add(wealth, wealth, values[p], n);
      }
    }
  }

  // ---- payments

  /** First what the bonds pay, pocket by pocket; then what is sold of each pocket. */
  @Override
  public List<Source> sources() {
    var sources = new ArrayList<Source>();
    for (PocketPlan.Pocket p : plan.pockets()) {
      boolean nominal = p.holds() instanceof InstrumentValue.Bond b && b.nominal();
      sources.add(
          new Source(
              p.name(),
              nominal ? Source.Kind.NOMINAL_BOND : Source.Kind.REAL_BOND,
              p.holds().horizon(0.0)));
    }
    for (PocketPlan.Pocket p : plan.pockets()) {
      boolean ready = p.holds() instanceof InstrumentValue.Deposit;
      sources.add(
          new Source(
              p.name(), ready ? Source.Kind.DEPOSIT : Source.Kind.SALE, p.holds().horizon(0.0)));
    }
    return sources;
  }

  @Override
  public void spend(Instruction spend, int period, int n, Optional<Taking> taking) {
    double[] wealth = registers[PolicyIr.WEALTH];
    double[] alive = registers[PolicyIr.ALIVE];
    double[] lived = registers[PolicyIr.LIVED];
    Columns.copy(before, wealth, n);
    switch (spend.operands().getFirst()) {
      case Operand.Register r -> Columns.pay(wealth, alive, lived, registers[r.index()], n);
      case Operand.Planned p ->
          Columns.pay(wealth, alive, lived, program.planned(period)[p.index()], n);
      case Operand.Listed l -> throw new IllegalStateException("no amount: " + spend);
    }
    Columns.subtract(need, before, wealth, n);
    receive(n);
    takeMatured(n, taking);
    if (spend.operands().size() > 1) {
      take(order(spend.operands().get(1), period), n, taking);
    }
    take(all, n, taking);
    for (int p = 0; p < values.length; p++) {
      if (filled[p]) {
        Columns.multiply(values[p], values[p], alive, n);
      }
    }
    addUp(n);
  }

  /** What is received, and not paid, goes to the purse. */
  private void receive(int n) {
    double[] purse = values[0];
    for (int i = 0; i < n; i++) {
      purse[i] -= Math.min(need[i], 0.0);
      need[i] = Math.max(need[i], 0.0);
    }
  }

  private void takeMatured(int n, Optional<Taking> taking) {
    for (int p = 0; p < values.length; p++) {
      if (hasMatured[p]) {
        Columns.min(matured[p], matured[p], values[0], n);
        Columns.take(taken, need, matured[p], n);
        Columns.subtract(values[0], values[0], taken, n);
        tell(taking, p, n);
      }
    }
  }

  private void take(int[] order, int n, Optional<Taking> taking) {
    for (int p : order) {
      if (filled[p] && Columns.any(need, n)) {
        Columns.take(taken, need, values[p], n);
        tell(taking, values.length + p, n);
      }
    }
  }

  private void tell(Optional<Taking> taking, int source, int n) {
    taking.ifPresent(t -> t.taken(source, taken, n));
  }

  private int[] order(Operand list, int period) {
    return program.listed(period, ((Operand.Listed) list).index()).order();
  }

  @Override
  public void save(Instruction save, int period, int n) {
    double[] alive = registers[PolicyIr.ALIVE];
    switch (save.operands().getFirst()) {
      case Operand.Register r -> Columns.fma(values[0], alive, registers[r.index()], values[0], n);
      case Operand.Planned p ->
          Columns.fma(values[0], program.planned(period)[p.index()], alive, values[0], n);
      case Operand.Listed l -> throw new IllegalStateException("no amount: " + save);
    }
    addUp(n);
  }

  @Override
  public void move(Instruction move, int period, int n, Optional<Taking> taking) {
    switch (move.operands().getFirst()) {
      case Operand.Register r -> Columns.max(need, registers[r.index()], 0.0, n);
      case Operand.Planned p ->
          Columns.fill(need, Math.max(0.0, program.planned(period)[p.index()]), n);
      case Operand.Listed l -> throw new IllegalStateException("no amount: " + move);
    }
    int target = order(move.operands().get(2), period)[0];
    Columns.fill(before, 0.0, n);
    for (int p : order(move.operands().get(1), period)) {
      if (filled[p]) {
        Columns.take(taken, need, values[p], n);
        Columns.add(before, before, taken, n);
        int from = p;
        taking.ifPresent(t -> t.moved(from, target, taken, n));
      }
    }
    Columns.add(values[target], values[target], before, n);
    filled[target] = true;
    addUp(n);
  }

  // ---- what is read

  @Override
  public void read(Instruction read, int period, boolean start, int n) {
    double[] d = registers[read.target()];
    Listed list = program.listed(period, ((Operand.Listed) read.operands().getFirst()).index());
    switch (read.op()) {
      case BALANCE -> {
        Columns.fill(d, 0.0, n);
        for (int p : list.order()) {
          Columns.add(d, d, values[p], n);
        }
      }
      case WEIGHTED_BALANCE -> {
        Columns.fill(d, 0.0, n);
        for (int p = 0; p < values.length; p++) {
          if (filled[p]) {
            Columns.fma(d, list.numbers()[p], values[p], d, n);
          }
        }
      }
      case BOND_PRICE -> price(list.order()[0], start ? period - 1 : period, d, n);
      default -> throw new IllegalStateException("no reading: " + read);
    }
  }

  /** What is no bond is its own unit. */
  private void price(int pocket, int period, double[] d, int n) {
    if (plan.pockets().get(pocket).holds() instanceof InstrumentValue.Bond) {
      bonds.price(pocket, period, d, n);
    } else {
      Columns.fill(d, 1.0, n);
    }
  }

  @Override
  public double balance(int pocket, int lane) {
    return values[pocket][lane];
  }

  @Override
  public String describe(int lane) {
    var out = new StringBuilder();
    for (int p = 0; p < values.length; p++) {
      if (filled[p] && values[p][lane] > 0.0) {
        String name = plan.pockets().get(p).name();
        out.append(String.format(Locale.ROOT, " %s %,.0f,", name, values[p][lane]));
      }
    }
    return out.toString();
  }
}
