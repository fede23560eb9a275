package dev.almanac.check;

import dev.almanac.data.Imports;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.diagnostic.Suggestion;
import dev.almanac.limit.Limits;
import dev.almanac.source.Source;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a text could have imported: the names of the library, and where they are declared. */
final class Importable {

  private final Imports imports;
  private final SortedMap<String, String> modules = new TreeMap<>();

  Importable(Imports imports) {
    this.imports = imports;
  }

  /** Adds to a diagnostic what was probably meant, and what has to be imported for it. */
  Diagnostic withSuggestion(
      Diagnostic d, String written, Collection<String> visible, Source writer) {
    Optional<String> near = Suggestion.closest(written, visible);
    Optional<String> module = moduleOf(written, writer);
    if (module.isPresent()) {
      String own = near.map(n -> "did you mean `" + n + "`? Otherwise write").orElse("write");
      return d.withHint(own + " `import " + module.get() + "`, which declares `" + written + "`");
    }
    if (near.isPresent()) {
      return d.withHint("did you mean `" + near.get() + "`?");
    }
    return Suggestion.closest(written, modules.keySet())
        .map(n -> d.withHint("did you mean `" + n + "`? It needs `import " + modules.get(n) + "`"))
        .orElse(d);
  }

  /** Returns the module of the library that declares a name. */
  Optional<String> moduleOf(String name, Source writer) {
    if (modules.isEmpty()) {
      read(writer);
    }
    return Optional.ofNullable(modules.get(name));
  }

  /** Reading the whole library takes a moment, so it waits for a name that nobody knows. */
  private void read(Source writer) {
    var library = new Modules(imports, new Diagnostics(), Limits.standard());
    for (String module : imports.modules()) {
      imports
          .find(module, writer)
          .map(library::load)
          .ifPresent(m -> m.names().keySet().forEach(n -> modules.putIfAbsent(n, module)));
    }
  }
}
