package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Suggestion;
import java.util.Collection;

/** Adds "did you mean" to a diagnostic where a known name is near. */
final class Suggest {

  private Suggest() {}

  static Diagnostic withSuggestion(Diagnostic d, String written, Collection<String> known) {
    return Suggestion.closest(written, known)
        .map(name -> d.withHint("did you mean `" + name + "`?"))
        .orElse(d);
  }
}
