package dev.almanac.cli;

/** What may follow a command. */
enum Option {
  SET("--set", "NAME=VALUE", "give a parameter of the plan a value (may be repeated)"),
  DATA("--data", "NAME=PATH", "read data from this file, or from this folder (may be repeated)"),
  LIMIT(
      "--limit", "NAME=N", "allow this much, such as paths=100_000 or time=30s (may be repeated)"),
  PATHS("--paths", "N", "simulate this many paths, such as 1_000_000"),
  SEED("--seed", "N", "draw other paths"),
  THREADS("--threads", "N", "work on this many threads; the figures stay the same"),
  BLOCK_SIZE("--block-size", "N", ""),
  JSON("--json", "FILE", "write the result as canonical JSON; - prints it instead of the report"),
  MARKDOWN("--markdown", "", "print it as Markdown"),
  HTML("--html", "FILE", "write it as a page, too"),
  OUTPUT("--output", "FILE", "write the page here, not beside the plan; `-o` for short"),
  SVG("--svg", "TITLE", "print the picture of this title instead of a page"),
  RECORD("--record", "", "write the result beside the plan; `alm test` compares with it"),
  JUNIT("--junit", "FILE", "write what became of each expectation as JUnit XML"),
  FILTER(
      "--filter", "TEXT", "only what has this in its line; all of a plan that has it in its name"),
  CSV("--csv", "DIR", "write every table, plot and histogram into this folder"),
  PATH("--path", "N", "follow this path, year by year"),
  WORST("--worst", "N", "say of the N worst paths what went wrong"),
  RUN("--run", "NAME", "with --path or --worst: of this run, not the first"),
  STRATEGY("--strategy", "NAME", "with --path or --worst: of this strategy, not the first"),
  PRINT("--print", "", "print it instead of writing it; a text with mistakes as it is"),
  CHECK("--check", "", "change nothing; list the files that are not formatted"),
  WIDTH("--width", "N", "set lines this wide"),
  QUIET("--quiet", "", "print mistakes only"),
  UNICODE("--unicode", "", "use more than ASCII, whatever the terminal says"),
  TRACE("--trace", "", "with an internal error, print where in the code it arose"),
  HELP("--help", "", "print this");

  final String word;

  /** What its value is called; empty if it has none. */
  final String value;

  /** What it is for; empty if it is for our tests only. */
  final String purpose;

  Option(String word, String value, String purpose) {
    this.word = word;
    this.value = value;
    this.purpose = purpose;
  }

  boolean takesValue() {
    return !value.isEmpty();
  }

  boolean takesFile() {
    return value.equals("FILE");
  }

  boolean takesFolder() {
    return value.equals("DIR");
  }

  boolean isRepeated() {
    return this == SET || this == DATA || this == LIMIT;
  }

  boolean isHidden() {
    return purpose.isEmpty();
  }
}
