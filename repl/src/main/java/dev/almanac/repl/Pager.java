package dev.almanac.repl;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** Prints what is longer than the window a window at a time. */
final class Pager {

  private static final String MORE = "-- more: space, or q to stop --";
  private static final String ERASE = "\r\u001B[K";
  private static final int SMALLEST = 8;

  private final Terminal terminal;

  Pager(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(String text) throws IOException {
    PrintWriter out = terminal.writer();
    int height = terminal.getSize().getRows() - 1;
    List<String> lines = text.lines().toList();
    if (height < SMALLEST || lines.size() <= height) {
      out.print(text);
      out.flush();
      return;
    }
    int printed = 0;
    int until = height;
    while (printed < lines.size()) {
      for (; printed < Math.min(until, lines.size()); printed++) {
        out.println(lines.get(printed));
      }
      if (printed < lines.size()) {
        int key = ask(out);
        if (key == 'q' || key == 3 || key < 0) {
          return;
        }
        until = printed + (key == '\r' || key == '\n' ? 1 : height);
      }
    }
    out.flush();
  }

  private int ask(PrintWriter out) throws IOException {
    Attributes before = terminal.enterRawMode();
    try {
      out.print(MORE);
      out.flush();
      int key = terminal.reader().read();
      out.print(ERASE);
      return key;
    } finally {
      terminal.setAttributes(before);
      out.flush();
    }
  }
}
