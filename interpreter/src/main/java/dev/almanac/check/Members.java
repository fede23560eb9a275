package dev.almanac.check;

import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.List;

/** What may stand after a dot, for those who type. */
public final class Members {

  private Members() {}

  /** Returns the names of the parts of a value; a person has an age, since a birth date does. */
  public static List<String> of(Type type) {
    var names = new ArrayList<>(CheckMembers.names(type));
    if (type == Type.Plain.PERSON) {
      names.addAll(CheckPeople.OF_BIRTH);
    }
    return names;
  }
}
