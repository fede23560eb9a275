package dev.almanac.execute;

import dev.almanac.library.MarketValue;
import java.util.Optional;

/**
 * A study that has been run.
 *
 * @param cells an outcome for each combination of the axes
 * @param held how many cells it has: those that its condition does not leave out
 * @param market of all cells, if it is one
 */
record StudyValue(
    String name, CubeValue cells, long held, long paths, long seed, Optional<MarketValue> market) {}
