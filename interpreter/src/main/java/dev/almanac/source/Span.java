package dev.almanac.source;

/** The characters {@code start} (inclusive) to {@code end} (exclusive) of a source. */
public record Span(Source source, int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  /** Returns the smallest span that holds this one and {@code other} of the same source. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Returns the 1-based line of the first character. */
  public int line() {
    return source.line(start);
  }

  /** Returns the characters themselves. */
  public String text() {
    return source.text().substring(start, Math.min(end, source.text().length()));
  }

  /** Prints as {@code name:line:column}. */
  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + source.column(start);
  }
}
