package dev.almanac.cli;

/** A command line that cannot be followed; the message is for the user. */
final class UsageError extends Exception {

  private static final long serialVersionUID = 1L;

  UsageError(String message) {
    super(message);
  }
}
