package dev.almanac.cli;

import dev.almanac.Response;
import dev.almanac.Session;
import dev.almanac.data.Unreadable;
import dev.almanac.execute.Job;
import dev.almanac.repl.Course;
import dev.almanac.repl.LiveJob;
import dev.almanac.repl.Prompt;
import dev.almanac.repl.Script;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** {@code alm repl} and {@code alm eval}: a plan that answers. */
final class ReplCommand {

  private final Call call;
  private final LiveJob job;

  ReplCommand(Call call) {
    this.call = call;
    int processors = Runtime.getRuntime().availableProcessors();
    this.job =
        new LiveJob(
            call.invocation().number(Option.THREADS, processors),
            call.invocation().number(Option.BLOCK_SIZE, Job.DEFAULT_BLOCK_SIZE),
            call.invocation().limits());
    var _ = call.interruption().watch(job.job());
  }

  /** Answers one expression, of a plan if one is named. */
  int eval() throws UsageError {
    Session session = session();
    Script script = script(session);
    var words = call.invocation().words();
    if (words.size() > 1) {
      load(session, words.get(1), script);
    }
    if (script.course() == Course.FINE) {
      var _ = script.answer(words.getFirst());
    }
    return code(script.course());
  }

  /** Says what a name or a module is for, of a plan if one is named. */
  int document() throws UsageError {
    Session session = session();
    Script script = script(session);
    List<String> words = call.invocation().words();
    if (words.size() > 1) {
      load(session, words.get(1), script);
    }
    if (script.course() == Course.FINE) {
      String name = words.isEmpty() ? "" : words.getFirst();
      script.print(session.document(name, call.page().width()));
    }
    return code(script.course());
  }

  /** Talks to a terminal, or else answers what comes through a pipe. */
  int talk() throws UsageError {
    Session session = session();
    try {
      return call.surroundings().interactive() ? talk(session) : pipe(session);
    } catch (IOException e) {
      throw new UsageError("cannot read what is typed: " + e.getMessage());
    }
  }

  private int pipe(Session session) throws IOException {
    Script script = script(session);
    for (String file : call.invocation().words()) {
      load(session, file, script);
    }
    if (script.course() == Course.WRONG) {
      return ExitCode.WRONG;
    }
    return code(
        script.run(new InputStreamReader(call.surroundings().in(), StandardCharsets.UTF_8)));
  }

  private int talk(Session session) throws IOException {
    List<FutureTask<Response>> plans = loading(session);
    try (Terminal terminal = terminal()) {
      var prompt = new Prompt(terminal, session, job, look(terminal), history(), this::write);
      for (FutureTask<Response> plan : plans) {
        prompt.print(plan.get());
      }
      // Whoever saw what was wrong has been told: leaving is no failure.
      var _ = prompt.talk();
      return ExitCode.FINE;
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The terminal's own width may change while somebody talks, unless one was asked for. */
  private Prompt.Look look(Terminal terminal) {
    boolean dumb = terminal.getType().startsWith("dumb");
    var width = call.invocation().number(Option.WIDTH);
    return new Prompt.Look(
        call.surroundings().colour() && !dumb,
        call.surroundings().unicode() || call.invocation().has(Option.UNICODE),
        width.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) width.getAsLong()));
  }

  /** Reads the plan while the terminal is set up. */
  private List<FutureTask<Response>> loading(Session session) {
    return call.invocation().words().stream()
        .map(file -> new FutureTask<>(() -> session.load(Path.of(file))))
        .peek(task -> new Thread(null, task, "plan", Main.DEEP_STACK).start())
        .toList();
  }

  private static Terminal terminal() throws IOException {
    try {
      return builder().exec(false).dumb(false).system(true).build();
    } catch (IOException | IllegalStateException e) {
      return builder().system(true).build(); // by the system's commands, or as a dumb one
    }
  }

  /**
   * A terminal by JNI, which is ready at once; Java's own foreign functions take a third of a
   * second. Nobody is asked what is known: emoji, which plans have none of, or a common type.
   */
  static TerminalBuilder builder() {
    String type = Objects.requireNonNullElse(System.getenv("TERM"), "");
    String description = InfoCmp.getDefaultInfoCmp(type);
    if (description != null) {
      InfoCmp.setLoadedInfoCmp(type, description);
    }
    return TerminalBuilder.builder().ffm(false).graphemeCluster(false);
  }

  private Session session() throws UsageError {
    try {
      return Session.in(call.surroundings().folder(), call.request().data(), job.job());
    } catch (Unreadable e) {
      throw new UsageError("cannot read this folder: " + e.getMessage());
    }
  }

  private Script script(Session session) {
    return new Script(
        session,
        call.out(),
        call.err(),
        call.page(),
        call.surroundings().errorColour(),
        this::write);
  }

  private static void load(Session session, String file, Script script) {
    Response response = session.load(Path.of(file));
    // What a plan is called is no answer to a question.
    if (response.hasErrors()) {
      script.print(response);
    }
  }

  private void write(String file, String text) throws IOException {
    try {
      NewFile.write(call.resolve(Path.of(file)), text);
    } catch (UsageError e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static int code(Course course) {
    return switch (course) {
      case FINE -> ExitCode.FINE;
      case UNMET -> ExitCode.UNMET;
      case WRONG -> ExitCode.WRONG;
    };
  }

  /** What has been typed is kept where the user's other state is, as the XDG specification says. */
  private static Optional<Path> history() {
    String state = System.getenv("XDG_STATE_HOME");
    Path home = Path.of(System.getProperty("user.home", "."));
    Path base = state == null || state.isBlank() ? home.resolve(".local/state") : Path.of(state);
    Path folder = base.resolve("almanac");
    try {
      Files.createDirectories(folder);
      return Optional.of(folder.resolve("history"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
