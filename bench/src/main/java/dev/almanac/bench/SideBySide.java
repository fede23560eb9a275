package dev.almanac.bench;

import java.nio.file.Path;

/**
 * Almanac beside C and numpy on the same work, in turns within one session: figures of one machine
 * drift, their ratios hardly do.
 */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Arguments: the folder bench, the folder of the C programs, python or nothing, rounds, paths of
   * the strategy.
   */
  public static void main(String[] words) throws Exception {
    var processes = new Processes(Path.of(words[0]), Path.of(words[1]), words[2]);
    int rounds = Integer.parseInt(words[3]);
    new OneStrategy(processes, rounds, Long.parseLong(words[4])).run();
    Report.print("%n");
    new ManyScenarios(processes, rounds).run();
  }
}
