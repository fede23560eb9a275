package dev.almanac.session;

import dev.almanac.data.Imports;
import dev.almanac.session.Documentation.Entry;
import dev.almanac.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the library has, whether a plan imports it or not. */
public final class Library {

  static final String CORE = "std.core";

  private static final String PREFIX = "std.";

  private final List<ModulePage> pages;

  private Library(List<ModulePage> pages) {
    this.pages = pages;
  }

  /** Reads every module. */
  public static Library of(Imports imports) {
    var nobody = new Source("std", "", true);
    // What every plan has comes first.
    return new Library(
        Stream.concat(Stream.of(CORE), imports.modules().stream().filter(m -> !m.equals(CORE)))
            .flatMap(m -> imports.find(m, nobody).map(s -> ModulePage.of(m, s)).stream())
            .toList());
  }

  /** Returns its modules, that of every plan first. */
  public List<ModulePage> pages() {
    return pages;
  }

  /** Returns a module by its name, which may leave {@code std.} out. */
  public Optional<ModulePage> page(String name) {
    return pages.stream()
        .filter(p -> p.name().equals(name) || p.name().equals(PREFIX + name))
        .findFirst();
  }

  /** Returns what a name stands for in the first module that declares it. */
  public Optional<Entry> find(String name) {
    return pages.stream()
        .flatMap(p -> p.entries().stream())
        .filter(e -> e.name().equals(name))
        .findFirst();
  }

  /** Returns all that can be asked for. */
  public SortedSet<String> names() {
    var names = new TreeSet<String>();
    for (ModulePage page : pages) {
      names.add(page.name());
      page.entries().forEach(e -> names.add(e.name()));
    }
    return names;
  }

  /** Returns the module of a text of the library; empty for other texts. */
  static Optional<String> module(Entry entry) {
    return entry.source().startsWith("std/")
        ? Optional.of(entry.source().replaceFirst("\\.alm$", "").replace('/', '.'))
        : Optional.empty();
  }
}
