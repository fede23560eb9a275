package dev.almanac.cli;

import static dev.almanac.cli.Option.BLOCK_SIZE;
import static dev.almanac.cli.Option.CSV;
import static dev.almanac.cli.Option.DATA;
import static dev.almanac.cli.Option.HELP;
import static dev.almanac.cli.Option.JSON;
import static dev.almanac.cli.Option.LIMIT;
import static dev.almanac.cli.Option.PATH;
import static dev.almanac.cli.Option.PATHS;
import static dev.almanac.cli.Option.QUIET;
import static dev.almanac.cli.Option.SEED;
import static dev.almanac.cli.Option.SET;
import static dev.almanac.cli.Option.STRATEGY;
import static dev.almanac.cli.Option.THREADS;
import static dev.almanac.cli.Option.TRACE;
import static dev.almanac.cli.Option.UNICODE;
import static dev.almanac.cli.Option.WIDTH;

import java.util.List;

/** What {@code alm} can do. */
enum Command {
  RUN(
      "run",
      "FILE",
      "run a plan and print what it shows",
      SET,
      DATA,
      LIMIT,
      PATHS,
      SEED,
      THREADS,
      BLOCK_SIZE,
      JSON,
      CSV,
      WIDTH,
      QUIET,
      UNICODE,
      TRACE,
      HELP),
  CHECK("check", "FILE...", "find mistakes without running", SET, DATA, LIMIT, QUIET, TRACE, HELP),
  FMT("fmt", "FILE...", "bring plans into canonical form", Option.CHECK, LIMIT, QUIET, TRACE, HELP),
  EXPLAIN(
      "explain",
      "FILE",
      "print how a plan is understood, or what happens on one path",
      SET,
      DATA,
      LIMIT,
      PATHS,
      SEED,
      THREADS,
      BLOCK_SIZE,
      PATH,
      Option.RUN,
      STRATEGY,
      TRACE,
      HELP),
  TEST(
      "test",
      "FILE...",
      "run plans and print only what they expect",
      SET,
      DATA,
      LIMIT,
      PATHS,
      SEED,
      THREADS,
      BLOCK_SIZE,
      WIDTH,
      QUIET,
      UNICODE,
      TRACE,
      HELP),
  REPL(
      "repl",
      "[FILE]",
      "talk to a plan: change it and see what changes",
      DATA,
      LIMIT,
      THREADS,
      BLOCK_SIZE,
      WIDTH,
      UNICODE,
      TRACE,
      HELP),
  EVAL(
      "eval",
      "EXPRESSION [FILE]",
      "print the value of an expression, of a plan if one is named",
      DATA,
      LIMIT,
      THREADS,
      BLOCK_SIZE,
      WIDTH,
      UNICODE,
      TRACE,
      HELP),
  VERSION("version", "", "print the version", TRACE, HELP);

  final String word;

  /** What it works on; empty if nothing. */
  final String operands;

  final String purpose;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  final List<Option> options;

  Command(String word, String operands, String purpose, Option... options) {
    this.word = word;
    this.operands = operands;
    this.purpose = purpose;
    this.options = List.of(options);
  }

  boolean takesFiles() {
    return !operands.isEmpty();
  }

  /** Returns whether it works without an operand. */
  boolean takesNone() {
    return operands.isEmpty() || operands.startsWith("[");
  }

  /** Returns how many operands it takes at most. */
  int most() {
    return operands.endsWith("...") ? Integer.MAX_VALUE : this == EVAL ? 2 : 1;
  }
}
