package dev.almanac.data;

import dev.almanac.data.Layout.Field;
import dev.almanac.data.Layout.Form;
import dev.almanac.data.Layout.Timing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One column while it is read. */
final class TableColumn {

  private static final int NONE = Integer.MIN_VALUE;

  private final Field field;
  private final int place;
  private final Optional<Timing> timing;
  private final Mistakes mistakes;
  private final CalendarCells calendar;
  private final List<String> texts = new ArrayList<>();
  private double[] numbers = new double[16];
  private int size = 0;

  // A run of empty cells is one mistake.
  private long emptyLine = 0;
  private int emptyCells = 0;
  private int firstEmpty = 0;
  private int lastEmpty = 0;

  private int lastFull = NONE;

  TableColumn(Field field, int place, Optional<Timing> timing, Mistakes mistakes) {
    this.field = field;
    this.place = place;
    this.timing = timing;
    this.mistakes = mistakes;
    this.calendar = new CalendarCells(field.form());
  }

  /** Returns the time a cell stands for; NaN if it is not one. */
  double time(String cell) {
    return calendar.parse(cell);
  }

  /**
   * Adds a cell.
   *
   * @param row its month, of a history; else the number of its row
   */
  void add(long line, String cell, int row) {
    if (cell.isEmpty() && field.optional()) {
      append(Double.NaN);
      return;
    }
    if (cell.isEmpty()) {
      emptyLine = emptyCells == 0 ? line : emptyLine;
      firstEmpty = emptyCells == 0 ? row : firstEmpty;
      lastEmpty = row;
      emptyCells++;
      return;
    }
    if (emptyCells > 0) {
      settle(lastFull == NONE ? Optional.of("from: " + from(row)) : Optional.empty());
    }
    lastFull = row;
    if (field.form() == Form.TEXT) {
      texts.add(cell);
    } else {
      append(number(line, cell.strip()));
    }
  }

  /** The first row with a level is not yet a step. */
  private String from(int row) {
    return timing.map(t -> t.words(row + (field.level() ? t.step() : 0))).orElse("");
  }

  private void append(double value) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + (size >> 1) + 16);
    }
    numbers[size++] = value;
  }

  private void settle(Optional<String> way) {
    boolean one = emptyCells == 1;
    String where =
        one
            ? "in " + words(firstEmpty)
            : "in " + emptyCells + " rows, " + words(firstEmpty) + " to " + words(lastEmpty);
    mistakes.add(
        Mistake.at(
                emptyLine,
                place,
                "data/empty",
                "the column `" + field.header() + "` is empty " + where,
                one ? "nothing here" : "the first of them")
            .declaredBy(field)
            .hint(
                timing.isEmpty()
                    ? "fill it, or leave out the column"
                    : way.map(w -> "fill it, or leave out such rows: `" + w + "`")
                        .orElse("fill it; only rows at the start or the end can be left out")));
    emptyCells = 0;
  }

  private String words(int row) {
    return timing.map(t -> t.words(row)).orElse("row " + row);
  }

  private double number(long line, String cell) {
    return switch (field.form()) {
      case TRUTH -> truth(line, cell);
      case DATE, MONTH, SHILLER, YEAR -> calendar(line, cell);
      default -> figure(line, cell);
    };
  }

  private double truth(long line, String cell) {
    String word = cell.toLowerCase(Locale.ROOT);
    if (!word.equals("true") && !word.equals("false")) {
      mistakes.add(
          mistake(line, "data/truth", "`" + cell + "` is neither true nor false")
              .hint("write true or false, or declare the column as `text`"));
    }
    return word.equals("true") ? 1.0 : 0.0;
  }

  private double calendar(long line, String cell) {
    double value = calendar.parse(cell);
    if (!Double.isNaN(value)) {
      return value;
    }
    String other = calendar.firstOfOther(cell);
    String title =
        other.isEmpty()
            ? "`" + cell + "` is not " + field.form().words()
            : "`" + cell + "` is written otherwise than `" + other + "`";
    Mistake found = mistake(line, "data/date", title);
    mistakes.add(
        found.hint(
            other.isEmpty() ? calendar.hint(cell) : "write all of a column in the same way"));
    return value;
  }

  private double figure(long line, String cell) {
    String text = cell;
    if (field.form() == Form.PERCENT && text.endsWith("%")) {
      text = text.substring(0, text.length() - 1).strip();
    } else if (field.form() == Form.MONEY && text.startsWith("$")) {
      text = text.substring(1).strip();
    }
    double value = field.form() == Form.PERCENT ? Numerals.percent(text) : Numerals.parse(text);
    if (Double.isNaN(value) || (field.form() == Form.WHOLE && value != Math.rint(value))) {
      Mistake found = mistake(line, "data/number", "`" + cell + "` is not " + field.form().words());
      mistakes.add(found.hint(Numerals.hint(cell)));
      return value;
    }
    check(line, cell, value);
    return value;
  }

  private void check(long line, String cell, double value) {
    if (Double.isInfinite(value)) {
      mistakes.add(mistake(line, "data/number", "`" + cell + "` is too large a number"));
      return;
    }
    switch (field.limit()) {
      case NOT_NEGATIVE -> {
        if (value < 0.0) {
          mistakes.add(mistake(line, "data/limit", "a dividend is not negative"));
        }
      }
      case ABOVE_ZERO -> {
        if (value <= 0.0) {
          mistakes.add(
              mistake(line, "data/limit", "a level is above 0")
                  .because("The return of a step is the change of a level, in parts of it.")
                  .hint("declare a column of returns with `returns(...)`"));
        }
      }
      case ABOVE_MINUS_ONE -> {
        if (value <= -1.0) {
          Mistake found = mistake(line, "data/limit", "nothing loses all of its value, or more");
          mistakes.add(
              field.form() == Form.DECIMAL
                  ? found.hint("write `percent` instead of `decimal` if 1.2 means 1.2 %")
                  : found);
        }
      }
      case NONE -> {}
    }
  }

  private Mistake mistake(long line, String code, String title) {
    String label = "in the column `" + field.header() + "`";
    return Mistake.at(line, place, code, title, label).declaredBy(field);
  }

  /** Returns the whole column. */
  DataTable.Column finish() {
    if (emptyCells > 0) {
      Optional<Timing> end = lastFull == NONE ? Optional.empty() : timing;
      settle(end.map(t -> "until: " + t.words(lastFull)));
    }
    if (field.form() == Form.TEXT) {
      return new DataTable.Texts(texts);
    }
    DataTable.Column column =
        new DataTable.Numbers(size == numbers.length ? numbers : Arrays.copyOf(numbers, size));
    numbers = new double[0];
    return column;
  }
}
