package dev.almanac.cli;

import dev.almanac.report.RecordedResult;
import dev.almanac.result.PlanDiff;
import dev.almanac.result.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The recorded result beside a plan: {@code smith.result.json} beside {@code smith.alm}. */
final class RecordFile {

  static final String ENDING = ".result.json";

  private RecordFile() {}

  static Path beside(Path plan) {
    String name = String.valueOf(plan.getFileName());
    return plan.resolveSibling(name.replaceFirst("\\.alm$", "") + ENDING);
  }

  /** Reads what was recorded; fails if it is something else. */
  static RecordedResult read(Path file) throws UsageError {
    try {
      return RecordedResult.read(Files.readString(file))
          .orElseThrow(() -> new UsageError(file + " is no recorded result of `alm run`"));
    } catch (IOException e) {
      throw new UsageError("cannot read " + file + ": " + e.getMessage());
    }
  }

  /** Returns what is other now than it was recorded; nothing if nothing is, or was recorded. */
  static Optional<PlanDiff> changes(Path plan, PlanResult now) throws UsageError {
    Path file = beside(plan);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    PlanDiff diff = RecordedResult.of(now).changesFrom(read(file));
    boolean same = diff.changes().isEmpty() && diff.expectations().isEmpty();
    return same ? Optional.empty() : Optional.of(diff);
  }
}
