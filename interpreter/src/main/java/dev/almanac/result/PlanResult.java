package dev.almanac.result;

import java.util.List;
import java.util.Map;

/**
 * Everything a plan yields; a pure function of its text, imports, data and the engine's version.
 *
 * @param plan the plan's name
 * @param engine the engine's version
 * @param sources by name, the hash (SHA-256, hex) of every text and data file that took part
 * @param parameters the plan's parameters and the values they had
 * @param conventions what the figures mean: basis, step, horizon, quantile definition
 */
public record PlanResult(
    String plan,
    String engine,
    Map<String, String> sources,
    Map<String, Cell> parameters,
    Map<String, String> conventions,
    List<RunSummary> runs,
    List<Shown> shown,
    List<Expectation> expectations) {}
