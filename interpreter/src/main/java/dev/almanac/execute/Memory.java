package dev.almanac.execute;

import dev.almanac.type.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has been computed in a session, by its fingerprint: what a later program computes alike is
 * not computed again. It holds values that know all they need; a strategy, which reads the program
 * it belongs to, is made anew.
 */
final class Memory {

  /** Each may hold a column for every year: those used last are kept. */
  private static final int COURSES = 16;

  private static final double PART_OF_MEMORY = 0.25;

  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, StudyValue> studies = new HashMap<>();
  private final LinkedHashMap<String, OutcomeValue.Course> courses =
      new LinkedHashMap<>(16, 0.75f, true);

  Optional<Object> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Optional<StudyValue> study(String key) {
    return Optional.ofNullable(studies.get(key));
  }

  void keep(String key, Object value, Type type) {
    if (isWhole(value) && !holdsStrategies(type)) {
      values.put(key, value);
    }
  }

  void keep(String key, StudyValue study) {
    studies.put(key, study);
  }

  /** Forgets what no program of the session can ask for any more. */
  void retain(Set<String> keys) {
    values.keySet().retainAll(keys);
    studies.keySet().retainAll(keys);
  }

  Optional<OutcomeValue.Course> course(String key) {
    return Optional.ofNullable(courses.get(key));
  }

  void keep(String key, OutcomeValue.Course course) {
    courses.put(key, course);
    while (courses.size() > 1 && (courses.size() > COURSES || bytes() > most())) {
      courses.remove(courses.firstEntry().getKey());
    }
  }

  private long bytes() {
    var counted = new HashSet<PathColumns>();
    courses.values().forEach(c -> counted.add(c.columns()));
    return counted.stream().mapToLong(PathColumns::bytes).sum();
  }

  private static long most() {
    return (long) (Runtime.getRuntime().maxMemory() * PART_OF_MEMORY);
  }

  private static boolean isWhole(Object value) {
    return switch (value) {
      case StrategyValue _ -> false;
      case RunValue _, OutcomeValue _, SeriesValue _, Sample _, Pool _, HistogramValue _ -> true;
      case CubeValue _ -> true;
      case Collection<?> all when value.getClass().getPackageName().startsWith("java.") ->
          all.stream().allMatch(Memory::isWhole);
      case Map<?, ?> record -> record.values().stream().allMatch(Memory::isWhole);
      default -> {
        String home = value.getClass().getPackageName();
        yield home.startsWith("java.")
            || home.equals("dev.almanac.library")
            || home.equals("dev.almanac.finance")
            || home.equals("dev.almanac.result");
      }
    };
  }

  private static boolean holdsStrategies(Type type) {
    return switch (type) {
      case Type.StrategyOf _, Type.AnyOf _ -> !(type instanceof Type.AnyOf a) || isStrategy(a);
      case Type.CubeOf c -> holdsStrategies(c.element());
      case Type.ListOf l -> holdsStrategies(l.element());
      default -> false;
    };
  }

  private static boolean isStrategy(Type.AnyOf type) {
    return type.kind().equals("Strategy");
  }
}
