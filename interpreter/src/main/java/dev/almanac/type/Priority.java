package dev.almanac.type;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much a household needs what a liability pays for. */
public enum Priority {
  ESSENTIAL,
  WISH;

  /** Returns the word a plan uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the priority of a word. */
  public static Optional<Priority> of(String word) {
    return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
  }

  /** Returns all words, for suggestions. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Priority::word).toList();
  }
}
