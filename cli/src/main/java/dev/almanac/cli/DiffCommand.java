package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.Comparison;
import dev.almanac.Comparison.Side;
import dev.almanac.data.ProjectFiles;
import dev.almanac.data.Unreadable;
import dev.almanac.report.DiffReport;
import dev.almanac.report.HtmlDiff;
import dev.almanac.result.PlanDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code alm diff}: what one plan says and yields that another, or its own past, does not. */
final class DiffCommand {

  private final Call call;
  private final JsonTarget json;
  private final Optional<Path> html;

  DiffCommand(Call call) {
    this.call = call;
    this.json = new JsonTarget(call);
    this.html = call.invocation().text(Option.HTML).map(f -> call.resolve(Path.of(f)));
  }

  int execute() throws UsageError {
    call.patience().begin();
    json.requireWritable();
    if (html.isPresent()) {
      NewFile.requireWritable(html.get());
    }
    List<String> revisions = call.invocation().revisions();
    List<Path> files = call.invocation().files();
    if (revisions.isEmpty()) {
      requireTwo(files.size());
      if (files.stream().allMatch(f -> f.toString().endsWith(".json"))) {
        return compareRecorded(call.resolve(files.get(0)), call.resolve(files.get(1)));
      }
      return compare(open(files.get(0)), open(files.get(1)));
    }
    requireOne(files.size(), revisions.size());
    ProjectFiles now = open(files.get(0));
    Path folder = newFolder();
    try {
      ProjectFiles before = at(revisions.getFirst(), now, files.get(0), folder.resolve("before"));
      return compare(
          before,
          revisions.size() == 1
              ? now
              : at(revisions.get(1), now, files.get(0), folder.resolve("after")));
    } finally {
      delete(folder);
    }
  }

  private static void requireTwo(int files) throws UsageError {
    if (files != 2) {
      throw new UsageError(
          "`alm diff` compares two plans, or one with its past: alm diff OLD NEW, or alm diff"
              + " REVISION -- FILE");
    }
  }

  private static void requireOne(int files, int revisions) throws UsageError {
    if (files != 1 || revisions > 2) {
      throw new UsageError(
          "with `--` one or two revisions stand before it, and one plan after it; options come"
              + " first");
    }
  }

  private ProjectFiles open(Path file) throws UsageError {
    try {
      return ProjectFiles.of(call.resolve(file), call.invocation().limits());
    } catch (Unreadable e) {
      throw new UsageError("cannot read " + file + ": " + e.getMessage());
    }
  }

  private ProjectFiles at(String revision, ProjectFiles project, Path file, Path folder)
      throws UsageError {
    try {
      Path plan = call.resolve(file).toRealPath();
      return ProjectFiles.of(
          Revision.lay(revision, project.root(), plan, folder), call.invocation().limits());
    } catch (IOException | Unreadable e) {
      throw new UsageError("cannot read " + file + " of " + revision + ": " + e.getMessage());
    }
  }

  private int compare(ProjectFiles before, ProjectFiles after) throws UsageError {
    Comparison.Answer answer;
    try (var progress = call.progress()) {
      answer = Comparison.of(side(before), side(after), call.job(progress));
    }
    call.patience().end();
    var mistakes = new Mistakes(call);
    boolean wrong = mistakes.print(answer.diagnostics(), after);
    mistakes.tally();
    if (wrong || answer.difference().isEmpty()) {
      return ExitCode.WRONG;
    }
    print(answer.difference().get());
    return ExitCode.FINE;
  }

  private int compareRecorded(Path before, Path after) throws UsageError {
    print(RecordFile.read(after).changesFrom(RecordFile.read(before)));
    return ExitCode.FINE;
  }

  private Side side(ProjectFiles files) {
    return new Side(new Almanac(files), files.plan(), call.request());
  }

  private void print(PlanDiff diff) throws UsageError {
    json.write(() -> DiffReport.json(diff));
    if (html.isPresent()) {
      NewFile.write(html.get(), HtmlDiff.render(title(), diff));
    }
    if (json.isPrinted()) {
      json.print(DiffReport.json(diff));
    } else if (call.invocation().has(Option.MARKDOWN)) {
      call.out().print(DiffReport.markdown(diff));
    } else if (!call.isQuiet()) {
      call.out().print(DiffReport.render(diff, call.page()));
    }
  }

  /** Returns what is compared, as it was typed. */
  private String title() {
    Invocation asked = call.invocation();
    var words = new ArrayList<>(asked.revisions());
    asked.files().forEach(f -> words.add(f.toString()));
    return String.join(" \u2192 ", words);
  }

  private static Path newFolder() throws UsageError {
    try {
      return Files.createTempDirectory("alm-diff");
    } catch (IOException e) {
      throw new UsageError("there is no place for a copy of the revision: " + e.getMessage());
    }
  }

  private static void delete(Path folder) throws UsageError {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UsageError("a copy of the revision is left in " + folder + ": " + e.getMessage());
    }
  }
}
