package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.data.Unreadable;
import dev.almanac.execute.Job;
import dev.almanac.repl.ProgressLine;
import dev.almanac.report.Page;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** One use of the command: what was asked, and where the answer goes. */
record Call(
    Invocation invocation,
    PrintStream out,
    PrintStream err,
    Surroundings surroundings,
    Interruption interruption,
    Patience patience) {

  /** Returns the path of a file that the user named. */
  Path resolve(Path written) {
    return surroundings.folder().resolve(written);
  }

  /** Reads a plan; says so if that cannot be done. */
  Optional<ProjectFiles> open(Path written) {
    patience.begin();
    try {
      return Optional.of(ProjectFiles.of(resolve(written), invocation.limits()));
    } catch (Unreadable e) {
      err.println("alm: cannot read " + written + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns what the user asks of each plan. */
  Almanac.Request request() {
    return invocation.request(surroundings.folder());
  }

  int threads() {
    return invocation.number(Option.THREADS, Runtime.getRuntime().availableProcessors());
  }

  Job job(Job.Listener listener) {
    return job(listener, threads());
  }

  Job job(Job.Listener listener, int threads) {
    int block = invocation.number(Option.BLOCK_SIZE, Job.DEFAULT_BLOCK_SIZE);
    return interruption.watch(new Job(threads, block, listener, invocation.limits()));
  }

  /** Returns the same for one of several plans that are worked on at once. */
  Call withPatience() {
    return new Call(invocation, out, err, surroundings, interruption, Patience.of(invocation, err));
  }

  /** Returns a line on standard error for the user to watch; nothing if nobody does. */
  ProgressLine progress() {
    return progress("paths");
  }

  /**
   * Returns such a line.
   *
   * @param what is counted
   */
  ProgressLine progress(String what) {
    boolean watched = surroundings.progress() && !isQuiet();
    return new ProgressLine(err, System::nanoTime, watched, what);
  }

  Page page() {
    var width = invocation.number(Option.WIDTH);
    return new Page(
        width.isPresent() ? (int) width.getAsLong() : surroundings.width().getAsInt(),
        surroundings.colour(),
        surroundings.unicode() || invocation.has(Option.UNICODE));
  }

  /** Returns what standard error can show, which may be another terminal. */
  Page errorPage() {
    Page page = page();
    return new Page(page.width(), surroundings.errorColour(), page.unicode());
  }

  boolean isQuiet() {
    return invocation.has(Option.QUIET);
  }
}
