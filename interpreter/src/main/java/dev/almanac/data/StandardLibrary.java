package dev.almanac.data;

import dev.almanac.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The library's own texts, which are resources: {@code std.x.y} is {@code std/x/y.alm}. */
final class StandardLibrary {

  private static final String CORE = "/std/core.alm";

  private StandardLibrary() {}

  static boolean owns(String module) {
    return module.startsWith("std.");
  }

  static Optional<Source> find(String module) {
    String name = module.replace('.', '/') + ".alm";
    try (InputStream in = StandardLibrary.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new Source(name, text, true));
    } catch (IOException e) {
      throw new IllegalStateException("the standard library cannot be read: " + name, e);
    }
  }

  /** Returns every module there is, in order; slow, so only for hints. */
  static List<String> modules() {
    URL core = StandardLibrary.class.getResource(CORE);
    if (core == null) {
      return List.of();
    }
    try {
      URI uri = core.toURI();
      if (uri.getScheme().equals("file")) {
        return modules(Path.of(uri).resolveSibling(""));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return modules(jar.getPath("/std"));
      }
    } catch (IOException | URISyntaxException | RuntimeException e) {
      return List.of();
    }
  }

  private static List<String> modules(Path std) throws IOException {
    try (Stream<Path> files = Files.walk(std)) {
      return files
          .map(f -> std.relativize(f).toString())
          .filter(f -> f.endsWith(ProjectFiles.EXTENSION))
          .map(f -> f.substring(0, f.length() - ProjectFiles.EXTENSION.length()))
          .map(f -> "std." + f.replace('/', '.').replace('\\', '.'))
          .sorted()
          .toList();
    }
  }
}
