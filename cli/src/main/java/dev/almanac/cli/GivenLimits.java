package dev.almanac.cli;

import dev.almanac.diagnostic.Suggestion;
import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what {@code --limit} gives. */
final class GivenLimits {

  private GivenLimits() {}

  /** Returns the limits with one more of them, written as {@code name=figure}. */
  static Limits with(Limits limits, String given) throws UsageError {
    int equals = given.indexOf('=');
    if (equals <= 0 || equals == given.length() - 1) {
      throw new UsageError(
          "`--limit` needs a name and a figure, such as `--limit paths=100_000`; not `"
              + given
              + "`");
    }
    Limit limit = named(given.substring(0, equals).strip());
    if (limits.given().containsKey(limit)) {
      throw new UsageError("the limit `" + limit.word + "` is given twice");
    }
    String figure = given.substring(equals + 1).strip();
    OptionalLong read = limit.read(figure);
    if (read.isEmpty()) {
      throw new UsageError(
          "the limit `" + limit.word + "` is " + limit.range() + "; not `" + figure + "`");
    }
    return limits.with(limit, read.getAsLong());
  }

  private static Limit named(String word) throws UsageError {
    Optional<Limit> limit = Limit.named(word);
    if (limit.isEmpty()) {
      String end =
          Suggestion.closest(word, Limit.words())
              .map(near -> "; did you mean `" + near + "`?")
              .orElse("; there are " + String.join(", ", Limit.words()));
      throw new UsageError("there is no limit `" + word + "`" + end);
    }
    return limit.get();
  }
}
