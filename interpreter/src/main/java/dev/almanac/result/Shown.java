package dev.almanac.result;

import dev.almanac.source.Span;
import java.util.List;

/** What a {@code show} line yields. */
public sealed interface Shown {

  /** What it is called: its title, or the text of the expression. */
  String title();

  /** A single value. */
  record Single(String title, Cell cell, Span span) implements Shown {}

  /**
   * Rows of cells under named columns.
   *
   * @param columns the names, in order; each row has as many cells
   */
  record Table(String title, List<String> columns, List<List<Cell>> rows, Span span)
      implements Shown {}

  /**
   * Lines over a common horizontal axis: the first column of {@code data} is the axis, each further
   * one a line.
   */
  record Plot(String title, Table data, Span span) implements Shown {}

  /** A bar for each figure: the first column of {@code data} names them, the second is drawn. */
  record BarChart(String title, Table data, Span span) implements Shown {}

  /**
   * A value for each pair of places: the first column of {@code data} names the rows, the others'
   * headers the columns.
   */
  record HeatMap(String title, String rowAxis, String columnAxis, Table data, Span span)
      implements Shown {}

  /**
   * How often a simulated value falls into each of equally wide bins.
   *
   * @param edges one more than {@code counts}, ascending; values outside are in the first or last
   *     bin
   */
  record Histogram(String title, List<Double> edges, List<Long> counts, Display display, Span span)
      implements Shown {}
}
