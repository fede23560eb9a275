package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreefryTest {

  /** The known answers of Random123 (kat_vectors, threefry2x64 with 20 rounds). */
  @Test
  void knownAnswers() {
    assertThat(block(0, 0, 0, 0)).containsExactly(0xc2b6e3a8c2c69865L, 0x6f81ed42f350084dL);
    assertThat(block(-1, -1, -1, -1)).containsExactly(0xe02cb7c4d95d277aL, 0xd06633d0893b8b68L);
    assertThat(
            block(
                0xa4093822299f31d0L, 0x082efa98ec4e6c89L, 0x243f6a8885a308d3L, 0x13198a2e03707344L))
        .containsExactly(0x263c7d30bb0f0af1L, 0x56be8361d3311526L);
  }

  @Test
  void lanesAreCountedFromTheFirstPath() {
    int n = 1000;
    long[] x = new long[n];
    long[] y = new long[n];
    Threefry.fill(5, 6, 1L << 40, 7, x, y, n);
    for (int i = 0; i < n; i++) {
      assertThat(block(5, 6, (1L << 40) + i, 7)).containsExactly(x[i], y[i]);
    }
  }

  private static long[] block(long key0, long key1, long path, long counter) {
    long[] x = new long[1];
    long[] y = new long[1];
    Threefry.fill(key0, key1, path, counter, x, y, 1);
    return new long[] {x[0], y[0]};
  }
}
