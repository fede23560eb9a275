package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamKeyTest {

  @Test
  void theHashIsTheOneDocumented() {
    // FNV-1a of "" is the offset basis, of "a" af63dc4c8601ec8c; then the finalizer of splitmix64.
    assertThat(StreamKey.hash("")).isEqualTo(finalized(0xCBF29CE484222325L));
    assertThat(StreamKey.hash("a")).isEqualTo(finalized(0xAF63DC4C8601EC8CL));
  }

  @Test
  void namesSeldomCollide() {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      seen.add(StreamKey.of(1, "asset" + i).name());
    }
    assertThat(seen).hasSize(100_000);
  }

  private static long finalized(long h) {
    long z = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
