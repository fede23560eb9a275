package dev.almanac.result;

import java.util.Optional;

/**
 * A figure that was shown before and is another now.
 *
 * @param title what it is called
 * @param difference now less before; its error is that of the paired difference where both were
 *     simulated on the same draws, NaN where nothing says how far it scatters
 */
public record Change(String title, Cell before, Cell after, Optional<Cell> difference) {}
