package dev.almanac.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a session does besides reading declarations and expressions. */
public enum SessionCommand {
  HELP("help", "", "what can be typed"),
  DOC("doc", "[NAME]", "what a name or a module is for; alone, the modules of the library"),
  TYPE("type", "EXPRESSION", "what kind of value it is"),
  RUN("run", "", "run the plan: all that it shows and expects"),
  PLOT("plot", "EXPRESSION", "draw it: lines, bars, a histogram or a heat map"),
  PATH("path", "[N] [RUN.STRATEGY]", "follow one path, or the first that fails, and see why"),
  EXPLAIN("explain", "", "how the plan is understood, and what runs"),
  SET("set", "NAME VALUE", "a parameter or setting of the plan, or `paths` and `seed` of its runs"),
  LIST("list", "", "the plan as it stands"),
  LOAD("load", "FILE", "begin anew with a plan"),
  SAVE("save", "[FILE]", "write the plan as it stands"),
  UNDO("undo", "", "take the last change back"),
  RESET("reset", "", "begin anew with nothing"),
  TIME("time", "[EXPRESSION]", "how long an answer takes, and what is computed for it"),
  QUIT("quit", "", "leave; so does Ctrl-D");

  private final String word;
  private final String operand;
  private final String purpose;

  SessionCommand(String word, String operand, String purpose) {
    this.word = word;
    this.operand = operand;
    this.purpose = purpose;
  }

  /** Returns it as it is typed. */
  public String typed() {
    return ":" + word;
  }

  public String operand() {
    return operand;
  }

  public String purpose() {
    return purpose;
  }

  /** Returns the command of a line that begins with a colon; its word may be cut short. */
  public static Optional<SessionCommand> of(String typed) {
    Optional<SessionCommand> whole = all().filter(c -> c.typed().equals(typed)).findFirst();
    List<SessionCommand> begun = all().filter(c -> c.typed().startsWith(typed)).toList();
    return whole.or(() -> begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty());
  }

  private static Stream<SessionCommand> all() {
    return Stream.of(values());
  }

  /** Returns what can be typed, in words. */
  public static String help() {
    var out = new StringBuilder();
    out.append("A declaration, such as `let age = 60`, becomes a part of the plan; what it");
    out.append(" changes is computed again.\nAn expression, such as `failure(base.careful)`,");
    out.append(" is shown.\n\n");
    for (SessionCommand c : values()) {
      String left = (c.typed() + " " + c.operand).strip();
      out.append("  ").append(left).repeat(' ', Math.max(2, 26 - left.length()));
      out.append(c.purpose).append('\n');
    }
    return out.toString();
  }
}
