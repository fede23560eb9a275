package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.limit.Limits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A command line, understood.
 *
 * @param words what follows besides options, as typed
 * @param revisions what stands before {@code --}, where that is asked for
 * @param files the words as paths
 * @param settings what {@code --set} gave
 * @param data what {@code --data} gave
 * @param limits the usual ones, but for what {@code --limit} gave
 * @param texts the values of the other options; empty for those without one
 * @param numbers the values of options that take a number
 */
record Invocation(
    Command command,
    List<String> words,
    List<String> revisions,
    List<Path> files,
    Map<String, String> settings,
    Map<String, Path> data,
    Limits limits,
    Map<Option, String> texts,
    Map<Option, Long> numbers) {

  boolean has(Option option) {
    return texts.containsKey(option);
  }

  Optional<String> text(Option option) {
    return Optional.ofNullable(texts.get(option));
  }

  OptionalLong number(Option option) {
    Long number = numbers.get(option);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  int number(Option option, int otherwise) {
    return (int) number(option).orElse(otherwise);
  }

  /**
   * Returns what is asked of a plan.
   *
   * @param folder where relative paths begin
   */
  Almanac.Request request(Path folder) {
    Map<String, Path> files = new LinkedHashMap<>();
    data.forEach((name, path) -> files.put(name, folder.resolve(path)));
    return new Almanac.Request(settings, files, number(Option.PATHS), number(Option.SEED));
  }
}
