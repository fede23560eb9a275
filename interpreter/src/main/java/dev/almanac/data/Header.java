package dev.almanac.data;

import dev.almanac.data.Layout.Field;
import dev.almanac.diagnostic.Suggestion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The first line of a data file: where the declared columns stand. */
final class Header {

  private final List<String> names;
  private final long line;

  Header(List<String> names, long line) {
    this.names = List.copyOf(names);
    this.line = line;
  }

  int size() {
    return names.size();
  }

  /** Returns the places of the fields; reports those that have none, or two. */
  int[] places(Layout layout, Mistakes mistakes) {
    int[] places = new int[layout.fields().size()];
    for (int f = 0; f < places.length; f++) {
      Field field = layout.fields().get(f);
      places[f] = names.indexOf(field.header());
      if (places[f] < 0) {
        mistakes.add(unknown(field, layout.separator()));
      } else if (Collections.frequency(names, field.header()) > 1) {
        mistakes.add(
            Mistake.at(
                    line,
                    names.lastIndexOf(field.header()),
                    "data/header",
                    "two columns of this file are called `" + field.header() + "`",
                    "the second")
                .declaredBy(field)
                .hint("give one of them another name in the file"));
      }
    }
    return places;
  }

  private Mistake unknown(Field field, char separator) {
    Mistake unknown =
        Mistake.at(
                line,
                Mistake.WHOLE_LINE,
                "data/header",
                "this file has no column `" + field.header() + "`",
                "the columns of the file")
            .declaredBy(field);
    return hint(field.header(), separator).map(unknown::hint).orElse(unknown);
  }

  private Optional<String> hint(String wanted, char separator) {
    Optional<String> other =
        names.size() == 1 && separator != ';' && names.getFirst().contains(";")
            ? Optional.of("write `separator: \";\"` if semicolons stand between the columns")
            : names.size() == 1 && separator != '\t' && names.getFirst().contains("\t")
                ? Optional.of("write `separator: \"\\t\"` if tabs stand between the columns")
                : Optional.empty();
    return other
        .or(() -> Suggestion.closest(wanted, names).map(near -> "did you mean \"" + near + "\"?"))
        .or(() -> names.contains(wanted.strip()) ? Optional.empty() : same(wanted));
  }

  private Optional<String> same(String wanted) {
    return names.stream()
        .filter(n -> n.equalsIgnoreCase(wanted))
        .findFirst()
        .map(n -> "did you mean \"" + n + "\"?");
  }
}
