package dev.almanac.library;

import dev.almanac.type.Unit.Basis;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SequencedMap;

/**
 * A table that was read from a file: as a list, its rows, each a record; by name, its columns.
 *
 * <p>In a history each row is a step of a month or a year. Columns of returns are {@link
 * ReturnsValue}; the others are lists.
 */
public final class DataValue extends AbstractList<Object> implements RandomAccess {

  /** The name of the column that deflates the others. */
  public static final String INFLATION = "inflation";

  private final String name;
  private final SequencedMap<String, Object> columns;
  private final int rows;
  private final int stepsPerYear;
  private final int first;
  private final Basis basis;
  private final String sha256;

  /**
   * @param columns {@link ReturnsValue} or lists, all of one length
   * @param stepsPerYear 12 or 1; 0 if this is no history
   * @param first the month in which the first step ends, counted from year 0
   * @param basis of the returns
   * @param sha256 of the file
   */
  public DataValue(
      String name,
      SequencedMap<String, Object> columns,
      int rows,
      int stepsPerYear,
      int first,
      Basis basis,
      String sha256) {
    this.name = name;
    this.columns = new LinkedHashMap<>(columns);
    this.rows = rows;
    this.stepsPerYear = stepsPerYear;
    this.first = first;
    this.basis = basis;
    this.sha256 = sha256;
  }

  /** Returns the name of the declaration. */
  public String name() {
    return name;
  }

  /** Returns 12 or 1; 0 if this is no history. */
  public int stepsPerYear() {
    return stepsPerYear;
  }

  /** Returns the month in which the first step ends, counted from year 0. */
  public int first() {
    return first;
  }

  /** Returns whether the returns are real or nominal. */
  public Basis basis() {
    return basis;
  }

  /** Returns the SHA-256 of the file, in lower-case hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** Returns the columns of returns without inflation, in the order of their declaration. */
  public List<String> assets() {
    return columns.keySet().stream()
        .filter(c -> columns.get(c) instanceof ReturnsValue && !c.equals(INFLATION))
        .toList();
  }

  /** Returns what 1 becomes: by step, then by asset, in the order of {@link #assets}. */
  public double[][] growth() {
    List<String> assets = assets();
    double[][] growth = new double[rows][assets.size()];
    for (int a = 0; a < assets.size(); a++) {
      ReturnsValue column = returns(assets.get(a));
      for (int step = 0; step < rows; step++) {
        growth[step][a] = 1.0 + column.at(step);
      }
    }
    return growth;
  }

  /** Returns the column called inflation, if there is one and it holds returns. */
  public Optional<ReturnsValue> inflation() {
    return columns.get(INFLATION) instanceof ReturnsValue r ? Optional.of(r) : Optional.empty();
  }

  /** Returns a column of returns. */
  public ReturnsValue returns(String column) {
    return (ReturnsValue) column(column);
  }

  /** Returns a column: returns, or a list of its cells. */
  public Object column(String column) {
    return Objects.requireNonNull(columns.get(column), column);
  }

  @Override
  public int size() {
    return rows;
  }

  /** Returns a row, counted from 0: its cells by column. */
  @Override
  public Map<String, Object> get(int row) {
    Objects.checkIndex(row, rows);
    var cells = new LinkedHashMap<String, Object>();
    columns.forEach((column, values) -> cells.put(column, cell(values, row)));
    return cells;
  }

  private static Object cell(Object column, int row) {
    return column instanceof ReturnsValue r ? r.at(row) : ((List<?>) column).get(row);
  }

  /** Prints as {@code monthly, 960 rows}. */
  @Override
  public String toString() {
    return name + ", " + rows + " rows";
  }
}
