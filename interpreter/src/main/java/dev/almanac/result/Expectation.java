package dev.almanac.result;

import dev.almanac.source.Span;

/**
 * What became of an {@code expect} line.
 *
 * @param text the line as written
 * @param detail the figures it was decided on, in words
 */
public record Expectation(String text, Verdict verdict, String detail, Span span) {

  /** Held, did not hold, or is left open by sampling error. */
  public enum Verdict {
    HOLDS,
    FAILS,
    UNDECIDED
  }
}
