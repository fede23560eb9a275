package dev.almanac.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contenders on the same work that take turns. A turn is the best of a few runs, for others use the
 * machine too; what is printed is the median of the turns.
 */
final class Turns {
  static final int REPETITIONS = 3;

  /** One of those that take turns. */
  @FunctionalInterface
  interface Contender {
    Measured run() throws Exception;
  }

  private final int rounds;
  private final int warmUp;
  private final Map<String, Contender> contenders = new LinkedHashMap<>();
  private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

  /**
   * @param warmUp how often what runs in this process runs before its first turn
   */
  Turns(int rounds, int warmUp) {
    this.rounds = rounds;
    this.warmUp = warmUp;
  }

  /** Enters what repeats and warms up by itself. */
  void enter(String name, Contender turn) {
    contenders.put(name, turn);
  }

  /** Enters what runs in this process. */
  void java(String name, Contender once) {
    enter(
        name,
        () -> {
          for (int i = 0; i < warmUp && !measured.containsKey(name); i++) {
            once.run();
          }
          Measured best = once.run();
          for (int i = 1; i < REPETITIONS; i++) {
            Measured next = once.run();
            best = next.seconds() < best.seconds() ? next : best;
          }
          return best;
        });
  }

  void take() throws Exception {
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Contender> c : contenders.entrySet()) {
        measured.computeIfAbsent(c.getKey(), k -> new ArrayList<>()).add(c.getValue().run());
      }
    }
  }

  /** Returns the seconds of a contender; not a number if it took no turn. */
  Typical seconds(String name) {
    List<Measured> all = measured.getOrDefault(name, List.of());
    return Typical.of(all.stream().mapToDouble(Measured::seconds).toArray());
  }

  /** Prints a line for each, the time in the given unit of seconds. */
  void print(String time, double unit) {
    Report.print("%-34s %16s %6s %10s%n", "", time, "best", "failures");
    measured.forEach((name, all) -> {
      Typical t = seconds(name).in(unit);
      long failures = all.getLast().failures();
      String counted = failures < 0 ? "" : String.valueOf(failures);
      Report.print("%-34s %16.2f %6.2f %10s%n", name, t.median(), t.best(), counted);
    });
  }
}
