package dev.almanac.simulation;

/** How the assets of a market grow, period by period. Immutable; one {@link Draw} per thread. */
public interface MarketModel {
  /** The column of the price level, counted from the last asset's on. */
  int PRICES = 0;

  /** The column of the short rate, counted from the last asset's on. */
  int RATE = 1;

  /** How many columns there may be after those of the assets. */
  int FACTORS = 2;

  int assets();

  Draw newDraw();

  /** Draws the growth of a block of paths; holds scratch columns, so it is for one thread. */
  interface Draw {
    /** Begins a block of n paths, at most {@link Blocks#MAX_SIZE}. */
    void begin(long firstPath, int n);

    /**
     * Fills {@code growth[asset][lane]}, the growth factor of each asset over the period (1.05 is a
     * return of 5 %).
     *
     * @param period 1, 2, 3, ... in this order after {@code begin}
     */
    void period(int period, double[][] growth, int n);
  }
}
