package dev.almanac.check;

import dev.almanac.check.CheckColumns.Column;
import dev.almanac.data.Layout.Bound;
import dev.almanac.data.Layout.Timing;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.syntax.Ast;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the time of a history: how often it has a row, where it begins and ends. */
final class CheckTiming {

  private static final int MONTHS = 12;

  /** A month in a plan is a difference to the grammar. */
  private static final Pattern MONTH = Pattern.compile("(\\d{4})\\s*-\\s*(\\d{2})");

  private final Checker checker;
  private Optional<Ast.Entry> every = Optional.empty();
  private Optional<Ast.Entry> from = Optional.empty();
  private Optional<Ast.Entry> until = Optional.empty();

  CheckTiming(Checker checker) {
    this.checker = checker;
  }

  /** Takes note of {@code every}, {@code from} or {@code until}. */
  void read(Ast.Entry e) {
    switch (e.key().text()) {
      case "every" -> every = Optional.of(e);
      case "from" -> from = Optional.of(e);
      default -> until = Optional.of(e);
    }
  }

  /** Returns the time of a history; empty for a table of records, or where it is wrong. */
  Optional<Timing> of(List<Column> columns, Ast.Name data) {
    if (every.isEmpty()) {
      requireNoHistory(columns);
      return Optional.empty();
    }
    int step = step(every.get());
    List<Column> times =
        columns.stream()
            .filter(c ->
                c.kind() == ColumnKind.MONTH || (c.kind() == ColumnKind.YEAR && step == MONTHS))
            .toList();
    if (times.size() != 1) {
      reportTimes(times, step, data);
      return Optional.empty();
    }
    boolean levels = columns.stream().anyMatch(c -> c.kind().isLevel());
    boolean others =
        columns.stream().anyMatch(c -> !c.kind().isLevel() && !c.equals(times.getFirst()));
    return Optional.of(
        new Timing(
            times.getFirst().field(),
            step,
            from.flatMap(e -> bound(e, false)),
            until.flatMap(e -> bound(e, true)),
            levels && others,
            every.get().span()));
  }

  private void requireNoHistory(List<Column> columns) {
    columns.stream()
        .filter(c -> c.kind().isReturns())
        .findFirst()
        .ifPresent(c ->
            checker.report(
                Diagnostic.error(
                        "data/every",
                        "the returns of `" + c.name() + "` are of a month, or of a year?",
                        c.span(),
                        "the step is not said")
                    .withHint("add `every: 1 month` or `every: 1 year`")));
    from.or(() -> until)
        .ifPresent(e ->
            checker.report(
                Diagnostic.error(
                        "data/every",
                        "`" + e.key().text() + "` is said of a history",
                        e.span(),
                        "this is a table of records")
                    .withHint("add `every: 1 month` or `every: 1 year`")));
  }

  private int step(Ast.Entry e) {
    if (e.value() instanceof Ast.WithUnit w
        && w.value() instanceof Ast.Numeral n
        && n.value() == 1.0
        && (w.unit().equals("month") || w.unit().equals("year"))) {
      return w.unit().equals("month") ? 1 : MONTHS;
    }
    checker.report(
        Diagnostic.error(
                "data/every", "a history has a row a month or a year", e.value().span(), "neither")
            .withHint("write `every: 1 month` or `every: 1 year`"));
    return MONTHS;
  }

  private void reportTimes(List<Column> times, int step, Ast.Name data) {
    String kinds = step == 1 ? "`month`" : "`year` or `month`";
    Diagnostic d =
        times.isEmpty()
            ? Diagnostic.error(
                "data/time",
                "which column says when a row is?",
                data.span(),
                "no column of the kind " + kinds)
            : Diagnostic.error(
                    "data/time", "two columns say when a row is", times.get(1).span(), "the second")
                .withLabel(times.get(0).span(), "the first");
    checker.report(
        times.isEmpty()
            ? d.withHint(
                step == 1
                    ? "add `date: month(\"Header in the file\")`"
                    : "add `date: year(\"Header in the file\")`")
            : d.withHint("declare one of them as `text`"));
  }

  /** Reads a month, a year or a day; of months and years that a day cuts only whole ones count. */
  private Optional<Bound> bound(Ast.Entry e, boolean last) {
    OptionalInt month =
        switch (e.value()) {
          case Ast.Numeral n
              when n.kind() == Ast.NumeralKind.WHOLE && e.value().span().text().length() == 4 ->
              OptionalInt.of(((int) n.value()) * MONTHS + (last ? MONTHS - 1 : 0));
          case Ast.Date d -> ofDay(d.text(), last);
          default -> ofMonth(e.value().span().text());
        };
    if (month.isEmpty()) {
      checker.report(
          Diagnostic.error(
                  "data/bound",
                  "`" + e.key().text() + "` is a month or a year",
                  e.value().span(),
                  "neither")
              .withHint("write it as in `" + e.key().text() + ": 1927-01`"));
      return Optional.empty();
    }
    return Optional.of(new Bound(month.getAsInt(), e.span()));
  }

  private static OptionalInt ofMonth(String text) {
    Matcher m = MONTH.matcher(text);
    if (!m.matches()) {
      return OptionalInt.empty();
    }
    int month = Integer.parseInt(m.group(2));
    return month >= 1 && month <= MONTHS
        ? OptionalInt.of(Integer.parseInt(m.group(1)) * MONTHS + month - 1)
        : OptionalInt.empty();
  }

  private static OptionalInt ofDay(String text, boolean last) {
    try {
      LocalDate day = LocalDate.parse(text);
      LocalDate next = last ? day.plusDays(1) : day.minusDays(1);
      int month = next.getYear() * MONTHS + next.getMonthValue() - 1;
      return OptionalInt.of(last ? month - 1 : month + 1);
    } catch (DateTimeException e) {
      return OptionalInt.empty();
    }
  }
}
