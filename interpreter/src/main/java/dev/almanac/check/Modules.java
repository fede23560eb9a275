package dev.almanac.check;

import dev.almanac.data.Imports;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import dev.almanac.model.Global;
import dev.almanac.source.Source;
import dev.almanac.syntax.Ast;
import dev.almanac.syntax.SyntaxParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads a text and what it imports, and collects the names that each declares. */
final class Modules {

  private static final String CORE = "std.core";

  private static final String CORE_TEXT = "std/core.alm";

  private final Imports imports;
  private final Diagnostics diagnostics;
  private final int deepest;
  private final Map<String, Module> loaded = new LinkedHashMap<>();
  private final List<String> loading = new ArrayList<>();
  private final Overlays overlays;

  Modules(Imports imports, Diagnostics diagnostics, Limits limits) {
    this.imports = imports;
    this.deepest = (int) limits.of(Limit.NESTING);
    this.diagnostics = diagnostics;
    this.overlays = new Overlays(imports, diagnostics, this::parsed);
  }

  /** Returns the module of a text, with everything it imports. */
  Module load(Source source) {
    Module known = loaded.get(source.name());
    if (known != null) {
      return known;
    }
    var module = new Module(source, overlays.read(source));
    loaded.put(source.name(), module);
    loading.add(source.name());
    if (!source.name().equals(CORE_TEXT)) {
      imports.find(CORE, source).map(this::load).ifPresent(module::addImport);
    }
    for (Ast.Declaration declaration : module.file().declarations()) {
      if (declaration instanceof Ast.Import i) {
        importInto(module, i);
      } else {
        declare(module, declaration);
      }
    }
    loading.remove(source.name());
    return module;
  }

  /** The library is ours: a host that wants shallow plans still has it. */
  private Ast.File parsed(Source source) {
    return source.library()
        ? SyntaxParser.parse(source, diagnostics)
        : SyntaxParser.parse(source, diagnostics, deepest);
  }

  /** Returns every text that has been loaded. */
  List<Source> sources() {
    var all = new LinkedHashMap<String, Source>();
    loaded.values().stream().limit(1).forEach(m -> all.put(m.source().name(), m.source()));
    overlays.bases().forEach(b -> all.put(b.name(), b));
    loaded.values().forEach(m -> all.put(m.source().name(), m.source()));
    return List.copyOf(all.values());
  }

  /** Returns how many of these, from the first, the plan itself is made of. */
  int own() {
    return 1 + overlays.bases().size();
  }

  /** Returns the names of all data that the texts declare. */
  List<String> data() {
    return loaded.values().stream()
        .flatMap(m -> m.file().declarations().stream())
        .filter(Ast.Data.class::isInstance)
        .map(d -> ((Ast.Data) d).name().text())
        .distinct()
        .toList();
  }

  private void importInto(Module module, Ast.Import i) {
    Optional<Source> source = imports.find(i.module(), i.span().source());
    if (source.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  "import/unknown",
                  "there is nothing to import under this name",
                  i.moduleSpan(),
                  "not found")
              .withHint(imports.hint(i.module())));
    } else if (loading.contains(source.get().name())) {
      diagnostics.add(
          Diagnostic.error(
              "import/circle", "this text imports itself", i.moduleSpan(), "through here"));
    } else {
      module.addImport(load(source.get()));
    }
  }

  private void declare(Module module, Ast.Declaration declaration) {
    checkFree(declaration);
    switch (declaration) {
      case Ast.Let l when l.parameters().isEmpty() -> value(module, "let", l.name(), l);
      case Ast.Let l -> add(module, l.name(), function(module, l));
      case Ast.Use u -> value(module, u.kind(), u.name(), u);
      case Ast.Market m -> value(module, "market", m.name(), m);
      case Ast.Study s -> value(module, "study", s.name(), s);
      case Ast.Data d -> value(module, "data", d.name(), d);
      case Ast.Function f -> {
        checkExternal(module, f);
        add(
            module,
            f.name(),
            new Declared.Function(
                module, f.name().text(), f.parameters(), f.result(), f.body(), f.name().span()));
      }
      case Ast.Strategy s ->
          add(module, s.name(), new Declared.Strategy(module, s, s.name().span()));
      case Ast.Plan p -> p.parameters().forEach(q -> value(module, "parameter", q.name(), p));
      case Ast.Invalid broken ->
          broken
              .declares()
              .ifPresent(
                  n -> module.names().putIfAbsent(n.text(), new Declared.Broken(module, n.span())));
      case Ast.Import i -> {}
      case Ast.Person p -> value(module, "person", p.name(), p);
      case Ast.Milestone m -> value(module, "milestone", m.name(), m);
      case Ast.Flow f -> flow(module, f);
      case Ast.Assets a -> {}
      case Ast.Show s -> {}
      case Ast.ShowTable s -> {}
      case Ast.Expect e -> {}
    }
  }

  /** What every strategy can read cannot be another thing besides. */
  private void checkFree(Ast.Declaration declaration) {
    Optional<Ast.Name> name =
        switch (declaration) {
          case Ast.Let l -> Optional.of(l.name());
          case Ast.Function f -> Optional.of(f.name());
          case Ast.Use u -> Optional.of(u.name());
          case Ast.Market m -> Optional.of(m.name());
          case Ast.Study s -> Optional.of(s.name());
          case Ast.Data d -> Optional.of(d.name());
          case Ast.Person p -> Optional.of(p.name());
          case Ast.Milestone m -> Optional.of(m.name());
          default -> Optional.empty();
        };
    name.filter(n -> StrategyScope.SURROUNDINGS.contains(n.text()))
        .ifPresent(n ->
            diagnostics.add(
                Diagnostic.error(
                        "name/taken",
                        "`" + n.text() + "` means something in every strategy",
                        n.span(),
                        "cannot be declared")
                    .withHint("give it another name")));
  }

  private void checkExternal(Module module, Ast.Function f) {
    if (f.body().isEmpty() && !module.source().library()) {
      diagnostics.add(
          Diagnostic.error(
                  "function/external",
                  "only the standard library declares functions of the engine",
                  f.name().span(),
                  "has no body")
              .withHint("write what it computes: `def f(x: Number): Number = ...`"));
    }
  }

  static Declared.Function function(Module module, Ast.Let l) {
    List<Ast.Parameter> parameters =
        l.parameters().stream()
            .map(n -> new Ast.Parameter(n, Optional.empty(), Optional.empty(), n.span()))
            .toList();
    return new Declared.Function(
        module, l.name().text(), parameters, l.type(), Optional.of(l.value()), l.name().span());
  }

  private void value(Module module, String kind, Ast.Name name, Ast.Declaration syntax) {
    var global = new Global(kind, name.text(), name.span());
    add(module, name, new Declared.Value(module, global, syntax));
  }

  /** A cash flow may be called like something else; only another of its name is in its way. */
  private void flow(Module module, Ast.Flow f) {
    var global = new Global(f.income() ? "income" : "liability", f.name().text(), f.name().span());
    add(module.flows(), f.name(), new Declared.Value(module, global, f));
  }

  private void add(Module module, Ast.Name name, Declared declared) {
    add(module.names(), name, declared);
  }

  private <T extends Declared> void add(Map<String, T> names, Ast.Name name, T declared) {
    Declared earlier = names.putIfAbsent(name.text(), declared);
    if (earlier != null && !(earlier instanceof Declared.Broken)) {
      diagnostics.add(
          Diagnostic.error(
                  "name/twice",
                  "`" + name.text() + "` is declared twice",
                  name.span(),
                  "again here")
              .withLabel(earlier.span(), "first here")
              .withHint("give one of them another name"));
    }
  }
}
