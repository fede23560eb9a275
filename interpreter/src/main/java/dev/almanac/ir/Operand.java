package dev.almanac.ir;

/** What an instruction reads. */
public sealed interface Operand {

  /** A column: one double for each path of a block. */
  record Register(int index) implements Operand {
    @Override
    public String toString() {
      return "r" + index;
    }
  }

  /** Pockets by name, or a number for each of them, by their place among the policy's lists. */
  record Listed(int index) implements Operand {
    @Override
    public String toString() {
      return "l" + index;
    }
  }

  /** A value that all paths share, by its place among the policy's planned values. */
  record Planned(int index) implements Operand {
    @Override
    public String toString() {
      return "p" + index;
    }
  }
}
