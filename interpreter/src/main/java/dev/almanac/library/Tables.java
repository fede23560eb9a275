package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/** The natives of std.core about rows of a table. */
final class Tables {

  private Tables() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("on_day", Tables::onDay);
  }

  /** The row of a day, which must be the only one; nothing is filled in from the days beside it. */
  private static Object onDay(Native.Call c) {
    String column = dates(c);
    List<?> rows = (List<?>) c.values().getFirst();
    LocalDate day = c.get(1, LocalDate.class);
    var found = new ArrayList<Integer>();
    NavigableSet<LocalDate> others = new TreeSet<>();
    for (int i = 0; i < rows.size(); i++) {
      LocalDate date = date(rows, column, i);
      if (date.equals(day)) {
        found.add(i);
      } else {
        others.add(date);
      }
    }
    if (found.size() == 1) {
      return rows.get(found.getFirst());
    }
    if (found.isEmpty()) {
      throw none(day, others, c);
    }
    throw wrong(
        "several rows are of " + day,
        c.spans().get(1),
        "there are " + found.size(),
        "take them all: `[row for row in ... where row." + column + " == " + day + "]`");
  }

  private static LocalDate date(List<?> rows, String column, int row) {
    // A table has its columns at hand, so no record is made of a row that is not wanted.
    Object date =
        rows instanceof DataValue data
            ? ((List<?>) data.column(column)).get(row)
            : ((Map<?, ?>) rows.get(row)).get(column);
    return (LocalDate) Objects.requireNonNull(date);
  }

  /** Returns the name of the one column of dates. */
  private static String dates(Native.Call c) {
    List<String> dates =
        switch (c.type()) {
          case Type.RecordOf r ->
              r.fields().keySet().stream()
                  .filter(f -> Type.Plain.DATE.equals(r.fields().get(f)))
                  .toList();
          default -> List.of();
        };
    if (dates.size() != 1) {
      throw wrong(
          "which column says of which day a row is?",
          c.spans().getFirst(),
          dates.isEmpty() ? "no dates" : "dates are in " + String.join(", ", dates),
          dates.isEmpty()
              ? "declare the column: `date: date(\"Header in the file\")`"
              : "name it: `[row for row in ... where row." + dates.getFirst() + " == ...]`");
    }
    return dates.getFirst();
  }

  private static Problem none(LocalDate day, NavigableSet<LocalDate> others, Native.Call c) {
    LocalDate before = others.lower(day);
    LocalDate after = others.higher(day);
    String near =
        before == null
            ? after == null ? "" : "the first is " + after
            : after == null
                ? "the last is " + before
                : "the nearest are " + before + " and " + after;
    return wrong(
        "no row is of " + day,
        c.spans().get(1),
        near.isEmpty() ? "there are no rows" : near,
        "name a day that is there");
  }

  private static Problem wrong(String title, Span span, String label, String hint) {
    return new Problem(Diagnostic.error("value/day", title, span, label).withHint(hint));
  }
}
