package dev.almanac.syntax;

import java.util.List;

/** The words that begin what a planner declares, in the order of a usual plan. */
public final class DeclaringWords {

  public static final List<String> ALL =
      List.of(
          "plan",
          "import",
          "market",
          "person",
          "milestone",
          "assets",
          "liability",
          "income",
          "instrument",
          "strategy",
          "run",
          "study",
          "data",
          "let",
          "def",
          "show",
          "expect");

  private DeclaringWords() {}
}
