package dev.almanac.diagnostic;

/** The few ways in which a terminal is asked to set off a text. */
public enum Ink {
  BOLD("1"),
  FAINT("2"),
  RED("1;31"),
  GREEN("32"),
  YELLOW("1;33"),
  BLUE("1;34"),
  MAGENTA("35"),
  CYAN("36");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** Returns {@code text} in this ink, or as it is when there is no colour or nothing to ink. */
  public String on(String text, boolean colour) {
    return colour && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
