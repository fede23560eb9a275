package dev.almanac.ir;

/** What an instruction does. Flags are columns of 1 and 0. */
public enum Op {
  COPY(1),
  ADD(2),
  SUBTRACT(2),
  MULTIPLY(2),
  DIVIDE(2),
  /** operand 0 times operand 1 plus operand 2, rounded once. */
  MULTIPLY_ADD(3),
  POWER(2),
  MIN(2),
  MAX(2),
  NEGATE(1),
  ABS(1),
  FLOOR(1),
  SQRT(1),
  EXP(1),
  LN(1),
  LESS(2),
  LESS_OR_EQUAL(2),
  EQUAL(2),
  AND(2),
  OR(2),
  NOT(1),
  /** operand 1 where operand 0 is 1, else operand 2. */
  SELECT(3),
  /** What liabilities less incomes come to now, in this block's year or month. */
  OWED(0),
  /** Sets the allocation: one operand for each asset. */
  HOLD(-1),
  /** Pays operand 0 out of wealth; not in full is a failure. */
  SPEND(1),
  /** Adds operand 0 to wealth, unless the path has failed. */
  SAVE(1),
  /** Records operand 0 in the series that the target names. */
  RECORD(1);

  private final int operands;

  Op(int operands) {
    this.operands = operands;
  }

  /** Returns how many operands it takes; -1 for any number. */
  public int operands() {
    return operands;
  }

  /** Returns whether it writes a register. */
  public boolean writes() {
    return compareTo(HOLD) < 0;
  }
}
