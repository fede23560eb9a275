package dev.almanac.execute;

import dev.almanac.ir.Instruction;
import dev.almanac.ir.Op;
import dev.almanac.ir.Operand;
import dev.almanac.simulation.Columns;
import dev.almanac.simulation.Flags;

/**
 * Makes kernels of instructions: which loop is run is decided once, by what the operands are. An
 * instruction has at least one column among its operands, except for copies and choices.
 */
final class Kernels {

  private interface ColumnColumn {
    void run(double[] d, double[] a, double[] b, int n);
  }

  private interface ColumnScalar {
    void run(double[] d, double[] a, double s, int n);
  }

  private interface ScalarColumn {
    void run(double[] d, double s, double[] a, int n);
  }

  private interface Column {
    void run(double[] d, double[] a, int n);
  }

  private Kernels() {}

  static Kernel of(Instruction i) {
    return switch (i.op()) {
      case COPY -> copy(i);
      case ADD -> binary(i, Columns::add, Columns::add, (d, s, a, n) -> Columns.add(d, a, s, n));
      case SUBTRACT -> binary(i, Columns::subtract, Columns::subtract, Columns::subtract);
      case MULTIPLY ->
          binary(
              i,
              Columns::multiply,
              Columns::multiply,
              (d, s, a, n) -> Columns.multiply(d, a, s, n));
      case DIVIDE -> binary(i, Columns::divide, Columns::divide, Columns::divide);
      case POWER -> binary(i, Columns::pow, Columns::pow, Columns::pow);
      case MIN -> binary(i, Columns::min, Columns::min, (d, s, a, n) -> Columns.min(d, a, s, n));
      case MAX -> binary(i, Columns::max, Columns::max, (d, s, a, n) -> Columns.max(d, a, s, n));
      case LESS -> binary(i, Flags::less, Flags::less, Flags::less);
      case LESS_OR_EQUAL -> binary(i, Flags::lessOrEqual, Flags::lessOrEqual, Flags::lessOrEqual);
      case EQUAL -> binary(i, Flags::equal, Flags::equal, (d, s, a, n) -> Flags.equal(d, a, s, n));
      case AND -> binary(i, Flags::and, Columns::min, (d, s, a, n) -> Columns.min(d, a, s, n));
      case OR -> binary(i, Flags::or, Columns::max, (d, s, a, n) -> Columns.max(d, a, s, n));
      case MULTIPLY_ADD -> multiplyAdd(i);
      case SELECT -> select(i);
      case NEGATE -> unary(i, Columns::negate);
      case ABS -> unary(i, Columns::abs);
      case FLOOR -> unary(i, Columns::floor);
      case SQRT -> unary(i, Columns::sqrt);
      case EXP -> unary(i, Columns::exp);
      case LN -> unary(i, Columns::log);
      case NOT -> unary(i, Flags::not);
      case OWED, HOLD, SPEND, SAVE, RECORD -> throw new IllegalStateException("no kernel: " + i);
    };
  }

  private static Kernel copy(Instruction i) {
    int d = i.target();
    return switch (i.operands().getFirst()) {
      case Operand.Register a -> {
        int from = a.index();
        yield (r, p, n) -> Columns.copy(r[d], r[from], n);
      }
      case Operand.Planned s -> {
        int from = s.index();
        yield (r, p, n) -> Columns.fill(r[d], p[from], n);
      }
    };
  }

  private static Kernel unary(Instruction i, Column loop) {
    int d = i.target();
    int a = register(i.operands().getFirst());
    return (r, p, n) -> loop.run(r[d], r[a], n);
  }

  private static Kernel binary(
      Instruction i, ColumnColumn both, ColumnScalar right, ScalarColumn left) {
    int d = i.target();
    Operand x = i.operands().get(0);
    Operand y = i.operands().get(1);
    if (x instanceof Operand.Register a && y instanceof Operand.Register b) {
      int first = a.index();
      int second = b.index();
      return (r, p, n) -> both.run(r[d], r[first], r[second], n);
    }
    if (x instanceof Operand.Register a) {
      int first = a.index();
      int second = planned(y);
      return (r, p, n) -> right.run(r[d], r[first], p[second], n);
    }
    int first = planned(x);
    int second = register(y);
    return (r, p, n) -> left.run(r[d], p[first], r[second], n);
  }

  /** Operands 0 and 1 are factors: at least one is a column. */
  private static Kernel multiplyAdd(Instruction i) {
    int d = i.target();
    Operand x = i.operands().get(0);
    Operand y = i.operands().get(1);
    boolean columns = x instanceof Operand.Register && y instanceof Operand.Register;
    int a = index(columns || x instanceof Operand.Planned ? x : y);
    int b = index(columns || x instanceof Operand.Planned ? y : x);
    int c = index(i.operands().get(2));
    boolean added = i.operands().get(2) instanceof Operand.Register;
    if (columns) {
      return added
          ? (r, p, n) -> Columns.fma(r[d], r[a], r[b], r[c], n)
          : (r, p, n) -> Columns.fma(r[d], r[a], r[b], p[c], n);
    }
    return added
        ? (r, p, n) -> Columns.fma(r[d], p[a], r[b], r[c], n)
        : (r, p, n) -> Columns.fma(r[d], p[a], r[b], p[c], n);
  }

  private static Kernel select(Instruction i) {
    int d = i.target();
    Operand flag = i.operands().get(0);
    if (flag instanceof Operand.Planned f) {
      Kernel then = copy(new Instruction(Op.COPY, d, i.operands().subList(1, 2), i.span()));
      Kernel otherwise = copy(new Instruction(Op.COPY, d, i.operands().subList(2, 3), i.span()));
      int which = f.index();
      return (r, p, n) -> (p[which] == 1.0 ? then : otherwise).run(r, p, n);
    }
    int f = register(flag);
    int a = index(i.operands().get(1));
    int b = index(i.operands().get(2));
    boolean x = i.operands().get(1) instanceof Operand.Register;
    boolean y = i.operands().get(2) instanceof Operand.Register;
    if (x) {
      return y
          ? (r, p, n) -> Flags.select(r[d], r[f], r[a], r[b], n)
          : (r, p, n) -> Flags.select(r[d], r[f], r[a], p[b], n);
    }
    return y
        ? (r, p, n) -> Flags.select(r[d], r[f], p[a], r[b], n)
        : (r, p, n) -> Flags.select(r[d], r[f], p[a], p[b], n);
  }

  private static int index(Operand operand) {
    return switch (operand) {
      case Operand.Register r -> r.index();
      case Operand.Planned p -> p.index();
    };
  }

  private static int register(Operand operand) {
    return ((Operand.Register) operand).index();
  }

  private static int planned(Operand operand) {
    return ((Operand.Planned) operand).index();
  }
}
