package dev.almanac.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A state of a plan's project that git keeps. The whole folder of the project is laid out: what a
 * plan imports and reads belongs to it.
 */
final class Revision {

  private Revision() {}

  /**
   * Returns the plan as it was at a revision, laid out in a folder.
   *
   * @param project the folder of the plan's project
   * @param plan a file in it
   * @throws UsageError if git does not know it
   */
  static Path lay(String revision, Path project, Path plan, Path folder) throws UsageError {
    String commit =
        Git.answer(
                project,
                "`" + revision + "` is no revision that git knows here",
                List.of(
                    "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"))
            .strip();
    unpack(project, commit, folder);
    Path laid = folder.resolve(project.relativize(plan).toString());
    if (!Files.isRegularFile(laid)) {
      throw new UsageError(project.relativize(plan) + " is not in revision " + revision);
    }
    return laid;
  }

  /**
   * An archive of {@code HEAD:./} holds the folder alone; a link in it is a text, and leads
   * nowhere.
   */
  private static void unpack(Path project, String commit, Path folder) throws UsageError {
    try {
      Process process = Git.start(project, List.of("archive", "--format=zip", commit + ":./"));
      try (InputStream in = process.getInputStream();
          var zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
        for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
          Path file = folder.resolve(e.getName()).normalize();
          if (!e.isDirectory() && file.startsWith(folder)) {
            Files.createDirectories(file.getParent());
            Files.copy(zip, file);
          }
        }
        in.readAllBytes();
      }
      if (Git.await(process) != 0) {
        throw new UsageError("the folder of this plan is not in revision " + commit);
      }
    } catch (IOException e) {
      throw new UsageError("git's copy cannot be read: " + e.getMessage());
    }
  }
}
