package dev.almanac.type;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a number measures: powers of money and of time (years), and the convention it follows.
 *
 * <p>A rate with a convention (geometric, log, ...) is a number per year that must be converted
 * before it is mixed with another.
 */
public record Unit(int money, int time, Basis basis, Convention convention) {

  /** Which money: today's, or that of the day it is paid. */
  public enum Basis {
    NONE,
    REAL,
    NOMINAL
  }

  /** How a mean or a volatility is meant. */
  public enum Convention {
    NONE,
    GEOMETRIC,
    ARITHMETIC,
    LOG,
    SIMPLE;

    /** Returns the word a plan uses. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static final Unit ONE = new Unit(0, 0, Basis.NONE, Convention.NONE);
  public static final Unit YEARS = new Unit(0, 1, Basis.NONE, Convention.NONE);
  public static final Unit PER_YEAR = new Unit(0, -1, Basis.NONE, Convention.NONE);

  /** Returns money of a basis. */
  public static Unit money(Basis basis) {
    return new Unit(1, 0, basis, Convention.NONE);
  }

  /** Returns whether this is a pure number, of no convention. */
  public boolean isOne() {
    return equals(ONE);
  }

  /** Returns the unit of a product, whose conventions and bases have been found to agree. */
  public Unit times(Unit other) {
    return normal(
        money + other.money,
        time + other.time,
        basis == Basis.NONE ? other.basis : basis,
        convention == Convention.NONE ? other.convention : convention);
  }

  /** Returns the unit of a quotient, likewise. */
  public Unit over(Unit other) {
    return normal(
        money - other.money,
        time - other.time,
        basis == Basis.NONE ? other.basis : basis,
        convention == other.convention ? Convention.NONE : convention);
  }

  private static Unit normal(int money, int time, Basis basis, Convention convention) {
    return new Unit(money, time, money == 0 ? Basis.NONE : basis, convention);
  }

  /** Returns a planner's words for it, such as "an amount of today's money". */
  public String describe() {
    if (convention != Convention.NONE) {
      return (convention == Convention.ARITHMETIC ? "an " : "a ") + convention.word() + " rate";
    }
    String which = basis == Basis.NOMINAL ? "nominal money" : "today's money";
    if (money == 1 && time == 0) {
      return "an amount of " + which;
    }
    if (money == 1 && time == -1) {
      return "an amount of " + which + " per year";
    }
    if (money == 0 && time == 1) {
      return "a length of time";
    }
    if (money == 0 && time == -1) {
      return "a rate per year";
    }
    return money == 0 && time == 0 ? "a number" : "money^" + money + " time^" + time;
  }

  // By hand, as the first use of what a record comes with costs every start of the JVM 15 ms.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Unit u
        && money == u.money
        && time == u.time
        && basis == u.basis
        && convention == u.convention;
  }

  @Override
  public int hashCode() {
    return Objects.hash(money, time, basis, convention);
  }
}
