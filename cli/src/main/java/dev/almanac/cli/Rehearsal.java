package dev.almanac.cli;

import dev.almanac.Session;
import dev.almanac.data.Unreadable;
import dev.almanac.execute.Job;
import dev.almanac.repl.LiveJob;
import dev.almanac.repl.Prompt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.Signals;

/**
 * Does once what users do, so that the start-up archive knows what it takes; {@code ./alm} does.
 */
final class Rehearsal {

  private static final String TYPE = "xterm-256color";
  private static final String WINDOW = "WINCH";
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

  /** Runs plans, or talks to one: the first word says which of the two, the others are plans. */
  public static void main(String[] words) throws IOException {
    List<String> plans = List.of(words).subList(1, words.length);
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var _ = new StandardOutput();
    var interruption = new Interruption();
    interruption.listen();
    for (String plan : words[0].equals("run") ? plans : List.<String>of()) {
      String[] run = {"run", "--paths", "1000", plan};
      var _ =
          Main.onDeepStack(
              () -> Main.run(run, nowhere, nowhere, HostTerminal.surroundings(), interruption));
    }
    if (words[0].equals("repl")) {
      talk(plans.getFirst());
    }
    interruption.finish();
  }

  private static void talk(String plan) throws IOException {
    var job = new LiveJob(1, Job.DEFAULT_BLOCK_SIZE);
    try (Terminal terminal = terminal()) {
      Session session = Session.in(Path.of("").toAbsolutePath(), Map.of(), job.job());
      terminal.setSize(Size.of(100, 40));
      var look = new Prompt.Look(true, true, OptionalInt.empty());
      var prompt = new Prompt(terminal, session, job, look, Optional.empty(), (file, text) -> {});
      Signals.unregister(WINDOW, Signals.register(WINDOW, () -> {}));
      prompt.print(session.load(Path.of(plan)));
      var _ = prompt.talk();
    } catch (Unreadable e) {
      throw new IOException(e);
    }
  }

  /** A terminal of the kind that users have, where the system can make one. */
  private static Terminal terminal() throws IOException {
    var keys = new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8));
    var screen = OutputStream.nullOutputStream();
    try {
      return ReplCommand.builder().system(false).streams(keys, screen).type(TYPE).build();
    } catch (IOException | IllegalStateException e) {
      var terminal = new LineDisciplineTerminal("rehearsal", TYPE, screen, StandardCharsets.UTF_8);
      terminal.processInputBytes(keys.readAllBytes());
      return terminal;
    }
  }
}
