package dev.almanac.report;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * A grid of characters to draw lines on: with eight dots to a character in braille, or else with
 * one letter.
 */
final class Canvas {

  private static final int NOBODY = -1;

  /** The bits of a braille character by column and row of its dots. */
  private static final int[][] BRAILLE = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

  private final boolean braille;
  private final IntFunction<String> letters;
  private final int columns;
  private final int rows;
  private final int[][] dots;
  private final int[][] owner;
  private final boolean[][] marked;

  /**
   * Makes an empty one.
   *
   * @param letters the letter of each line
   */
  Canvas(int columns, int rows, boolean braille, IntFunction<String> letters) {
    this.letters = letters;
    this.columns = columns;
    this.rows = rows;
    this.braille = braille;
    this.dots = new int[rows][columns];
    this.owner = new int[rows][columns];
    this.marked = new boolean[rows][columns];
    for (int[] row : owner) {
      Arrays.fill(row, NOBODY);
    }
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Returns how many dots fit side by side. */
  int across() {
    return braille ? columns * 2 : columns;
  }

  /** Returns how many dots fit one upon another. */
  int high() {
    return braille ? rows * 4 : rows;
  }

  /** Returns the row of characters in which the dots at height {@code y} lie. */
  int row(int y) {
    return rows - 1 - (braille ? y / 4 : y);
  }

  private int column(int x) {
    return braille ? x / 2 : x;
  }

  /** Draws a dot; {@code y} runs upwards. */
  void dot(int x, int y, int line) {
    int row = row(y);
    int column = column(x);
    if (braille) {
      dots[row][column] |= BRAILLE[x % 2][3 - y % 4];
    }
    owner[row][column] = line;
  }

  /** Puts the letter of a line over its dot. */
  void mark(int x, int y, int line) {
    dot(x, y, line);
    marked[row(y)][column(x)] = true;
  }

  /** Returns a row of characters as it is to be printed. */
  String print(int row, Page page) {
    var out = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      int line = owner[row][column];
      out.append(line == NOBODY ? " " : page.ink(LineChart.ink(line), glyph(row, column)));
    }
    return out.toString();
  }

  private String glyph(int row, int column) {
    if (!braille || marked[row][column]) {
      return letters.apply(owner[row][column]);
    }
    return Character.toString(0x2800 + dots[row][column]);
  }
}
