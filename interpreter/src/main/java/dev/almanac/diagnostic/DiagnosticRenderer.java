package dev.almanac.diagnostic;

import dev.almanac.diagnostic.Diagnostic.Label;
import dev.almanac.diagnostic.Diagnostic.Severity;
import dev.almanac.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints diagnostics: what is wrong, the lines it is about, why, and the way out. */
public final class DiagnosticRenderer {

  /** Cells for a source line, and for running text. */
  private static final int LINE = 92;

  private static final int PROSE = 80;

  private final Diagnostic diagnostic;
  private final List<Label> labels;
  private final boolean colour;
  private final String margin;
  private final StringBuilder out = new StringBuilder();

  private DiagnosticRenderer(Diagnostic diagnostic, boolean colour) {
    this.diagnostic = diagnostic;
    this.colour = colour;
    this.labels = visible(diagnostic.labels());
    int last = labels.stream().mapToInt(l -> l.span().line()).max().orElse(1);
    this.margin = " ".repeat(Integer.toString(last).length());
  }

  /** Returns one diagnostic as text that ends with a line end. */
  public static String render(Diagnostic diagnostic, boolean colour) {
    return new DiagnosticRenderer(diagnostic, colour).render();
  }

  /** Returns several, in the order given, with a blank line between them. */
  public static String render(List<Diagnostic> diagnostics, boolean colour) {
    return diagnostics.stream().map(d -> render(d, colour)).collect(Collectors.joining("\n"));
  }

  /** Leaves out places in the standard library, unless there are no others. */
  private static List<Label> visible(List<Label> labels) {
    var own = labels.stream().filter(l -> !l.span().source().library()).toList();
    return own.isEmpty() ? labels : own;
  }

  private String render() {
    title();
    Map<Source, List<Label>> bySource =
        labels.stream()
            .collect(
                Collectors.groupingBy(
                    l -> l.span().source(), LinkedHashMap::new, Collectors.toList()));
    bySource.values().forEach(this::place);
    diagnostic.explanation().ifPresent(text -> prose("", text));
    diagnostic.hint().ifPresent(text -> prose("hint: ", text));
    return out.toString();
  }

  private void title() {
    String kind = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    String code = Glyphs.printable(diagnostic.code());
    String title = Glyphs.printable(diagnostic.title());
    out.append(cause().on(kind + "[" + code + "]", colour));
    out.append(Ink.BOLD.on(": " + title, colour)).append('\n');
  }

  private Ink cause() {
    return diagnostic.severity() == Severity.ERROR ? Ink.RED : Ink.YELLOW;
  }

  /** Prints the labels of one source: its name, then its lines in their order. */
  private void place(List<Label> ofSource) {
    boolean first = ofSource.getFirst().equals(labels.getFirst());
    out.append(margin).append(Ink.BLUE.on(first ? "--> " : "::: ", colour));
    out.append(Glyphs.printable(ofSource.getFirst().span().toString())).append('\n');
    gutter("", "");
    var inOrder = new ArrayList<>(ofSource);
    inOrder.sort(Comparator.comparingInt(l -> l.span().line()));
    int previous = 0;
    for (Label label : inOrder) {
      previous = line(label, previous);
    }
  }

  /** Prints the line of a label unless it stands there already, and the label under it. */
  private int line(Label label, int previous) {
    int line = label.span().line();
    Excerpt excerpt = Excerpt.of(label.span(), LINE);
    if (previous != 0 && line > previous + 1) {
      out.append(Ink.BLUE.on("...", colour)).append('\n');
    }
    // The cut of a long line suits one label only, so it is shown again for the next.
    if (line != previous || !excerpt.whole()) {
      gutter(Integer.toString(line), excerpt.text());
    }
    mark(label, excerpt);
    return line;
  }

  private void mark(Label label, Excerpt excerpt) {
    boolean causes = label.equals(labels.getFirst());
    Ink ink = causes ? cause() : Ink.BLUE;
    String marks = (causes ? "^" : "-").repeat(excerpt.cells());
    String indent = " ".repeat(excerpt.from());
    int room = LINE - excerpt.from() - excerpt.cells();
    var text = Glyphs.wrap(text(label), Math.max(LINE / 3, room));
    String first = text.isEmpty() ? marks : marks + " " + text.getFirst();
    gutter("", indent + ink.on(first, colour));
    String hanging = indent + " ".repeat(marks.length() + 1);
    text.stream().skip(1).forEach(t -> gutter("", hanging + ink.on(t, colour)));
  }

  private static String text(Label label) {
    int first = label.span().line();
    int last = label.span().source().line(Math.max(label.span().start(), label.span().end() - 1));
    return last == first ? label.text() : (label.text() + " (on to line " + last + ")").strip();
  }

  private void gutter(String number, String text) {
    String edge = Glyphs.padLeft(number, margin.length()) + " |";
    out.append(Ink.BLUE.on(edge, colour));
    out.append(text.isBlank() ? "" : " " + text.stripTrailing()).append('\n');
  }

  private void prose(String lead, String text) {
    out.append('\n');
    String indent = " ".repeat(lead.length());
    boolean first = true;
    for (String line : Glyphs.wrap(text, PROSE - lead.length())) {
      out.append(first ? Ink.CYAN.on(lead, colour) : line.isEmpty() ? "" : indent);
      out.append(line).append('\n');
      first = false;
    }
  }
}
