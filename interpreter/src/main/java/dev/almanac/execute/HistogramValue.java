package dev.almanac.execute;

import dev.almanac.result.Display;
import java.util.List;

/** How often the values of a sample fall into equally wide bins. */
record HistogramValue(List<Double> edges, List<Long> counts, Display display) {}
