package dev.almanac.data;

import dev.almanac.limit.Limit;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A file that cannot be had; the message says why, as the end of a sentence about the file. */
public final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  Unreadable(String why) {
    super(why);
  }

  /** Says that a host does not read this much, and how it would. */
  static Unreadable tooLarge(Limit limit, long most, long size) {
    return new Unreadable(
        "it is larger than "
            + limit.words(most)
            + limit.more(size).map(more -> "; make it smaller, " + more).orElse(""));
  }

  /** Says that a file is no longer what was read of it before. */
  public static Unreadable changed() {
    return new Unreadable("it changed while the plan was read: run the plan again");
  }

  static Unreadable because(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> new Unreadable("there is no such file");
      case AccessDeniedException _ -> new Unreadable("it may not be read: permission denied");
      case FileSystemException f when f.getReason() != null ->
          new Unreadable("it cannot be read: " + f.getReason());
      default -> new Unreadable("it cannot be read: " + e.getMessage());
    };
  }

  /** Returns why. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
