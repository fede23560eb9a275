package dev.almanac.result;

import dev.almanac.source.Span;
import java.util.List;

/**
 * What a plan expects to pay or to receive.
 *
 * @param wish whether it is left out first
 * @param years the amount of each year, from the first, positive, in the plan's money; what hangs
 *     on deaths by its chance
 */
public record PlannedFlow(
    String name, boolean income, boolean wish, List<Double> years, Display display, Span span) {}
