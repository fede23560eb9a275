package dev.almanac.simulation;

/**
 * A sample quantile.
 *
 * @param standardError of the value, see {@link OrderStatistics#estimate}
 */
public record Quantile(double probability, double value, double standardError) {}
