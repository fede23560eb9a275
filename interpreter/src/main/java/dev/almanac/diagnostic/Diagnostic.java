package dev.almanac.diagnostic;

import dev.almanac.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One mistake (or warning), as data.
 *
 * <p>Wording: the title is a short sentence in the plan's words, without the rule's name; the first
 * label sits on the characters that caused it; the explanation says why it cannot be; the hint is
 * the way out, as text the user could type. No Java, no "invalid", no blame.
 *
 * @param code stable, such as {@code name/unknown}; each has a page in docs/errors
 * @param labels the places, the cause first; never empty
 */
public record Diagnostic(
    Severity severity,
    String code,
    String title,
    List<Label> labels,
    Optional<String> explanation,
    Optional<String> hint) {

  /** How bad it is. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** A place and what is to be said of it; the text may be empty. */
  public record Label(Span span, String text) {}

  /** Orders by place in the source, then by code. */
  public static final Comparator<Diagnostic> BY_PLACE =
      Comparator.<Diagnostic, String>comparing(d -> d.span().source().name())
          .thenComparingInt(d -> d.span().line())
          .thenComparingInt(d -> d.span().start())
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::title);

  public Diagnostic {
    labels = List.copyOf(labels);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("a diagnostic needs a place");
    }
  }

  /** Returns an error at {@code span}, with {@code label} beside the carets. */
  public static Diagnostic error(String code, String title, Span span, String label) {
    return new Diagnostic(
        Severity.ERROR,
        code,
        title,
        List.of(new Label(span, label)),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns a warning at {@code span}, with {@code label} beside the carets. */
  public static Diagnostic warning(String code, String title, Span span, String label) {
    Diagnostic d = error(code, title, span, label);
    return new Diagnostic(Severity.WARNING, code, title, d.labels, d.explanation, d.hint);
  }

  /** Returns the place that caused it. */
  public Span span() {
    return labels.getFirst().span();
  }

  /** Returns a copy that says why. */
  public Diagnostic withExplanation(String text) {
    return new Diagnostic(severity, code, title, labels, Optional.of(text), hint);
  }

  /** Returns a copy that says how to go on. */
  public Diagnostic withHint(String text) {
    return new Diagnostic(severity, code, title, labels, explanation, Optional.of(text));
  }

  /** Returns a copy with a further place. */
  public Diagnostic withLabel(Span span, String text) {
    var all = new java.util.ArrayList<>(labels);
    all.add(new Label(span, text));
    return new Diagnostic(severity, code, title, all, explanation, hint);
  }
}
