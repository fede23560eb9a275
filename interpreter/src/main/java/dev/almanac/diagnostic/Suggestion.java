package dev.almanac.diagnostic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the name that was probably meant. */
public final class Suggestion {

  /** Nobody mistypes a longer word, and comparing takes the square of its length. */
  private static final int LONGEST = 80;

  private static final int FARTHEST = 3;

  private Suggestion() {}

  /**
   * Returns the known name nearest to what was written, if one is near enough to be worth saying.
   *
   * <p>Near is: a few slips of the finger (a third of the length), the same words in another order,
   * or a name cut short. Ties go to the first in the alphabet.
   */
  public static Optional<String> closest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    var others = known.stream().filter(k -> !k.equals(written)).sorted().toList();
    return bySpelling(written, others.stream())
        .or(() -> others.stream().filter(k -> words(k).equals(words(written))).findFirst())
        .or(() -> byPrefix(written, others.stream()));
  }

  private static Optional<String> bySpelling(String written, Stream<String> known) {
    record Near(String name, int distance) {}

    String folded = fold(written);
    int limit = Math.min(FARTHEST, (folded.length() + 1) / 3);
    return known
        .filter(k -> Math.abs(k.length() - written.length()) <= limit)
        .map(k -> new Near(k, distance(folded, fold(k))))
        .filter(n -> n.distance() <= limit)
        .min(Comparator.comparingInt(Near::distance))
        .map(Near::name);
  }

  private static Optional<String> byPrefix(String written, Stream<String> known) {
    if (written.length() < 3) {
      return Optional.empty();
    }
    return known
        .filter(k -> fold(k).startsWith(fold(written)))
        .min(Comparator.comparingInt(String::length));
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String words(String name) {
    return Arrays.stream(fold(name).split("_", -1)).sorted().collect(Collectors.joining("_"));
  }

  /**
   * Returns the insertions, deletions, replacements and swaps of neighbours that turn one text into
   * the other, no character being edited twice.
   */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (swapped(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
