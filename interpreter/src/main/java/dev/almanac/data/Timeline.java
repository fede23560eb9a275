package dev.almanac.data;

import dev.almanac.data.Layout.Bound;
import dev.almanac.data.Layout.Timing;
import java.util.Optional;

/** The time of a history, row by row: it goes on step by step, and parts of it may be left out. */
final class Timeline {

  /** What a row is for. */
  enum Part {
    OUTSIDE,
    /** The row before the first step, of which only levels are read. */
    BASE,
    INSIDE
  }

  private static final int NONE = Integer.MIN_VALUE;

  private final Timing timing;
  private final boolean levels;
  private final int cell;
  private final Mistakes mistakes;
  private int rows = 0;
  private int begins = NONE;
  private int previous = NONE;
  private String previousText = "";
  private long previousLine = 0;
  private int firstGap = NONE;
  private int first = NONE;

  /** Is reported unless what follows shows that it comes of another mistake. */
  private Optional<Mistake> pending = Optional.empty();

  private Optional<Mistake> start = Optional.empty();

  /** Whether the rows do not follow each other in time, so that nothing more can be said of it. */
  private boolean broken = false;

  /**
   * @param levels whether the first step needs the row before it
   * @param cell the place of the time in a row
   */
  Timeline(Timing timing, boolean levels, int cell, Mistakes mistakes) {
    this.timing = timing;
    this.levels = levels;
    this.cell = cell;
    this.mistakes = mistakes;
  }

  /** Returns what the row of a time is for; reports what does not follow from the row before. */
  Part next(long line, String text, int time) {
    if (begins == NONE) {
      begins = time;
      start = start(line);
    }
    if (previous != NONE && !broken) {
      compare(line, text, time);
    }
    previous = time;
    previousText = text;
    previousLine = line;
    rows++;
    return part(time);
  }

  /** Takes note of a row without a readable time, with which none can be compared. */
  void skip() {
    settle();
    previous = NONE;
    rows++;
  }

  /** Reports what can be said only when all rows are known. */
  void end() {
    settle();
    if (broken) {
      return;
    }
    start.ifPresent(mistakes::add);
    Optional<Bound> until = timing.until();
    if (previous != NONE && until.isPresent() && previous + timing.step() <= until.get().month()) {
      String last = timing.words(previous);
      mistakes.add(
          mistake(previousLine, "data/until", "this file ends in " + last, "the last row")
              .declaredAt(until.get().span())
              .hint("write `until: " + last + "`, or leave it out"));
    }
  }

  /** Returns the first step that was read; 0 if there is none. */
  int first() {
    return first == NONE ? 0 : first;
  }

  private Part part(int time) {
    boolean late = timing.until().isPresent() && time > timing.until().get().month();
    boolean early = time < firstWanted();
    if (levels && early && time >= firstWanted() - timing.step()) {
      return Part.BASE;
    }
    if (late || early) {
      return Part.OUTSIDE;
    }
    first = first == NONE ? time : first;
    return Part.INSIDE;
  }

  private int firstWanted() {
    return timing.from().map(Bound::month).orElse(begins + (levels ? timing.step() : 0));
  }

  /** A history begins where the plan says, and no row is left out unsaid. */
  private Optional<Mistake> start(long line) {
    String possible = timing.words(begins + (levels ? timing.step() : 0));
    String hint = "write `from: " + possible + "`";
    if (timing.from().isPresent()) {
      Bound from = timing.from().get();
      if (begins - (levels ? 0 : timing.step()) < from.month()) {
        return Optional.empty();
      }
      String title = "this file begins in " + timing.words(begins);
      return Optional.of(
          mistake(line, "data/from", title, "the first row")
              .declaredAt(from.span())
              .because(
                  levels
                      ? "The return of a step is the change of a level, so the first step needs"
                          + " the row before it."
                      : "")
              .hint(hint));
    }
    return levels && timing.mixed()
        ? Optional.of(
            mistake(
                    line,
                    "data/from",
                    "the first row of this file would be read in part only",
                    "no return without the level before")
                .because(
                    "The return of a step is the change of a level, so the first row gives none,"
                        + " while other columns of the declaration have a figure there.")
                .hint(hint))
        : Optional.empty();
  }

  private void compare(long line, String text, int time) {
    int gap = time - previous;
    boolean within = gap > 0 && gap < timing.step();
    boolean sameMonth = gap == 0 && !text.equals(previousText);
    boolean again = rows == 2 && gap == firstGap && gap > timing.step();
    if (within || sameMonth || again) {
      pending = Optional.empty();
      broken = true;
      mistakes.add(frequency(line, text));
      return;
    }
    settle();
    if (gap < 0) {
      broken = true;
      mistakes.add(order(line, time));
    } else if (gap == 0) {
      mistakes.add(twice(line, time));
    } else if (gap > timing.step() && rows == 1) {
      // The next row tells whether this is a gap, or another frequency.
      firstGap = gap;
      pending = Optional.of(gap(line, time));
    } else if (gap > timing.step()) {
      mistakes.add(gap(line, time));
    }
  }

  private void settle() {
    pending.ifPresent(mistakes::add);
    pending = Optional.empty();
  }

  private Mistake mistake(long line, String code, String title, String label) {
    return Mistake.at(line, cell, code, title, label).declaredAt(timing.span());
  }

  private String step() {
    return timing.monthly() ? "month" : "year";
  }

  private Mistake frequency(long line, String text) {
    String other = timing.monthly() ? "year" : "month";
    return mistake(
            line,
            "data/frequency",
            "this file does not have one row for each " + step(),
            "`" + text + "` comes after `" + previousText + "`")
        .hint("use a file that has, or write `every: 1 " + other + "` if that is what it has");
  }

  private Mistake order(long line, int time) {
    String title = rows == 1 ? "this file runs backwards" : "this row is out of order";
    String label = timing.words(time) + " comes after " + timing.words(previous);
    return mistake(line, "data/order", title, label).hint("sort the rows, the earliest first");
  }

  private Mistake twice(long line, int time) {
    String title = timing.words(time) + " has two rows";
    return mistake(line, "data/twice", title, "as in the row before").hint("remove one of them");
  }

  private Mistake gap(long line, int time) {
    int missing = (time - previous) / timing.step() - 1;
    String earliest = timing.words(previous + timing.step());
    String latest = timing.words(time - timing.step());
    return mistake(
            line,
            "data/gap",
            missing == 1
                ? "there is no row for " + earliest
                : "there are no rows for " + missing + " " + step() + "s",
            missing == 1 ? "missing before this" : earliest + " to " + latest + " are missing")
        .hint(
            "add what is missing, or leave out all before it: `from: " + timing.words(time) + "`");
  }
}
