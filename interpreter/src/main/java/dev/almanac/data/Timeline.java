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

  private static final int MONTHS = 12;
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
  private Part previousPart = Part.OUTSIDE;

  /** The steps that were read: the first, the last, and how many rows belong to them. */
  private int first = NONE;

  private int last = NONE;
  private int kept = 0;
  private int firstGap = NONE;

  /** Is reported unless what follows shows that it comes of another mistake. */
  private Optional<Mistake> pending = Optional.empty();

  private Optional<Mistake> start = Optional.empty();

  /** Whether the rows do not follow each other in time, so that nothing more can be said of it. */
  private boolean broken = false;

  private boolean otherFrequency = false;

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
    begins = begins == NONE ? time : begins;
    Part part = part(time);
    boolean follows = part != Part.OUTSIDE && previousPart != Part.OUTSIDE;
    if (previous != NONE && !broken) {
      if (time < previous) {
        settle();
        broken = true;
        mistakes.add(order(line, time));
      } else if (follows) {
        compare(line, text, time);
      }
    }
    if (start.isEmpty() && part != Part.OUTSIDE && first == NONE) {
      start = start(line, time, part);
    }
    if (part == Part.INSIDE) {
      first = first == NONE ? time : first;
      last = time;
    }
    kept += part == Part.OUTSIDE ? 0 : 1;
    previous = time;
    previousText = text;
    previousLine = line;
    previousPart = part;
    rows++;
    return part;
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
    if (last != NONE && until.isPresent() && last + timing.step() <= until.get().month()) {
      mistakes.add(
          mistake(
                  previousLine,
                  "data/until",
                  "there is no row for " + timing.words(last + timing.step()),
                  "the last row")
              .declaredAt(until.get().span())
              .hint("write `until: " + timing.words(last) + "`, or leave it out"));
    }
  }

  /** Returns whether the file is another than the plan declares, so that reading on is no use. */
  boolean hasOtherFrequency() {
    return otherFrequency;
  }

  /** Returns the first step that was read; 0 if there is none. */
  int first() {
    return first == NONE ? 0 : first;
  }

  private Part part(int time) {
    int wanted = timing.from().map(Bound::month).orElse(begins + (levels ? timing.step() : 0));
    boolean late = timing.until().isPresent() && time > timing.until().get().month();
    if (levels && time < wanted && time >= wanted - timing.step()) {
      return Part.BASE;
    }
    return late || time < wanted ? Part.OUTSIDE : Part.INSIDE;
  }

  /** A history begins where the plan says, and no row is left out unsaid. */
  private Optional<Mistake> start(long line, int time, Part part) {
    if (timing.from().isEmpty()) {
      return levels && timing.mixed() ? Optional.of(inPart(line, time)) : Optional.empty();
    }
    Bound from = timing.from().get();
    if (part == Part.BASE || previousPart == Part.BASE) {
      return Optional.empty();
    }
    if (levels) {
      return Optional.of(
          mistake(
                  line,
                  "data/from",
                  "there is no row before the step of " + timing.words(time),
                  "its return needs the level before")
              .declaredAt(from.span())
              .hint("write `from: " + timing.words(time + timing.step()) + "`"));
    }
    return time < from.month() + timing.step()
        ? Optional.empty()
        : Optional.of(
            mistake(
                    line,
                    "data/from",
                    "there is no row for " + timing.words(from.month()),
                    "the first row after it")
                .declaredAt(from.span())
                .hint("write `from: " + timing.words(time) + "`"));
  }

  private Mistake inPart(long line, int time) {
    return mistake(
            line,
            "data/from",
            "the first row of this file would be read in part only",
            "no return without the level before")
        .because(
            "The return of a step is the change of a level, so the first row gives none,"
                + " while other columns of the declaration have a figure there.")
        .hint("write `from: " + timing.words(time + timing.step()) + "`");
  }

  private void compare(long line, String text, int time) {
    int gap = time - previous;
    boolean within = gap > 0 && gap < timing.step();
    boolean sameMonth = gap == 0 && !text.equals(previousText);
    boolean again = kept == 2 && gap == firstGap && gap > timing.step();
    if (within || sameMonth || again) {
      pending = Optional.empty();
      broken = true;
      otherFrequency = true;
      mistakes.add(frequency(line, text, gap));
      return;
    }
    settle();
    if (gap == 0) {
      mistakes.add(twice(line, time));
    } else if (gap > timing.step() && kept == 1) {
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

  private Mistake frequency(long line, String text, int gap) {
    int other = timing.monthly() ? MONTHS : 1;
    return mistake(
            line,
            "data/frequency",
            "this file does not have one row for each " + step(),
            "`" + text + "` comes after `" + previousText + "`")
        .hint(
            gap == other
                ? "write `every: 1 " + (timing.monthly() ? "year" : "month") + "`"
                : "use a file that has");
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
