package dev.almanac.data;

import dev.almanac.data.Layout.Field;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.source.Span;
import java.util.Optional;

/**
 * A mistake in a data file, before its line is looked up again.
 *
 * @param line 1-based
 * @param cell the place of the cell in its line, from 0; {@link #WHOLE_LINE} for all of them
 * @param explanation empty if there is none, as is the hint
 * @param declared what the plan says of it
 */
record Mistake(
    String code,
    String title,
    long line,
    int cell,
    String label,
    String explanation,
    String hint,
    Optional<Span> declared) {

  static final int WHOLE_LINE = -1;

  static Mistake at(long line, int cell, String code, String title, String label) {
    return new Mistake(code, title, line, cell, label, "", "", Optional.empty());
  }

  Mistake because(String why) {
    return new Mistake(code, title, line, cell, label, why, hint, declared);
  }

  Mistake hint(String way) {
    return new Mistake(code, title, line, cell, label, explanation, way, declared);
  }

  Mistake declaredBy(Field field) {
    return declaredAt(field.span());
  }

  Mistake declaredAt(Span span) {
    return new Mistake(code, title, line, cell, label, explanation, hint, Optional.of(span));
  }

  /** Returns the diagnostic, now that the place is known. */
  Diagnostic at(Span place) {
    Diagnostic d = Diagnostic.error(code, title, place, label);
    if (declared.isPresent()) {
      d = d.withLabel(declared.get(), "declared here");
    }
    if (!explanation.isEmpty()) {
      d = d.withExplanation(explanation);
    }
    return hint.isEmpty() ? d : d.withHint(hint);
  }
}
