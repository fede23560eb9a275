package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Says in what two records differ that cannot stand in one list. */
final class UnlikeRecords {

  private UnlikeRecords() {}

  /** Returns a mistake that names the fields, if both are records. */
  static Diagnostic explained(Diagnostic d, Type earlier, Type later) {
    return earlier instanceof Type.RecordOf a && later instanceof Type.RecordOf b
        ? d.withExplanation(String.join(" ", differences(a, b)))
        : d;
  }

  private static List<String> differences(Type.RecordOf earlier, Type.RecordOf later) {
    var all = new ArrayList<String>();
    missing(earlier, later).ifPresent(names -> all.add("Here " + names + " is missing."));
    missing(later, earlier).ifPresent(names -> all.add("Only here is " + names + "."));
    for (var field : earlier.fields().entrySet()) {
      Type other = later.fields().get(field.getKey());
      if (other != null && Conformance.join(field.getValue(), other).isEmpty()) {
        all.add(
            "The field `"
                + field.getKey()
                + "` is "
                + other.describe()
                + " here, and "
                + field.getValue().describe()
                + " before.");
      }
    }
    return all;
  }

  private static Optional<String> missing(Type.RecordOf of, Type.RecordOf in) {
    Set<String> there = Objects.requireNonNull(in.fields().keySet());
    List<String> names =
        of.fields().keySet().stream()
            .filter(n -> !there.contains(n))
            .map(n -> "`" + n + "`")
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }
}
