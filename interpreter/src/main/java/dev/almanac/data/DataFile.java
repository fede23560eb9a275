package dev.almanac.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A data file that a plan may read.
 *
 * @param name how a user would call it, and the result does
 */
public record DataFile(String name, Path path) {

  /**
   * Returns the file that a caller gives instead of the declared one.
   *
   * @param given a file, or a folder that holds one of the declared name
   * @param declared the path in the plan; empty if it has none
   * @throws Unreadable if there is no such file
   */
  public static DataFile given(Path given, String declared) throws Unreadable {
    Path path = given;
    if (Files.isDirectory(given)) {
      if (declared.isEmpty()) {
        throw new Unreadable("it is a folder, and the plan does not say which file of it");
      }
      path = given.resolve(name(declared));
    }
    if (!Files.exists(path)) {
      throw new Unreadable(
          path.equals(given)
              ? "there is no such file"
              : "there is no `" + path.getFileName() + "` in this folder");
    }
    if (!path.equals(given)) {
      requireInside(path, given);
    }
    return new DataFile(path.toString(), path);
  }

  private static Path name(String declared) throws Unreadable {
    try {
      Path name = Path.of(declared).getFileName();
      return name == null ? Path.of("") : name;
    } catch (InvalidPathException e) {
      throw new Unreadable("it is a folder, and `" + declared + "` is not the name of a file");
    }
  }

  /** A folder is granted, not what links in it lead to. */
  private static void requireInside(Path file, Path folder) throws Unreadable {
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw new Unreadable("`" + file.getFileName() + "` leads out of this folder");
      }
    } catch (IOException e) {
      throw Unreadable.because(e);
    }
  }
}
