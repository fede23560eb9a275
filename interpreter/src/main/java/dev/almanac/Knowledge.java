package dev.almanac;

import dev.almanac.model.Global;
import dev.almanac.session.Completion;
import dev.almanac.session.Documentation;
import dev.almanac.session.Edits;
import dev.almanac.session.Library;
import dev.almanac.source.Source;
import dev.almanac.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a session knows of its names, for those who type and those who ask. */
final class Knowledge implements Completion.Knowledge {

  private final Workbench bench;
  private final Path folder;
  private final Documentation documentation = new Documentation();
  private Optional<Library> library = Optional.empty();

  Knowledge(Workbench bench, Path folder) {
    this.bench = bench;
    this.folder = folder;
  }

  /** Returns the texts that take part, the plan's own last: it hides the others. */
  List<Source> sources() {
    return bench.live().plan().sources().reversed();
  }

  @Override
  public Map<String, Documentation.Entry> names() {
    return documentation.of(sources());
  }

  /** Returns the whole library, imported or not. */
  Library library() {
    Library read = library.orElseGet(() -> Library.of(bench.state().files()));
    library = Optional.of(read);
    return read;
  }

  @Override
  public Optional<String> typeOf(String name) {
    return bench.globals().stream()
        .filter(g -> g.name().equals(name))
        .map(Global::value)
        .map(v -> v.type().describe())
        .findFirst();
  }

  @Override
  public Optional<Type> type(String expression) {
    return bench.type(expression, new Answer());
  }

  @Override
  public Collection<String> settable() {
    return Edits.settable(bench.state().pieces());
  }

  @Override
  public List<String> modules() {
    return bench.state().files().modules();
  }

  @Override
  public List<String> files(String begun) {
    try (Stream<Path> files = Files.list(folder.resolve(begun))) {
      return files
          .filter(f -> !String.valueOf(f.getFileName()).startsWith("."))
          .map(f -> f.getFileName() + (Files.isDirectory(f) ? "/" : ""))
          .sorted()
          .toList();
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }
}
