package dev.almanac.library;

import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.HullWhite;
import dev.almanac.finance.Inflation;
import dev.almanac.finance.YieldCurve;
import dev.almanac.finance.ZeroGrowth;
import java.util.List;
import java.util.Optional;

/**
 * What moves in a market beside its assets: curves and the price level.
 *
 * @param rates the short rate of the plan's own money, and its curve. Without volatility the
 *     curve's own forward rates come true
 * @param nominalRates that of nominal money
 * @param inflation where it differs from path to path
 * @param funds the assets that grow as the rates do
 * @param shocks of the other assets in their order, then of rates and of inflation where they are
 *     random, how they correlate; empty where nothing but the assets is drawn, and no fund is
 */
public record Factors(
    Optional<HullWhite> rates,
    Optional<HullWhite> nominalRates,
    Optional<Inflation> inflation,
    List<Fund> funds,
    Optional<CorrelationMatrix> shocks) {

  private static final Factors NONE =
      new Factors(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  /** Nothing moves but the assets, and prices at a known rate. */
  public static Factors none() {
    return NONE;
  }

  /** The model on which the forward rates of a curve come true. */
  public static HullWhite forwards(YieldCurve curve) {
    return new HullWhite(curve, 1.0, 0.0);
  }

  /**
   * A fund of zero-coupon bonds, exchanged every period for bonds of the same maturity.
   *
   * @param place among the assets of the market
   * @param years to maturity, when a period begins
   * @param nominal whether they pay nominal money
   * @param deflated whether they lose to inflation, being nominal in a real plan
   * @param fee the logarithm of what a yearly fee leaves
   */
  public record Fund(int place, double years, boolean nominal, boolean deflated, double fee) {

    Fund after(MarketValue.Fee more) {
      return new Fund(place, years, nominal, deflated, fee + more.log());
    }
  }

  /** Returns whether the short rate differs from path to path. */
  public boolean hasRandomRates() {
    return rates.filter(r -> r.volatility() > 0.0).isPresent();
  }

  /** Returns the same with funds, or nothing new where nothing but the assets is random. */
  public Factors with(List<Fund> all, CorrelationMatrix correlation) {
    boolean moves = !all.isEmpty() || hasRandomRates() || inflation.isPresent();
    return moves
        ? new Factors(rates, nominalRates, inflation, all, Optional.of(correlation))
        : this;
  }

  /** Returns how a fund grows in a period, from 1, in the money its bonds pay. */
  public ZeroGrowth growth(Fund fund, int period, int periodsPerYear) {
    double from = (period - 1.0) / periodsPerYear;
    double to = (double) period / periodsPerYear;
    HullWhite model = (fund.nominal() ? nominalRates : rates).orElseThrow();
    ZeroGrowth zero = model.zeroGrowth(from, to, Math.max(to, from + fund.years()));
    double constant = zero.constant() + fund.fee() / periodsPerYear;
    return new ZeroGrowth(constant, zero.before(), zero.after());
  }

  Factors after(MarketValue.Fee fee) {
    return new Factors(
        rates, nominalRates, inflation, funds.stream().map(f -> f.after(fee)).toList(), shocks);
  }
}
