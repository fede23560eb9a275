package dev.almanac.conformance;

import java.nio.charset.StandardCharsets;

/** Jazzer's way in: it makes texts that reach code which no text before has reached. */
public final class CoverageFuzz {

  private CoverageFuzz() {}

  /** Called with one text after another; what it throws is a find. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Oracle.answer(new String(bytes, StandardCharsets.UTF_8));
  }
}
