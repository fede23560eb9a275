package dev.almanac.cli;

import static dev.almanac.cli.Option.BLOCK_SIZE;
import static dev.almanac.cli.Option.CSV;
import static dev.almanac.cli.Option.DATA;
import static dev.almanac.cli.Option.FILTER;
import static dev.almanac.cli.Option.HTML;
import static dev.almanac.cli.Option.JSON;
import static dev.almanac.cli.Option.JUNIT;
import static dev.almanac.cli.Option.LIMIT;
import static dev.almanac.cli.Option.MARKDOWN;
import static dev.almanac.cli.Option.OUTPUT;
import static dev.almanac.cli.Option.PATH;
import static dev.almanac.cli.Option.PATHS;
import static dev.almanac.cli.Option.QUIET;
import static dev.almanac.cli.Option.RECORD;
import static dev.almanac.cli.Option.SEED;
import static dev.almanac.cli.Option.SET;
import static dev.almanac.cli.Option.STRATEGY;
import static dev.almanac.cli.Option.THREADS;
import static dev.almanac.cli.Option.UNICODE;
import static dev.almanac.cli.Option.WIDTH;
import static dev.almanac.cli.Option.WORST;

import java.util.List;
import java.util.stream.Stream;

/** What {@code alm} can do, in the order in which it is listed. */
enum Command {
  NEW("new", "NAME", "write a first plan, to be changed into your own", QUIET),
  RUN(
      "run",
      "FILE",
      "run a plan and print what it shows",
      Shared.OF_RUNS,
      JSON,
      RECORD,
      CSV,
      WIDTH,
      QUIET,
      UNICODE),
  CHECK(
      "check", "FILE...", "find mistakes without running, in folders too", SET, DATA, LIMIT, QUIET),
  TEST(
      "test",
      "[FILE...]",
      "decide what plans expect, all of a folder too",
      Shared.OF_RUNS,
      FILTER,
      JUNIT,
      WIDTH,
      QUIET,
      UNICODE),
  FMT(
      "fmt",
      "FILE...",
      "bring plans into canonical form; - is standard input",
      Option.CHECK,
      Option.PRINT,
      LIMIT,
      QUIET),
  EXPLAIN(
      "explain",
      "FILE",
      "print how a plan is understood, or what happens on one path",
      Shared.OF_RUNS,
      PATH,
      WORST,
      Option.RUN,
      STRATEGY),
  DIFF(
      "diff",
      "OLD NEW",
      "print what a change to a plan means and what it does to the figures",
      Shared.OF_RUNS,
      JSON,
      HTML,
      MARKDOWN,
      WIDTH,
      QUIET,
      UNICODE),
  COMPARE(
      "compare",
      "FILE FILE...",
      "set plans beside one, figure by figure",
      Shared.OF_RUNS,
      JSON,
      MARKDOWN,
      WIDTH,
      QUIET,
      UNICODE),
  REPORT(
      "report",
      "FILE",
      "write a page: the plan, and what comes of it",
      Shared.OF_RUNS,
      OUTPUT,
      MARKDOWN,
      Option.SVG,
      QUIET),
  GIT("git", "", "set up git here: differences of plans, and tests before a commit", QUIET),
  REPL(
      "repl",
      "[FILE]",
      "talk to a plan: change it and see what changes",
      DATA,
      LIMIT,
      THREADS,
      BLOCK_SIZE,
      WIDTH,
      UNICODE),
  EVAL(
      "eval",
      "EXPRESSION [FILE]",
      "print the value of an expression, of a plan if one is named",
      DATA,
      LIMIT,
      THREADS,
      BLOCK_SIZE,
      WIDTH,
      UNICODE),
  DOC(
      "doc",
      "[NAME [FILE]]",
      "say what a name of the library or a plan is for; list the library",
      DATA,
      MARKDOWN,
      WIDTH),
  COMPLETION("completion", "SHELL", "print a script that completes `alm` in bash, zsh or fish"),
  VERSION("version", "", "print the version"),
  HELP("help", "[COMMAND]", "print this, or what one command does");

  final String word;

  /** What it works on; empty if nothing. */
  final String operands;

  final String purpose;

  @SuppressWarnings("ImmutableEnumChecker") // made once, never changed
  final List<Option> options;

  Command(String word, String operands, String purpose, Option... options) {
    this(word, operands, purpose, List.of(), options);
  }

  Command(String word, String operands, String purpose, List<Option> shared, Option... options) {
    this.word = word;
    this.operands = operands;
    this.purpose = purpose;
    this.options =
        Stream.of(shared.stream(), Stream.of(options), Shared.OF_ALL.stream())
            .flatMap(o -> o)
            .toList();
  }

  /** Options of several commands: an enum's own constants are not there yet when it is made. */
  private static final class Shared {
    static final List<Option> OF_RUNS = List.of(SET, DATA, LIMIT, PATHS, SEED, THREADS, BLOCK_SIZE);
    static final List<Option> OF_ALL = List.of(Option.TRACE, Option.HELP);
  }

  boolean takesOperands() {
    return !operands.isEmpty();
  }

  boolean takesPlans() {
    return operands.contains("FILE") || this == DIFF;
  }

  /** Returns what it works on, in words. */
  String operand() {
    return switch (this) {
      case EVAL -> "an expression";
      case NEW -> "a name";
      case COMPLETION -> "a shell";
      case DIFF -> "two files";
      case COMPARE -> "a plan, and others";
      default -> "a file";
    };
  }

  /** Returns the words that its first operand is one of; none if it may be anything. */
  List<String> choices() {
    return switch (this) {
      case HELP -> Stream.of(values()).map(c -> c.word).toList();
      case COMPLETION -> Completions.SHELLS;
      default -> List.of();
    };
  }

  /** Returns whether it works without an operand. */
  boolean takesNone() {
    return operands.isEmpty() || operands.startsWith("[");
  }

  /** Returns how many operands it takes at most. */
  int most() {
    return switch (this) {
      case CHECK, FMT, TEST, COMPARE -> Integer.MAX_VALUE;
      case EVAL, DOC, DIFF -> 2;
      default -> 1;
    };
  }
}
