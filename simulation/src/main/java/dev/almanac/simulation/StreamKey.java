package dev.almanac.simulation;

import java.nio.charset.StandardCharsets;

/**
 * The Threefry key of one stream of draws. A draw is addressed by (seed, declared name, path,
 * period), never by the order in which declarations happen to be evaluated.
 *
 * @param seed the seed of the plan
 * @param name the hash of the declared name
 */
public record StreamKey(long seed, long name) {
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  public static StreamKey of(long seed, String name) {
    return new StreamKey(seed, hash(name));
  }

  /**
   * FNV-1a (64 bits) over the UTF-8 bytes of the name, then the finalizer of splitmix64 (Steele,
   * Lea and Flood 2014), because the high bits of FNV are weak for short names.
   */
  static long hash(String name) {
    long h = FNV_OFFSET;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      h = (h ^ (b & 0xFF)) * FNV_PRIME;
    }
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return h ^ (h >>> 31);
  }
}
