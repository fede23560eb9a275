package dev.almanac.finance;

import java.time.LocalDate;

/**
 * A promise of dated payments. Prices and payments are per dollar of face: 0.995 is a quotation of
 * 99.5. A clean price leaves out accrued interest, which the buyer pays besides; the present value
 * of the cash flows includes it.
 */
public sealed interface Bond permits Bill, CouponBond, InflationLinkedBond {

  LocalDate maturity();

  /**
   * What is paid after a date; an inflation-linked bond's is in dollars of constant purchasing
   * power.
   *
   * @param settlement before maturity; a coupon of this day is not part
   * @param time how years to a payment are counted: {@link DayCount#ACTUAL_365} on most curves
   */
  CashFlows cashFlows(LocalDate settlement, DayCount time);
}
