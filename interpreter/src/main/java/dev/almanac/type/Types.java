package dev.almanac.type;

import dev.almanac.type.Type.Form;
import dev.almanac.type.Type.Quantity;

/** The types of numbers that come up everywhere. */
public final class Types {

  public static final Type WHOLE = new Quantity(Unit.ONE, Form.WHOLE);
  public static final Type NUMBER = new Quantity(Unit.ONE, Form.NUMBER);
  public static final Type RATIO = new Quantity(Unit.ONE, Form.RATIO);
  public static final Type YEARS = of(Unit.YEARS);

  private Types() {}

  /** Returns a number of a unit. */
  public static Type of(Unit unit) {
    return new Quantity(unit, Form.NUMBER);
  }
}
