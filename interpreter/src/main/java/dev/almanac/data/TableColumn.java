package dev.almanac.data;

import dev.almanac.data.Layout.Field;
import dev.almanac.data.Layout.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One column while it is read. */
final class TableColumn {

  private static final double IN_PERCENT = 100.0;

  private final Field field;
  private final int place;
  private final Mistakes mistakes;
  private final CalendarCells calendar;
  private final List<String> texts = new ArrayList<>();
  private double[] numbers = new double[16];
  private int size = 0;

  // A run of empty cells is one mistake.
  private long emptyLine = 0;
  private int emptyCells = 0;
  private String firstEmpty = "";
  private String lastEmpty = "";

  TableColumn(Field field, int place, Mistakes mistakes) {
    this.field = field;
    this.place = place;
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
   * @param when its row, in the words of the file
   */
  void add(long line, String cell, String when) {
    if (cell.isEmpty()) {
      emptyLine = emptyCells == 0 ? line : emptyLine;
      firstEmpty = emptyCells == 0 ? when : firstEmpty;
      lastEmpty = when;
      emptyCells++;
      return;
    }
    settle();
    if (field.form() == Form.TEXT) {
      texts.add(cell);
    } else {
      append(number(line, cell.strip()));
    }
  }

  private void append(double value) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + (size >> 1) + 16);
    }
    numbers[size++] = value;
  }

  /** Reports the empty cells since the last one that was not. */
  void settle() {
    if (emptyCells == 0) {
      return;
    }
    boolean one = emptyCells == 1;
    String where =
        one ? "in " + firstEmpty : "in " + emptyCells + " rows, " + firstEmpty + " to " + lastEmpty;
    mistakes.add(
        Mistake.at(
                emptyLine,
                place,
                "data/empty",
                "the column `" + field.header() + "` is empty " + where,
                one ? "nothing here" : "the first of them")
            .declaredBy(field)
            .hint("fill it, or leave out such rows with `from:` and `until:`"));
    emptyCells = 0;
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
    double value = Numerals.parse(text);
    if (Double.isNaN(value) || (field.form() == Form.WHOLE && value != Math.rint(value))) {
      Mistake found = mistake(line, "data/number", "`" + cell + "` is not " + field.form().words());
      mistakes.add(found.hint(Numerals.hint(cell)));
      return value;
    }
    value = field.form() == Form.PERCENT ? value / IN_PERCENT : value;
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
    if (field.form() == Form.TEXT) {
      return new DataTable.Texts(texts);
    }
    DataTable.Column column =
        new DataTable.Numbers(size == numbers.length ? numbers : Arrays.copyOf(numbers, size));
    numbers = new double[0];
    return column;
  }
}
