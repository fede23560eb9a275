package dev.almanac.check;

import dev.almanac.source.Source;
import dev.almanac.syntax.Ast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A text, the names it declares and the texts it imports. */
final class Module {

  private final Source source;
  private final Ast.File file;
  private final Map<String, Declared> names = new LinkedHashMap<>();
  private final Map<String, Declared.Value> flows = new LinkedHashMap<>();
  private final List<Module> imports = new ArrayList<>();

  Module(Source source, Ast.File file) {
    this.source = source;
    this.file = file;
  }

  Source source() {
    return source;
  }

  Ast.File file() {
    return file;
  }

  Map<String, Declared> names() {
    return names;
  }

  /** Returns its liabilities and incomes, which are values too. */
  Map<String, Declared.Value> flows() {
    return flows;
  }

  void addImport(Module module) {
    imports.add(module);
  }

  /**
   * Returns what a name stands for: own names hide imported ones, later imports hide earlier. A
   * cash flow is found last, so that it may be called like a function.
   */
  Optional<Declared> find(String name) {
    if (names.containsKey(name)) {
      return Optional.of(names.get(name));
    }
    return imports.reversed().stream()
        .filter(m -> m.names.containsKey(name))
        .findFirst()
        .map(m -> m.names.get(name))
        .or(() -> Optional.ofNullable(flows.get(name)));
  }

  /** Returns the function of a name: what follows a dot may be called like a value of the text. */
  Optional<Declared.Function> function(String name) {
    return Stream.concat(Stream.of(this), imports.reversed().stream())
        .map(m -> m.names.get(name))
        .filter(Declared.Function.class::isInstance)
        .map(Declared.Function.class::cast)
        .findFirst();
  }

  /** Returns every name that can be used, for suggestions. */
  SortedSet<String> visibleNames() {
    var all = new TreeSet<>(names.keySet());
    all.addAll(flows.keySet());
    imports.forEach(m -> all.addAll(m.names.keySet()));
    return all;
  }
}
