package dev.almanac.execute;

/** Counts values by bins. */
final class Bins {

  private Bins() {}

  /** Values below the first edge count in the first bin, those above the last in the last. */
  static long[] count(double[] values, double[] edges) {
    int bins = edges.length - 1;
    double from = edges[0];
    double width = (edges[bins] - from) / bins;
    long[] counts = new long[bins];
    for (double v : values) {
      counts[(int) Math.clamp(Math.floor((v - from) / width), 0.0, bins - 1.0)]++;
    }
    return counts;
  }
}
