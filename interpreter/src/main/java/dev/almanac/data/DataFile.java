package dev.almanac.data;

import java.nio.file.Files;
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
      Path name = Path.of(declared).getFileName();
      path = name == null ? given : given.resolve(name);
    }
    if (!Files.exists(path)) {
      throw new Unreadable(
          path.equals(given)
              ? "there is no such file"
              : "there is no `" + path.getFileName() + "` in this folder");
    }
    return new DataFile(path.toString(), path);
  }
}
