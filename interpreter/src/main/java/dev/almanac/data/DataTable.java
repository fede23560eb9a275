package dev.almanac.data;

import java.util.List;

/**
 * What was read of a data file: a column for each field of its layout.
 *
 * @param first the month of a history's first step, counted from year 0
 * @param rows how many rows, or steps, were read; a level has the row before them as well
 * @param sha256 of the file's bytes, in lower-case hexadecimal digits
 */
public record DataTable(List<Column> columns, int first, int rows, String sha256) {

  public DataTable {
    columns = List.copyOf(columns);
  }

  /** The cells of a column. */
  public sealed interface Column {}

  /**
   * Numbers, truths as 1 and 0, days since 1970, months and years since year 0; not to be changed.
   */
  public static final class Numbers implements Column {
    private final double[] values;

    Numbers(double[] values) {
      this.values = values;
    }

    /** Returns the values themselves. */
    public double[] values() {
      return values;
    }
  }

  /** Texts. */
  public record Texts(List<String> values) implements Column {
    public Texts {
      values = List.copyOf(values);
    }
  }

  /** Returns a column of numbers. */
  public double[] numbers(int field) {
    return ((Numbers) columns.get(field)).values();
  }

  /** Returns a column of texts. */
  public List<String> texts(int field) {
    return ((Texts) columns.get(field)).values();
  }
}
