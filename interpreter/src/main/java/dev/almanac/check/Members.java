package dev.almanac.check;

import dev.almanac.type.Type;
import java.util.List;

/** What may stand after a dot, for those who type. */
public final class Members {

  private Members() {}

  /** Returns the names of the parts of a value. */
  public static List<String> of(Type type) {
    return List.copyOf(CheckMembers.names(type));
  }
}
