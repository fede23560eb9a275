package dev.almanac.data;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Collects what is wrong with a data file: the first of them, and how many more there are. */
final class Mistakes {

  private static final int MOST = 20;

  private final List<Mistake> first = new ArrayList<>();
  private long more = 0;

  void add(Mistake mistake) {
    if (first.size() < MOST) {
      first.add(mistake);
    } else {
      more++;
    }
  }

  boolean isEmpty() {
    return first.isEmpty();
  }

  /** Reports them with their lines, which are read again: a file is too large to be kept. */
  void report(DataFile file, Layout layout, Consumer<Diagnostic> report) throws IOException {
    var numbers = new TreeSet<Long>();
    first.forEach(m -> numbers.add(m.line()));
    SortedMap<Long, String> lines = Lines.of(file.path(), numbers);
    for (Mistake m : first) {
      String text = lines.getOrDefault(m.line(), "");
      int number = (int) Math.min(m.line(), Integer.MAX_VALUE);
      Source source = Source.excerpt(file.name(), text, number);
      report.accept(m.at(place(source, m.cell(), layout.separator())));
    }
    if (more > 0) {
      report.accept(
          Diagnostic.error(
              "data/more",
              "`" + layout.name() + "` has " + more + " more such mistake" + (more == 1 ? "" : "s"),
              layout.span(),
              "the first " + MOST + " are shown"));
    }
  }

  /** Returns where a cell stands in its line. */
  static Span place(Source source, int cell, char separator) {
    String line = source.text();
    int start = 0;
    int at = 0;
    boolean quoted = false;
    for (int i = 0; i <= line.length() && cell >= 0; i++) {
      boolean end = i == line.length() || (line.charAt(i) == separator && !quoted);
      if (end && at == cell) {
        return new Span(source, start, i);
      }
      if (end) {
        at++;
        start = i + 1;
      } else if (line.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return new Span(source, 0, line.length());
  }
}
