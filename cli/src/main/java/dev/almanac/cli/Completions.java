package dev.almanac.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scripts that complete {@code alm} in a shell, made of its commands and their options. */
final class Completions {

  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private Completions() {}

  /** Returns the script for a shell. */
  static String script(String shell) throws UsageError {
    return switch (shell) {
      case "bash" -> bash();
      case "zsh" -> zsh();
      case "fish" -> fish();
      default ->
          throw new UsageError(
              "there is no completion for `" + shell + "`; it is for " + String.join(", ", SHELLS));
    };
  }

  private static String bash() {
    var cases = new StringBuilder();
    for (Command c : Command.values()) {
      cases.append("    ").append(c.word).append(") options='");
      cases.append(shown(c).map(o -> o.word).collect(Collectors.joining(" "))).append('\'');
      cases.append(c.takesPlans() ? " plans=yes" : "");
      cases.append(c.choices().isEmpty() ? "" : " choices='" + String.join(" ", c.choices()) + "'");
      cases.append(" ;;\n");
    }
    String words = Stream.of(Command.values()).map(c -> c.word).collect(Collectors.joining(" "));
    List<Option> valued =
        Stream.of(Option.values()).filter(o -> o.takesValue() && !o.isHidden()).toList();
    return Resource.text("completion.bash")
        .replace("@commands@", words)
        .replace("@files@", pattern(valued.stream().filter(Option::takesFile)))
        .replace("@folders@", pattern(valued.stream().filter(Option::takesFolder)))
        .replace(
            "@values@", pattern(valued.stream().filter(o -> !o.takesFile() && !o.takesFolder())))
        .replace("@cases@\n", cases);
  }

  private static String pattern(Stream<Option> options) {
    return options.map(o -> o.word).collect(Collectors.joining(" | "));
  }

  private static Stream<Option> shown(Command command) {
    return command.options.stream().filter(o -> !o.isHidden());
  }

  private static String zsh() {
    var commands = new StringBuilder();
    var cases = new StringBuilder();
    for (Command c : Command.values()) {
      commands.append("    ").append(quoted(c.word + ":" + c.purpose)).append('\n');
      var arguments = new ArrayList<String>();
      shown(c).map(Completions::zsh).forEach(arguments::add);
      if (c.takesPlans()) {
        arguments.add(quoted("*:plan:_files -g \"*.alm\""));
      } else if (!c.choices().isEmpty()) {
        arguments.add(quoted("1:word:(" + String.join(" ", c.choices()) + ")"));
      }
      cases.append("    ").append(c.word).append(") _arguments ");
      cases.append(String.join(" ", arguments)).append(" ;;\n");
    }
    return Resource.text("completion.zsh")
        .replace("@commands@\n", commands)
        .replace("@cases@\n", cases);
  }

  private static String zsh(Option option) {
    String purpose = option.purpose.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
    String action = option.takesFile() ? "_files" : option.takesFolder() ? "_files -/" : " ";
    String value = option.takesValue() ? ":" + option.value + ":" + action : "";
    return quoted((option.isRepeated() ? "*" : "") + option.word + "[" + purpose + "]" + value);
  }

  private static String fish() {
    var lines = new StringBuilder();
    for (Command c : Command.values()) {
      lines.append("complete -c alm -n __fish_use_subcommand -a ").append(c.word);
      lines.append(" -d ").append(quoted(c.purpose)).append('\n');
      String within = "complete -c alm -n '__fish_seen_subcommand_from " + c.word + "' ";
      shown(c).forEach(o -> lines.append(within).append(fish(o)).append('\n'));
      if (c.takesPlans()) {
        lines.append(within).append("-k -a '(__fish_complete_suffix .alm)'\n");
      } else if (!c.choices().isEmpty()) {
        lines.append(within).append("-a ").append(quoted(String.join(" ", c.choices())));
        lines.append('\n');
      }
    }
    return Resource.text("completion.fish").replace("@lines@\n", lines);
  }

  private static String fish(Option option) {
    String value =
        option.takesFile()
            ? " -r -F"
            : option.takesFolder()
                ? " -x -a '(__fish_complete_directories)'"
                : option.takesValue() ? " -x" : "";
    return "-l " + option.word.substring(2) + value + " -d " + quoted(option.purpose);
  }

  /** Quotes a text for any of the shells. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
