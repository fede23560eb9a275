package dev.almanac.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files so that there is always the old text or the new one, never a part. */
final class NewFile {

  private NewFile() {}

  /** Writes a text; what was there before is replaced. */
  static void write(Path file, String text) throws UsageError {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
        // A device or a pipe takes the text as it is.
        Files.writeString(file, text);
        return;
      }
      // The file behind a link is replaced, not the link.
      replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), text);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Writes a file that is not there yet, whatever others do meanwhile. */
  static void create(Path file, String text) throws UsageError {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new UsageError(
          file.getFileName() + " is there already and stays as it is; take another name");
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path name = file.getFileName();
    Path draft = file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.writeString(
          draft,
          text,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      keepPermissions(file, draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void keepPermissions(Path file, Path draft) throws IOException {
    if (Files.exists(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
    }
  }

  /** Finds out before the work whether its result can be written. */
  static void requireWritable(Path file) throws UsageError {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new UsageError("cannot write " + file + ": it is a folder");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageError("cannot write " + file + ": there is no folder " + folder);
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new UsageError("cannot write " + file + ": permission denied");
    }
  }

  /** Finds out before the work whether a folder is there, or can be made. */
  static void requireFolder(Path folder) throws UsageError {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new UsageError("cannot write into " + folder + ": a file is in the way: " + there);
    }
    if (!Files.isWritable(there)) {
      throw new UsageError("cannot write into " + folder + ": permission denied");
    }
  }

  /** Makes a folder if there is none. */
  static void makeFolder(Path folder) throws UsageError {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static UsageError failure(Path file, IOException e) {
    String why =
        switch (e) {
          case AccessDeniedException _ -> "permission denied";
          case NoSuchFileException _ -> "there is no such folder";
          case FileAlreadyExistsException _ -> "a file is in the way";
          default -> String.valueOf(e.getMessage());
        };
    return new UsageError("cannot write " + file + ": " + why);
  }
}
