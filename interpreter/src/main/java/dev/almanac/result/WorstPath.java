package dev.almanac.result;

import dev.almanac.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong on a path, in sentences.
 *
 * @param path its number, from 0
 * @param fails whether a payment was not made in full
 */
public record WorstPath(long path, boolean fails, List<Sentence> sentences) {

  /**
   * A sentence, and the line of a text that it is about.
   *
   * @param place empty where it is about no line
   */
  public record Sentence(String text, Optional<Span> place) {}
}
