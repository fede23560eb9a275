package dev.almanac.finance;

/**
 * One dollar a year, in equal parts, for a term or for life. Nothing is charged for the insurer's
 * costs: values are actuarially fair.
 *
 * @param timing of the first payment: at the start of its period or at the end
 * @param paymentsPerYear 12 for a monthly annuity, of 1/12 each
 * @param deferral in years from now until the first period starts, not negative
 * @param guarantee in years from there, not negative: what is due then is paid even after death
 * @param term in years from there, positive: nothing is due later; infinite for life
 */
public record Annuity(
    Timing timing, int paymentsPerYear, double deferral, double guarantee, double term) {
  // What is left of all lives when nobody will be missed: e^(-5% 200 years) is e^-10.
  private static final double NOBODY = 1e-25;

  private static final double ROUNDING = 1e-9;

  /** When in its period a payment is made. */
  public enum Timing {
    /** At its start: an annuity due. */
    DUE,
    /** At its end: an annuity immediate. */
    IMMEDIATE
  }

  public Annuity {
    if (paymentsPerYear < 1) {
      throw new IllegalArgumentException(paymentsPerYear + " payments per year");
    }
    if (!(deferral >= 0.0 && deferral < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a deferral of " + deferral + " years");
    }
    if (!(guarantee >= 0.0 && guarantee < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a guarantee of " + guarantee + " years");
    }
    if (!(term > 0.0)) {
      throw new IllegalArgumentException("a term of " + term + " years");
    }
  }

  /** For life, from now on. */
  public static Annuity life(Timing timing, int paymentsPerYear) {
    return new Annuity(timing, paymentsPerYear, 0.0, 0.0, Double.POSITIVE_INFINITY);
  }

  /** For a term, from now on. */
  public static Annuity certain(Timing timing, int paymentsPerYear, double term) {
    return new Annuity(timing, paymentsPerYear, 0.0, 0.0, term);
  }

  /** The same, starting so many years from now. */
  public Annuity deferred(double years) {
    return new Annuity(timing, paymentsPerYear, years, guarantee, term);
  }

  /** The same, with the first years paid whoever lives. */
  public Annuity guaranteed(double years) {
    return new Annuity(timing, paymentsPerYear, deferral, years, term);
  }

  /**
   * The expected present value: of so many dollars a year, the price is so many times this.
   *
   * @param lives such that payments end, if the term does not: they are left out once less than
   *     1e-25 of them is expected; it is an error if that takes longer than 1000 years
   */
  public double presentValue(YieldCurve curve, Lives lives) {
    double sum = 0.0;
    // A payment on the last moment of the term, or nearly, is one of its payments.
    double end = term - (timing == Timing.DUE ? 1.0 / paymentsPerYear : 0.0) + ROUNDING;
    for (int i = timing == Timing.DUE ? 0 : 1; ; i++) {
      double since = (double) i / paymentsPerYear;
      if (since > end) {
        break;
      }
      double alive = lives.expected(deferral + since);
      boolean assured = since <= guarantee - (timing == Timing.DUE ? ROUNDING : -ROUNDING);
      if (!assured && alive < NOBODY) {
        break;
      }
      if (since > 1000.0) {
        throw new IllegalArgumentException("payments do not end");
      }
      sum += (assured ? 1.0 : alive) * curve.discount(deferral + since);
    }
    return sum / paymentsPerYear;
  }

  /**
   * What a premium paid now buys, in dollars a year: premium / {@link #presentValue}.
   *
   * @param premium not negative
   */
  public double fairPayment(double premium, YieldCurve curve, Lives lives) {
    if (!(premium >= 0.0 && premium < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("premium " + premium);
    }
    double value = presentValue(curve, lives);
    if (!(value > 0.0)) {
      throw new IllegalArgumentException("an annuity that pays nothing");
    }
    return premium / value;
  }
}
