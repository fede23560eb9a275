package dev.almanac.cli;

import java.util.LinkedHashMap;
import java.util.Map;

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
    var lines = new LinkedHashMap<String, String>();
    for (Command command : Command.values()) {
      lines.put(("alm " + command.word + " " + command.operands).strip(), command.purpose);
    }
    return "Almanac: asset-liability plans as text.\n\nusage:\n"
        + list(lines)
        + "\n`alm run --help` says more about one of them. Begin with `alm new my_plan`.\n"
        + EXITS;
  }

  /** Returns one command's usage and options. */
  static String of(Command command) {
    var lines = new LinkedHashMap<String, String>();
    for (Option option : command.options) {
      if (!option.isHidden()) {
        lines.put((option.word + " " + option.value).strip(), option.purpose);
      }
    }
    return "usage: alm %s%s\n\nalm %s: %s\n\noptions:\n%s"
        .formatted(
            command.word,
            command.takesOperands() ? " [options] " + command.operands : "",
            command.word,
            command.purpose,
            list(lines));
  }

  /** Sets what is typed beside what it is for. */
  private static String list(Map<String, String> lines) {
    int longest = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
    var out = new StringBuilder();
    lines.forEach((left, right) -> {
      out.append("  ").append(left).repeat(' ', longest + 2 - left.length());
      out.append(right).append('\n');
    });
    return out.toString();
  }
}
