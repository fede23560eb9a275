package dev.almanac.cli;

/** What {@code --help} prints. */
final class Help {

  private static final String EXITS =
      """

      The command ends with
        0    everything is as it should be
        1    an expectation does not hold or is undecided, or a text is not formatted
        2    the plan or its data is wrong
        3    the command line cannot be followed
        4    an internal error, or too little memory
        130  stopped by Ctrl-C
      """;

  private Help() {}

  /** Returns the overview. */
  static String overview() {
    var out = new StringBuilder("Almanac: asset-liability plans as text.\n\nusage:\n");
    for (Command command : Command.values()) {
      String usage = "alm " + command.word + " " + command.operands;
      line(out, usage, command.purpose);
    }
    out.append("\n`alm run --help` says more about one of them.\n");
    return out.append(EXITS).toString();
  }

  /** Returns one command's usage and options. */
  static String of(Command command) {
    var out = new StringBuilder("usage: alm ").append(command.word);
    if (command.takesFiles()) {
      out.append(" [options] ").append(command.operands);
    }
    out.append("\n\nalm ").append(command.word).append(": ").append(command.purpose);
    out.append("\n\noptions:\n");
    for (Option option : command.options) {
      if (!option.isHidden()) {
        line(out, option.word + " " + option.value, option.purpose);
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String left, String right) {
    out.append("  ").append(left).repeat(' ', Math.max(2, 20 - left.length()));
    out.append(right).append('\n');
  }
}
