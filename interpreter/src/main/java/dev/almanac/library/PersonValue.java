package dev.almanac.library;

import dev.almanac.finance.Mortality;
import java.time.LocalDate;

/**
 * Somebody who is alive when the plan begins.
 *
 * @param name the address of the lifetime's draws
 * @param age in years when the plan begins
 */
public record PersonValue(String name, LocalDate born, Mortality law, double age) {

  /** Returns the chance to be alive so many years after the plan began. */
  public double survival(double years) {
    return law.survival(age, years);
  }
}
