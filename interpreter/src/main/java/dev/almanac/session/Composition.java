package dev.almanac.session;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostic.Label;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pieces of a session laid out as one text, and the way back from a place in it to what was
 * typed. After the plan come the expressions that the session keeps an eye on, each as a line that
 * is shown.
 */
public final class Composition {

  private final Source source;
  private final List<Part> parts;
  private final List<String> steps;
  private final int watched;

  /**
   * @param origin what was typed, if this part was typed just now; it begins there at {@code at}
   */
  private record Part(int start, int end, Optional<Source> origin, int at) {}

  private Composition(Source source, List<Part> parts, List<String> steps, int watched) {
    this.watched = watched;
    this.source = source;
    this.parts = parts;
    this.steps = steps;
  }

  /**
   * Lays out a session.
   *
   * @param name of the whole text
   * @param typed what was typed last
   * @param fresh those of the pieces that were typed last
   * @param watched expressions to be shown after the plan; what was typed last is found in them,
   *     too
   */
  public static Composition of(
      String name, List<Piece> pieces, Source typed, List<Piece> fresh, List<String> watched) {
    var text = new StringBuilder();
    var parts = new ArrayList<Part>();
    var steps = new ArrayList<String>();
    for (Piece piece : pieces) {
      text.append(piece.lead());
      int start = text.length();
      text.append(piece.text());
      boolean now = fresh.stream().anyMatch(f -> f.text().equals(piece.text()));
      parts.add(new Part(start, text.length(), Optional.of(typed).filter(t -> now), piece.at()));
      breakLine(text);
      if (piece.isStep()) {
        steps.add(piece.key());
      }
    }
    for (String expression : watched) {
      int start = text.length() + Input.SHOW.length();
      text.append(Input.SHOW).append(expression);
      boolean now = expression.equals(typed.text());
      parts.add(new Part(start, text.length(), Optional.of(typed).filter(t -> now), 0));
      breakLine(text);
      steps.add(expression);
    }
    return new Composition(Source.of(name, text.toString()), parts, steps, watched.size());
  }

  private static void breakLine(StringBuilder text) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  public Source source() {
    return source;
  }

  /**
   * Returns the place, among all that is shown and expected, of a piece or an expression: counted
   * from the last, which is 1, for what a plan extends comes first.
   */
  public Optional<Integer> stepFromLast(String key) {
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).equals(key))
        .mapToObj(i -> steps.size() - i)
        .reduce((a, b) -> b);
  }

  /** Returns how many expressions are shown after the plan. */
  public int watched() {
    return watched;
  }

  /** Returns a diagnostic with its places in what was typed, as far as they lie there. */
  public Diagnostic typed(Diagnostic d) {
    List<Label> labels =
        d.labels().stream().map(l -> new Label(typed(l.span()), l.text())).toList();
    return new Diagnostic(d.severity(), d.code(), d.title(), labels, d.explanation(), d.hint());
  }

  private Span typed(Span span) {
    if (span.source().library() || !span.source().name().equals(source.name())) {
      return span;
    }
    for (Part part : parts) {
      boolean within = span.start() >= part.start && span.start() <= part.end;
      if (within && part.origin.isPresent()) {
        Source origin = part.origin.get();
        int length = origin.text().length();
        int start = Math.clamp(span.start() - part.start + part.at, 0, length);
        int end = Math.clamp(span.end() - part.start + part.at, start, length);
        return new Span(origin, start, end);
      }
    }
    return span;
  }

  /** Returns whether a diagnostic lies in one of the expressions behind the plan's text. */
  public Optional<String> watched(Diagnostic d, List<String> expressions) {
    int first = parts.size() - expressions.size();
    for (int i = 0; i < expressions.size(); i++) {
      Part part = parts.get(first + i);
      if (d.span().source().name().equals(source.name())
          && d.span().start() >= part.start
          && d.span().start() <= part.end) {
        return Optional.of(expressions.get(i));
      }
    }
    return Optional.empty();
  }
}
