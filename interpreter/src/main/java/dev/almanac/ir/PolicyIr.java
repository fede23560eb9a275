package dev.almanac.ir;

import dev.almanac.source.Span;
import dev.almanac.type.Factor;
import dev.almanac.type.Known;
import dev.almanac.type.Shape;
import dev.almanac.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy does on a path: a straight-line program for each instant of a period.
 *
 * <p>Registers: {@link #WEALTH} to {@link #PORTFOLIO_RETURN}, then one for the growth of each
 * asset, then the states, then the people, then the factors, then scratch.
 *
 * @param people whose lifetimes are drawn: each has a register with the chance that survival must
 *     exceed
 * @param factors what is read beside the growth of assets: each has a register with its value now
 * @param pockets what is kept apart, as a list of records; a policy without any holds one mix
 * @param planned what the instructions read that all paths share
 * @param lists pockets by name, or a number for each: planned like other values
 * @param registers how many columns a block needs
 * @param slots how many values planning needs room for
 */
public record PolicyIr(
    String name,
    List<String> assets,
    List<State> states,
    List<String> people,
    List<Factor> factors,
    Optional<Ir> pockets,
    List<Series> series,
    List<Planned> planned,
    List<Planned> lists,
    List<Block> blocks,
    int registers,
    int slots,
    Span span) {

  public static final int WEALTH = 0;

  /** 1 until the first payment that is not made in full. */
  public static final int ALIVE = 1;

  /** How many payments were made in full before the first that was not. */
  public static final int LIVED = 2;

  /** What was paid this year. */
  public static final int PAID = 3;

  public static final int PORTFOLIO_RETURN = 4;
  public static final int FIRST_GROWTH = 5;

  /** A value carried along a path, and what it is before the first period. */
  public record State(String name, Ir initial) {}

  public record Series(String name, Type type, boolean monthly) {}

  /** A value that all paths share. */
  public record Planned(Ir value, Shape shape) {}

  /** What is done at one instant of each year or month. */
  public record Block(boolean start, boolean month, List<Instruction> instructions) {

    /** Returns when what the block reads is known. */
    public Known known() {
      return start ? Known.START : Known.END;
    }
  }

  /** Returns the same policy with other instructions. */
  public PolicyIr with(List<Factor> read, List<Block> otherBlocks, int otherRegisters) {
    return new PolicyIr(
        name,
        assets,
        states,
        people,
        read,
        pockets,
        series,
        planned,
        lists,
        otherBlocks,
        otherRegisters,
        slots,
        span);
  }

  /** Returns the register of a state. */
  public int stateRegister(int state) {
    return FIRST_GROWTH + assets.size() + state;
  }

  /** Returns the register of a person. */
  public int personRegister(int person) {
    return FIRST_GROWTH + assets.size() + states.size() + person;
  }

  /** Returns the register of a factor, by its place. */
  public int factorRegister(int factor) {
    return FIRST_GROWTH + assets.size() + states.size() + people.size() + factor;
  }

  /** Returns the first register without a fixed meaning. */
  public int firstScratch() {
    return factorRegister(factors.size());
  }
}
