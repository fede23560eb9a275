package dev.almanac.library;

/**
 * A simulated figure.
 *
 * @param standardError NaN where there is none, as of a minimum
 * @param paths how many it was estimated from
 */
public record Estimate(double value, double standardError, long paths) {}
