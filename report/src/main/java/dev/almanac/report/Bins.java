package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A histogram: a bar for each bin. */
final class Bins {

  private static final int MOST_ROWS = 20;

  private final Page page;
  private final List<String> labels;
  private final List<String> shares;
  private final long[] counts;

  Bins(Shown.Histogram histogram, Page page) {
    this.page = page;
    int merged = Math.ceilDiv(Math.max(1, histogram.counts().size()), MOST_ROWS);
    this.counts = merge(histogram.counts(), merged);
    this.labels = labels(histogram, merged);
    this.shares = shares();
  }

  /** Returns the sums of {@code merged} neighbours each, so that the bars fit on a screen. */
  private static long[] merge(List<Long> counts, int merged) {
    var sums = new long[Math.ceilDiv(counts.size(), merged)];
    for (int i = 0; i < counts.size(); i++) {
      sums[i / merged] += counts.get(i);
    }
    return sums;
  }

  /** Returns what each bar stands for; the first and the last are open. */
  private List<String> labels(Shown.Histogram histogram, int merged) {
    var inner = new ArrayList<Figure>();
    for (int i = 1; i < counts.length; i++) {
      inner.add(Figure.exact(histogram.edges().get(i * merged), histogram.display()));
    }
    Figures column = Figures.column(inner);
    var edges = inner.stream().map(f -> column.numeral(f).value(0)).toList();
    int width = edges.stream().mapToInt(Glyphs::width).max().orElse(0);
    var labels = new ArrayList<String>();
    for (int i = 0; i < counts.length; i++) {
      labels.add(label(i, edges, width));
    }
    return labels;
  }

  private String label(int bar, List<String> edges, int width) {
    if (edges.isEmpty()) {
      return "all";
    }
    String from = bar == 0 ? "below" : Glyphs.padLeft(edges.get(bar - 1), width);
    boolean last = bar == edges.size();
    String to = last ? "and above" : edges.get(bar);
    String between = bar == 0 || last ? " " : " " + page.dash() + " ";
    return from + between + to;
  }

  private List<String> shares() {
    double total = Arrays.stream(counts).sum();
    var figures =
        Arrays.stream(counts)
            .mapToObj(c -> Figure.exact(total == 0 ? 0 : c / total, Display.PERCENT))
            .toList();
    Figures column = Figures.column(figures);
    return figures.stream().map(f -> column.numeral(f).value(0)).toList();
  }

  /** Returns the bars, line by line. */
  List<String> lines() {
    int label = labels.stream().mapToInt(Glyphs::width).max().orElse(0);
    int share = shares.stream().mapToInt(Glyphs::width).max().orElse(0);
    var bars = new Bars(Arrays.stream(counts).asDoubleStream().toArray(), label + share + 4, page);
    var lines = new ArrayList<String>();
    for (int i = 0; i < counts.length; i++) {
      lines.add(
          Glyphs.padLeft(labels.get(i), label)
              + "  "
              + Glyphs.padLeft(shares.get(i), share)
              + "  "
              + bars.bar(i));
    }
    return lines.stream().map(String::stripTrailing).toList();
  }
}
