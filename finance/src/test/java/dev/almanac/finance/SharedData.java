package dev.almanac.finance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A CSV of public data that may stand beside the repository, in ../shared/data. It is not part of
 * it: where it is absent, the test that asks for it is skipped and says so.
 */
record SharedData(List<String> names, List<List<String>> rows) {

  static SharedData read(String name) {
    Path root = Path.of(System.getProperty("almanac.root", "..")).toAbsolutePath().normalize();
    Path file = root.resolveSibling("shared").resolve("data").resolve(name);
    assumeTrue(Files.isReadable(file), () -> "skipped, as there is no " + file);
    try {
      List<List<String>> lines =
          Files.readAllLines(file).stream().map(line -> List.of(line.split(",", -1))).toList();
      return new SharedData(lines.getFirst(), lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows whose value in a column passes. */
  SharedData where(String column, Predicate<String> passes) {
    int index = names.indexOf(column);
    return new SharedData(names, rows.stream().filter(row -> passes.test(row.get(index))).toList());
  }

  /** The rows of some months, as 1926-12, both included. */
  SharedData months(String from, String to) {
    return where("date", date -> date.compareTo(from) >= 0 && date.compareTo(to) <= 0);
  }

  double[] numbers(String column) {
    int index = names.indexOf(column);
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(index))).toArray();
  }
}
