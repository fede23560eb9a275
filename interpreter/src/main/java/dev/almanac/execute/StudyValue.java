package dev.almanac.execute;

import dev.almanac.library.MarketValue;
import java.util.Optional;

/**
 * A study that has been run.
 *
 * @param cells an outcome for each combination of the axes
 * @param market of the first cell
 */
record StudyValue(
    String name, CubeValue cells, long paths, long seed, Optional<MarketValue> market) {}
