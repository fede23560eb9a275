package dev.almanac.cli;

import dev.almanac.Session;
import dev.almanac.data.Unreadable;
import dev.almanac.execute.Job;
import dev.almanac.repl.LiveJob;
import dev.almanac.repl.Prompt;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/**
 * Does once what users do, so that the start-up archive knows what it takes; {@code ./alm} does.
 */
final class Rehearsal {

  private static final String KEYS =
      """
      base
      let share = 30%
      strategy careful = constant_mix({stocks: share, bonds: rest})
      :plot base.careful.wealth
      failure(nothing
      )
      let share = 31%
      \t\004\004
      """;

  private Rehearsal() {}

  /** Runs the plan named second, and talks to the one named first. */
  public static void main(String[] plans) throws IOException {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var around = Surroundings.plain(Path.of("").toAbsolutePath());
    String[] run = {"run", "--paths", "1000", plans[1]};
    var _ = Main.run(run, nowhere, nowhere, around, new Interruption());
    try {
      talk(plans[0]);
    } catch (Unreadable e) {
      throw new IOException(e);
    }
  }

  private static void talk(String plan) throws IOException, Unreadable {
    var job = new LiveJob(1, Job.DEFAULT_BLOCK_SIZE);
    Session session = Session.in(Path.of("").toAbsolutePath(), Map.of(), job.job());
    var screen = OutputStream.nullOutputStream();
    try (var terminal =
        new LineDisciplineTerminal("rehearsal", "xterm-256color", screen, StandardCharsets.UTF_8)) {
      terminal.setSize(Size.of(100, 40));
      terminal.processInputBytes(KEYS.getBytes(StandardCharsets.UTF_8));
      var prompt =
          new Prompt(terminal, session, job, true, true, Optional.empty(), (file, text) -> {});
      prompt.print(session.load(Path.of(plan)));
      var _ = prompt.talk();
    }
  }
}
