package dev.almanac.cli;

/** What a caller learns from the way the command ends. */
public final class ExitCode {

  /** Everything is as it should be. */
  public static final int FINE = 0;

  /** An expectation does not hold or is undecided, or a text is not formatted. */
  public static final int UNMET = 1;

  /** The plan or its data is wrong; diagnostics say how. */
  public static final int WRONG = 2;

  /** The command line cannot be followed. */
  public static final int USAGE = 3;

  /** Our own fault, or too little memory. */
  public static final int FAULT = 4;

  /** Stopped by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
