package dev.almanac.execute;

/** How often the values of a sample fall into equally wide bins. */
record HistogramValue(double[] edges, long[] counts) {}
