package dev.almanac.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The plans that a user names: files, and of a folder every plan below it; here if none is named.
 */
final class PlanFiles {

  private static final String ENDING = ".alm";
  private static final String HERE = ".";

  private PlanFiles() {}

  /** Returns each plan once; those of a folder by name. What begins with a dot is left out. */
  static List<Path> of(Call call) throws UsageError {
    var plans = new LinkedHashSet<Path>();
    List<Path> named = call.invocation().files();
    for (Path written : named.isEmpty() ? List.of(Path.of(HERE)) : named) {
      Path place = call.resolve(written);
      if (!Files.isDirectory(place)) {
        plans.add(written);
        continue;
      }
      List<Path> found = below(place, written);
      if (found.isEmpty()) {
        throw new UsageError("there is no plan below " + written + ": a plan's name ends in .alm");
      }
      plans.addAll(found);
    }
    return List.copyOf(plans);
  }

  private static List<Path> below(Path folder, Path written) throws UsageError {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(folder, new Walk(folder, found));
    } catch (IOException | UncheckedIOException e) {
      throw new UsageError("cannot read " + written + ": " + e.getMessage());
    }
    boolean here = written.toString().equals(HERE);
    return found.stream()
        .map(folder::relativize)
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .map(p -> here ? p : written.resolve(p))
        .toList();
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path top;
    private final List<Path> found;

    Walk(Path top, List<Path> found) {
      this.top = top;
      this.found = found;
    }

    private static boolean isHidden(Path path) {
      return String.valueOf(path.getFileName()).startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skipped = isHidden(folder) && !folder.equals(top);
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && file.toString().endsWith(ENDING) && !isHidden(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
