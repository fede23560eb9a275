package dev.almanac.data;

import dev.almanac.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * How a table is written, as a plan declares it: nothing of it is guessed.
 *
 * @param name of the declaration
 * @param fields the cells that are read of each row; others are not looked at
 * @param timing of a history; empty for a table of records
 * @param span the declaration
 */
public record Layout(
    String name, char separator, List<Field> fields, Optional<Timing> timing, Span span) {

  /**
   * A column of the file.
   *
   * @param header its name in the first line
   * @param level whether a return comes from two of its rows
   * @param optional whether a cell may be empty: a figure that was not quoted, NaN
   * @param span where the plan declares it
   */
  public record Field(
      String header, Form form, Limit limit, boolean level, boolean optional, Span span) {}

  /** How a cell is written. */
  public enum Form {
    TEXT("a text"),
    TRUTH("true or false"),
    DATE("a date"),
    MONTH("a month"),
    /** Year, point, month, as in Robert Shiller's files: 1871.01, and 1871.1 is October. */
    SHILLER("a month"),
    YEAR("a year"),
    NUMBER("a number"),
    WHOLE("a whole number"),
    DECIMAL("a number"),
    PERCENT("a number of percent"),
    MONEY("an amount of money");

    private final String words;

    Form(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What a number must be besides. */
  public enum Limit {
    NONE,
    NOT_NEGATIVE,
    ABOVE_ZERO,
    /** A return: nothing loses more than all. */
    ABOVE_MINUS_ONE
  }

  /**
   * The time of a history, in months since year 0.
   *
   * @param field the place of the time among the fields
   * @param step from row to row, 1 or 12
   * @param from the first step that is read; empty for that of the file
   * @param until the last step that is read, likewise
   * @param mixed whether levels stand beside other figures, so that their first row is not a step
   * @param span where the plan says how often there is a row
   */
  public record Timing(
      int field, int step, Optional<Bound> from, Optional<Bound> until, boolean mixed, Span span) {

    boolean monthly() {
      return step == 1;
    }

    /** Returns a time in the words of the plan. */
    public String words(int month) {
      int year = Math.floorDiv(month, 12);
      return monthly() ? "%d-%02d".formatted(year, Math.floorMod(month, 12) + 1) : "" + year;
    }
  }

  /** Where a plan says that a history is to begin or end. */
  public record Bound(int month, Span span) {}

  /** Returns whether the first step needs the row before it. */
  boolean hasLevels() {
    return fields.stream().anyMatch(Field::level);
  }
}
