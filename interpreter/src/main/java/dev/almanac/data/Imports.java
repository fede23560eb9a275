package dev.almanac.data;

import dev.almanac.source.Source;
import java.util.List;
import java.util.Optional;

/** Where imported texts come from. */
public interface Imports {

  /**
   * Returns the text of a module.
   *
   * @param module a dotted name such as {@code std.tail_risk}, or a path that begins with a quote
   * @param importer the text that asks
   */
  Optional<Source> find(String module, Source importer);

  /**
   * Returns a data file.
   *
   * @param written its path, from the folder of the text that asks
   * @throws Unreadable saying why it cannot be had, in words for the user
   */
  default DataFile data(String written, Source importer) throws Unreadable {
    throw new Unreadable("a plan without a folder has no files");
  }

  /** Returns the names of the library's modules. */
  default List<String> modules() {
    return List.of();
  }

  /** Returns what a user could write instead of a name that was not found. */
  String hint(String module);
}
