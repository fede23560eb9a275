package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.data.Unreadable;
import dev.almanac.execute.JobCancelled;
import dev.almanac.session.Library;
import dev.almanac.session.LibraryMarkdown;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/** The {@code alm} command. */
public final class Main {

  private final PrintStream out;
  private final PrintStream err;
  private final Surroundings surroundings;
  private final Interruption interruption;

  static final long DEEP_STACK = 512L << 20;

  private Main(
      PrintStream out, PrintStream err, Surroundings surroundings, Interruption interruption) {
    this.out = out;
    this.err = err;
    this.surroundings = surroundings;
    this.interruption = interruption;
  }

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
    var output = new StandardOutput();
    PrintStream out = output.print();
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    var interruption = new Interruption();
    interruption.listen();
    int code = onDeepStack(() -> run(args, out, err, HostTerminal.surroundings(), interruption));
    out.flush();
    if (output.failure().isPresent()) {
      err.println("alm: cannot write to standard output: " + output.failure().get());
      code = Math.max(code, ExitCode.USAGE);
    }
    interruption.finish();
    end(code, interruption);
  }

  /** A long sum or a long chain of lets is no fault: the recursive passes get room for it. */
  static int onDeepStack(IntSupplier work) {
    int[] code = {ExitCode.FAULT};
    var thread = new Thread(null, () -> code[0] = work.getAsInt(), "alm", DEEP_STACK);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return code[0];
  }

  /** Ends at once: System.exit would first set up the JDK's logging, which takes its time. */
  private static void end(int code, Interruption interruption) {
    // A JVM that was told to stop, or has nothing to say, ends by itself.
    if (code != ExitCode.FINE && !interruption.isRequested()) {
      Runtime.getRuntime().halt(code);
    }
  }

  /** Runs the command and returns how the process should end. */
  public static int run(
      String[] args,
      PrintStream out,
      PrintStream err,
      Surroundings surroundings,
      Interruption interruption) {
    var main = new Main(out, err, surroundings, interruption);
    try {
      return main.execute(Arrays.asList(args));
    } catch (UsageError e) {
      err.println("alm: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (JobCancelled e) {
      return ExitCode.INTERRUPTED;
    } catch (RuntimeException | Error e) {
      boolean trace = Arrays.asList(args).contains(Option.TRACE.word);
      return interruption.isRequested() ? ExitCode.INTERRUPTED : new Fault(e).print(err, trace);
    }
  }

  private int execute(List<String> words) throws UsageError {
    if (words.isEmpty()) {
      err.print(Help.overview());
      return ExitCode.USAGE;
    }
    List<String> rest = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "--help", "-h" -> help(List.of());
      case "--version" -> version();
      default -> execute(CommandLine.parse(CommandLine.command(words.getFirst()), rest));
    };
  }

  private int execute(Invocation invocation) throws UsageError {
    if (invocation.has(Option.HELP)) {
      out.print(Help.of(invocation.command()));
      return ExitCode.FINE;
    }
    var call =
        new Call(invocation, out, err, surroundings, interruption, Patience.of(invocation, err));
    return switch (invocation.command()) {
      case NEW -> new NewCommand(call).execute();
      case RUN -> new RunCommand(call).execute();
      case CHECK -> new CheckCommand(call).execute();
      case FMT -> new FormatCommand(call).execute();
      case EXPLAIN -> new ExplainCommand(call).execute();
      case TEST -> new TestCommand(call).execute();
      case DIFF -> new DiffCommand(call).execute();
      case COMPARE -> new CompareCommand(call).execute();
      case REPORT -> new ReportCommand(call).execute();
      case GIT -> new GitCommand(call).execute();
      case REPL -> new ReplCommand(call).talk();
      case EVAL -> new ReplCommand(call).eval();
      case DOC -> document(call);
      case COMPLETION -> complete(invocation.words().getFirst());
      case VERSION -> version();
      case HELP -> help(invocation.words());
    };
  }

  private int document(Call call) throws UsageError {
    if (!call.invocation().has(Option.MARKDOWN)) {
      return new ReplCommand(call).document();
    }
    try {
      var files = ProjectFiles.in(surroundings.folder(), "plan.alm", call.invocation().limits());
      out.print(LibraryMarkdown.of(Library.of(files)));
      return ExitCode.FINE;
    } catch (Unreadable e) {
      throw new UsageError("cannot read this folder: " + e.getMessage());
    }
  }

  private int complete(String shell) throws UsageError {
    out.print(Completions.script(shell));
    return ExitCode.FINE;
  }

  private int help(List<String> words) throws UsageError {
    out.print(words.isEmpty() ? Help.overview() : Help.of(CommandLine.command(words.getFirst())));
    return ExitCode.FINE;
  }

  private int version() {
    out.println("alm " + Almanac.version());
    return ExitCode.FINE;
  }
}
