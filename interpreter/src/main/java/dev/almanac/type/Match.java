package dev.almanac.type;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By what a liability is to be met. */
public enum Match {
  /** By something that pays the amount at that time, such as a bond. */
  EXPLICIT,
  /** By something that is worth the amount by then with good chances. */
  STATISTICAL;

  /** Returns the word a plan uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the match of a word. */
  public static Optional<Match> of(String word) {
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
  }

  /** Returns all words, for suggestions. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Match::word).toList();
  }
}
