package dev.almanac.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * Other programs: those that time themselves, and whole processes that are timed here.
 *
 * @param home the folder bench
 * @param programs the folder of the C programs
 * @param python python3 with numpy, or empty
 */
record Processes(Path home, Path programs, String python) {

  /** A process from start to end; its largest size is in KiB. */
  record Whole(int code, double seconds, long peak) {}

  /** Enters a C program, if it could be compiled. */
  void program(Turns turns, String name, String program, Object... words) {
    Path file = programs.resolve(program);
    if (Files.isExecutable(file)) {
      turns.enter(name, () -> timed(command(file.toString(), words)));
    }
  }

  /** Enters a script, if there is numpy. */
  void numpy(Turns turns, String name, String script, Object... words) {
    if (hasNumpy()) {
      turns.enter(name, () -> timed(numpy(script, words)));
    }
  }

  boolean hasNumpy() {
    return !python.isEmpty();
  }

  List<String> numpy(String script, Object... words) {
    List<String> command = command(home.resolve("numpy").resolve(script).toString(), words);
    command.addFirst(python);
    return command;
  }

  List<String> alm(Path plan, String paths) {
    return command(home.resolveSibling("alm").toString(), "run", "--paths", paths, plan);
  }

  static List<String> command(String first, Object... words) {
    var command = new ArrayList<String>(List.of(first));
    for (Object word : words) {
      command.add(word.toString());
    }
    return command;
  }

  private static Measured timed(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var words = new Scanner(process.getInputStream(), StandardCharsets.US_ASCII)) {
      return new Measured(Double.parseDouble(words.next()), Long.parseLong(words.next()));
    }
  }

  /** Runs a command that must succeed; returns its seconds. */
  static double seconds(List<String> command) throws Exception {
    Whole run = whole(command, "");
    if (run.code != 0) {
      throw new IllegalStateException(command + " failed");
    }
    return run.seconds;
  }

  /** Runs a command with options for the JVM; with any, reads its size from Linux if it can. */
  static Whole whole(List<String> command, String options) throws Exception {
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("ALMANAC_JAVA_OPTS", options);
    long start = System.nanoTime();
    Process process = builder.start();
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    long peak = 0;
    while (!options.isEmpty() && process.isAlive()) {
      peak = Math.max(peak, peak(status));
      Thread.sleep(5);
    }
    int code = process.waitFor();
    return new Whole(code, 1e-9 * (System.nanoTime() - start), peak);
  }

  private static long peak(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(l -> l.startsWith("VmHWM:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }
}
