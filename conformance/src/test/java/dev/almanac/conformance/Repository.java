package dev.almanac.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the repository under test. */
final class Repository {

  private Repository() {}

  static Path root() {
    return Path.of(System.getProperty("almanac.root", "..")).toAbsolutePath().normalize();
  }

  /** Returns a folder of recorded tests. */
  static Path resources(String folder) {
    return root().resolve("conformance/src/test/resources").resolve(folder);
  }

  /** Returns a file's path from the repository's folder, the same on every machine. */
  static String name(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  /** Returns a text with line ends as on Unix. */
  static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files under a folder whose names end so, in order; none if there is no folder. */
  static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
