package dev.almanac.check;

import dev.almanac.data.Imports;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.diagnostic.Suggestion;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * Lays a plan over the plan that it extends: one tree of both, in the order of the base. What both
 * declare is as the overlay has it. No later phase knows of overlays, but that a tree may be of
 * several texts.
 */
final class Overlays {

  private static final String NEW = "new";
  private static final String WITHOUT = "without";

  private final Imports imports;
  private final Diagnostics diagnostics;
  private final Function<Source, Ast.File> parser;

  /** The texts that have been found by extending, for the record of what took part. */
  private final SequencedMap<String, Source> bases = new LinkedHashMap<>();

  Overlays(Imports imports, Diagnostics diagnostics, Function<Source, Ast.File> parser) {
    this.imports = imports;
    this.diagnostics = diagnostics;
    this.parser = parser;
  }

  List<Source> bases() {
    return List.copyOf(bases.values());
  }

  /** Returns the tree of a text, laid over that of its base if it has one. */
  Ast.File read(Source source) {
    return read(source, new ArrayList<>());
  }

  private Ast.File read(Source source, List<String> above) {
    Ast.File file = parser.apply(source);
    Optional<Ast.Plan> head = head(file).filter(p -> p.base().isPresent());
    if (head.isEmpty()) {
      return file;
    }
    above.add(source.name());
    Optional<Source> base = base(head.get(), source, above);
    if (base.isEmpty()) {
      return file;
    }
    bases.put(base.get().name(), base.get());
    return new Laying(read(base.get(), above), file, head.get()).laid();
  }

  private static Optional<Ast.Plan> head(Ast.File file) {
    return file.declarations().stream()
        .filter(Ast.Plan.class::isInstance)
        .map(Ast.Plan.class::cast)
        .findFirst();
  }

  private Optional<Source> base(Ast.Plan head, Source source, List<String> above) {
    Ast.Text written = head.base().orElseThrow();
    String path = "\"" + written.value();
    Optional<Source> found = imports.find(path, source);
    if (found.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  "import/unknown", "there is no plan to extend here", written.span(), "not found")
              .withHint(imports.hint(path)));
    } else if (above.contains(found.get().name())) {
      diagnostics.add(
          Diagnostic.error(
              "import/circle", "this plan extends itself", written.span(), "through here"));
      return Optional.empty();
    }
    return found;
  }

  /** What a declaration declares: cash flows may be called like something else. */
  private record Key(boolean flow, String name) {}

  /** A declaration that others can take the place of. */
  private record Named(Key key, String kind, Span place) {}

  private static Optional<Named> named(Ast.Declaration d) {
    return switch (d) {
      case Ast.Flow f -> named(true, f.name(), f.income() ? "income" : "liability");
      case Ast.Let l -> named(false, l.name(), "value or function");
      case Ast.Function f -> named(false, f.name(), "value or function");
      case Ast.Use u -> named(false, u.name(), u.kind());
      case Ast.Strategy s -> named(false, s.name(), "strategy");
      case Ast.Market m -> named(false, m.name(), "market");
      case Ast.Study s -> named(false, s.name(), "study");
      case Ast.Data x -> named(false, x.name(), "data");
      case Ast.Person p -> named(false, p.name(), "person");
      case Ast.Milestone m -> named(false, m.name(), "milestone");
      case Ast.Assets a -> named(false, new Ast.Name("assets", a.span()), "assets");
      case Ast.Plan _, Ast.Import _, Ast.Show _, Ast.ShowTable _, Ast.Expect _, Ast.Invalid _ ->
          Optional.empty();
    };
  }

  private static Optional<Named> named(boolean flow, Ast.Name name, String kind) {
    return Optional.of(new Named(new Key(flow, name.text()), kind, name.span()));
  }

  /** One overlay and its base. */
  private final class Laying {

    private final Ast.File base;
    private final Ast.File over;
    private final Ast.Plan head;
    private final List<Ast.Name> added;
    private final List<Ast.Name> left;
    private final Map<Key, Named> known = new LinkedHashMap<>();

    Laying(Ast.File base, Ast.File over, Ast.Plan head) {
      this.base = base;
      this.over = over;
      this.head = head;
      this.added = names(NEW);
      this.left = names(WITHOUT);
      base.declarations().forEach(d -> named(d).ifPresent(n -> known.put(n.key(), n)));
      Overlays.head(base)
          .ifPresent(p ->
              p.parameters()
                  .forEach(q ->
                      named(false, q.name(), "parameter").ifPresent(n -> known.put(n.key(), n))));
    }

    /** Reads {@code new: [car, roof]}. */
    private List<Ast.Name> names(String setting) {
      var names = new ArrayList<Ast.Name>();
      for (Ast.Entry entry : head.settings()) {
        if (entry.key().text().equals(setting)) {
          List<Ast.Expression> listed =
              entry.value() instanceof Ast.ListLiteral list
                  ? list.elements()
                  : List.of(entry.value());
          for (Ast.Expression e : listed) {
            if (e instanceof Ast.Reference r) {
              names.add(new Ast.Name(r.name(), r.span()));
            } else {
              diagnostics.add(
                  Diagnostic.error(
                          "extends/names", "`" + setting + "` lists names", e.span(), "not a name")
                      .withHint("write `" + setting + ": [car, roof]`"));
            }
          }
        }
      }
      return names;
    }

    Ast.File laid() {
      Map<Key, Ast.Declaration> others = new LinkedHashMap<>();
      var rest = new ArrayList<Ast.Declaration>();
      for (Ast.Declaration d : over.declarations()) {
        Optional<Named> name = named(d);
        if (name.filter(n -> replaces(n)).isPresent()) {
          others.put(name.get().key(), d);
        } else if (!(d instanceof Ast.Plan)) {
          rest.add(d);
        }
      }
      Set<Key> gone = leftOut();
      var all = new ArrayList<Ast.Declaration>();
      for (Ast.Declaration d : base.declarations()) {
        Optional<Key> key = named(d).map(Named::key);
        if (d instanceof Ast.Plan p) {
          all.add(laid(p));
        } else if (key.filter(gone::contains).isEmpty()) {
          all.add(key.map(k -> others.getOrDefault(k, d)).orElse(d));
        }
      }
      if (Overlays.head(base).isEmpty()) {
        all.addFirst(head);
      }
      all.addAll(rest);
      checkAdded();
      return new Ast.File(all, over.span());
    }

    /** Returns whether a declaration takes the place of one; says so if it does and should not. */
    private boolean replaces(Named name) {
      boolean isNew = added.stream().anyMatch(a -> a.text().equals(name.key().name()));
      Named there = known.get(name.key());
      if (there == null) {
        if (!isNew) {
          diagnostics.add(
              unknown(name.key().name(), name.place())
                  .withHint(
                      wayOut(
                          name.key().name(),
                          "if it is new, say so: `new: [" + name.key().name() + "]`")));
        }
        return false;
      }
      if (isNew) {
        diagnostics.add(
            Diagnostic.error(
                    "extends/known",
                    "`" + name.key().name() + "` is not new: the plan that this one extends has it",
                    name.place(),
                    "would take its place")
                .withLabel(there.place(), "declared here")
                .withHint("take it out of `new`, or give it another name"));
      } else if (!there.kind().equals(name.kind())) {
        diagnostics.add(
            Diagnostic.error(
                    "extends/kind",
                    "`"
                        + name.key().name()
                        + "` is something else in the plan that this one extends",
                    name.place(),
                    "here: " + name.kind())
                .withLabel(there.place(), "there: " + there.kind())
                .withHint("give it another name, and list that in `new`"));
      }
      return true;
    }

    private Diagnostic unknown(String name, Span place) {
      return Diagnostic.error(
          "extends/unknown",
          "the plan that this one extends has no `" + name + "`",
          place,
          "nothing to take the place of");
    }

    private String wayOut(String name, String otherwise) {
      List<String> names = known.keySet().stream().map(Key::name).distinct().toList();
      return Suggestion.closest(name, names)
          .map(near -> "did you mean `" + near + "`? " + sentence(otherwise))
          .orElse(otherwise);
    }

    private static String sentence(String words) {
      return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private Set<Key> leftOut() {
      var gone = new HashSet<Key>();
      for (Ast.Name name : left) {
        Key flow = new Key(true, name.text());
        Key other = new Key(false, name.text());
        if (known.containsKey(flow) || known.containsKey(other)) {
          gone.add(known.containsKey(flow) ? flow : other);
        } else {
          diagnostics.add(
              unknown(name.text(), name.span())
                  .withHint(wayOut(name.text(), "`without` lists what falls away")));
        }
      }
      return gone;
    }

    /** What is called new has to be there. */
    private void checkAdded() {
      Set<String> declared = new HashSet<>();
      over.declarations().forEach(d -> named(d).ifPresent(n -> declared.add(n.key().name())));
      head.parameters().forEach(p -> declared.add(p.name().text()));
      for (Ast.Name name : added) {
        if (!declared.contains(name.text())) {
          diagnostics.add(
              Diagnostic.error(
                      "extends/names",
                      "`" + name.text() + "` is called new and not declared",
                      name.span(),
                      "not declared in this plan")
                  .withHint("declare it below, or take it out of `new`"));
        }
      }
    }

    // ---- the head

    private Ast.Plan laid(Ast.Plan there) {
      var parameters = new ArrayList<Ast.Parameter>();
      for (Ast.Parameter p : there.parameters()) {
        parameters.add(
            head.parameters().stream()
                .filter(q -> q.name().text().equals(p.name().text()))
                .findFirst()
                .map(q -> typed(q, p))
                .orElse(p));
      }
      for (Ast.Parameter q : head.parameters()) {
        named(false, q.name(), "parameter")
            .filter(n -> !replaces(n))
            .ifPresent(n -> parameters.add(q));
      }
      var settings = new LinkedHashMap<String, Ast.Entry>();
      there.settings().forEach(e -> settings.put(e.key().text(), e));
      head.settings().forEach(e -> settings.put(e.key().text(), e));
      settings.remove(NEW);
      settings.remove(WITHOUT);
      return new Ast.Plan(
          head.name(), parameters, head.base(), List.copyOf(settings.values()), head.span());
    }

    /** A new default is of the type that the base says, if no other is said. */
    private Ast.Parameter typed(Ast.Parameter mine, Ast.Parameter theirs) {
      return mine.type().isPresent()
          ? mine
          : new Ast.Parameter(mine.name(), theirs.type(), mine.preset(), mine.span());
    }
  }
}
