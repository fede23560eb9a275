package dev.almanac.execute;

import dev.almanac.simulation.StreamKey;
import dev.almanac.simulation.Uniforms;

/** The draws of how long people live: one for each path and name. */
final class Lifetimes {

  /** A person may be called like an asset: their draws are still their own. */
  private static final String LIFETIME = "lifetime of ";

  private Lifetimes() {}

  /** Fills a column with the chance that survival must exceed while the person lives. */
  static void fill(long seed, String person, long firstPath, double[] column, int n) {
    Uniforms.fill(StreamKey.of(seed, LIFETIME + person), firstPath, 0, column, n);
  }
}
