package dev.almanac.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * {@code alm git}: sets a repository of plans up. A difference is shown in canonical form, under
 * the declaration that it is in, and plans are tested before they are committed.
 */
final class GitCommand {

  private static final String ATTRIBUTES = "*.alm diff=almanac";

  /** The words that begin declarations: git shows the last line before a change that has one. */
  private static final String HEADS =
      "^((plan|market|person|milestone|assets|liability|income|instrument|strategy|run|study|data"
          + "|let|def|show|expect)[ \\t].*)$";

  private static final String MARK = "`alm git` wrote this";

  private final Call call;

  GitCommand(Call call) {
    this.call = call;
  }

  int execute() throws UsageError {
    Path folder = call.surroundings().folder();
    Path top = Path.of(ask(folder, "rev-parse", "--show-toplevel"));
    configure(top, "diff.almanac.textconv", "alm fmt --print");
    configure(top, "diff.almanac.cachetextconv", "true");
    configure(top, "diff.almanac.xfuncname", HEADS);
    attributes(top.resolve(".gitattributes"));
    Path hooks = top.resolve(ask(top, "rev-parse", "--git-path", "hooks"));
    NewFile.makeFolder(hooks);
    hook(hooks.resolve("pre-commit"));
    return ExitCode.FINE;
  }

  private static String ask(Path folder, String... words) throws UsageError {
    return Git.answer(folder, "this folder is in no git repository: git init", List.of(words))
        .strip();
  }

  private void configure(Path top, String name, String value) throws UsageError {
    String mistake = "git refuses to set " + name;
    var _ = Git.answer(top, mistake, List.of("config", "--local", name, value));
    say("set " + name);
  }

  /** Says which files the driver is for; what else stands there stays. */
  private void attributes(Path file) throws UsageError {
    String text = read(file);
    if (text.lines().anyMatch(ATTRIBUTES::equals)) {
      return;
    }
    String before = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    NewFile.write(file, before + ATTRIBUTES + "\n");
    say("wrote " + ATTRIBUTES + " into .gitattributes: commit it");
  }

  /** A hook of somebody else stays as it is. */
  private void hook(Path file) throws UsageError {
    String text = read(file);
    if (!text.isEmpty() && !text.contains(MARK)) {
      say("there is a pre-commit hook already; add `alm fmt --check` and `alm test` to it");
      return;
    }
    NewFile.write(file, Resource.text("pre-commit.sh"));
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } catch (IOException e) {
      throw new UsageError("cannot make " + file + " executable: " + e.getMessage());
    }
    say("wrote the hook pre-commit");
  }

  private static String read(Path file) throws UsageError {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UsageError("cannot read " + file + ": " + e.getMessage());
    }
  }

  private void say(String text) {
    if (!call.isQuiet()) {
      call.out().println(text);
    }
  }
}
