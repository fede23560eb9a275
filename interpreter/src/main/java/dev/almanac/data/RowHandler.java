package dev.almanac.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Takes the cells out of FastCSV's buffer: of the first line all, of others only those wanted. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<RowHandler> {

  private static final int UNWANTED = -1;

  private final List<String> header = new ArrayList<>();
  private int[] slots = {};
  private String[] cells = {};
  private boolean headerRead = false;
  private boolean empty = false;
  private int count = 0;
  private long line = 1;

  /** Says which cells are wanted, now that the header is known. */
  void want(int[] places) {
    slots = new int[header.size()];
    java.util.Arrays.fill(slots, UNWANTED);
    for (int place : places) {
      slots[place] = place;
    }
    cells = new String[header.size()];
  }

  List<String> header() {
    return header;
  }

  /** Returns a wanted cell of the row at hand; the spaces around it are gone unless quoted. */
  String cell(int place) {
    return cells[place];
  }

  /** Returns how many cells the row at hand has. */
  int count() {
    return count;
  }

  boolean isEmpty() {
    return empty;
  }

  /** Returns the line on which the row at hand begins. */
  long line() {
    return line;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    count = 0;
    empty = false;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    count = index + 1;
    if (!headerRead) {
      header.add(text(buffer, offset, length, quoted));
    } else if (index < slots.length && slots[index] != UNWANTED) {
      cells[index] = text(buffer, offset, length, quoted);
    }
  }

  private static String text(char[] buffer, int offset, int length, boolean quoted) {
    int from = offset;
    int to = offset + length;
    while (!quoted && from < to && Character.isWhitespace(buffer[from])) {
      from++;
    }
    while (!quoted && to > from && Character.isWhitespace(buffer[to - 1])) {
      to--;
    }
    return new String(buffer, from, to - from);
  }

  @Override
  protected void handleEmpty() {
    empty = true;
  }

  @Override
  protected RowHandler buildRecord() {
    headerRead = true;
    return this;
  }
}
