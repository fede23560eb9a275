package dev.almanac.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A file that cannot be had; the message says why, as the end of a sentence about the file. */
public final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  Unreadable(String why) {
    super(why);
  }

  static Unreadable because(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> new Unreadable("there is no such file");
      case AccessDeniedException _ -> new Unreadable("it may not be read: permission denied");
      default -> new Unreadable("it cannot be read: " + e.getMessage());
    };
  }

  /** Returns why. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
