package dev.almanac.result;

/** How a number is to be printed; the number itself never changes. */
public enum Display {
  /** A plain number: 23.54. */
  NUMBER,
  /** A whole number: 30. */
  WHOLE,
  /** A ratio shown in percent: 0.0425 as 4.25 %. */
  PERCENT,
  /** A rate per year shown in percent. */
  PERCENT_PER_YEAR,
  /** Today's money. */
  REAL_MONEY,
  /** Money of the day it is paid. */
  NOMINAL_MONEY,
  /** Today's money, a year. */
  REAL_MONEY_PER_YEAR,
  /** Money of the day it is paid, a year. */
  NOMINAL_MONEY_PER_YEAR,
  /** A length of time, in years. */
  YEARS
}
