package dev.almanac.limit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that a plan may ask too much of. */
public enum Limit {
  /** Paths of a run. */
  PATHS("paths", Measure.COUNT, 100_000_000L, 2, 1_000_000_000L),

  /** Periods of a plan: its years, or months in a plan of months. */
  PERIODS("periods", Measure.COUNT, 12_000, 1, 12_000),

  /** Bytes for columns of paths, and for columns of data. */
  MEMORY("memory", Measure.BYTES, ofTheHeap(), 1, ofTheHeap()),

  /** Brackets within brackets: more would exhaust the stack of recursive passes. */
  NESTING("nesting", Measure.COUNT, 200, 1, 200),

  /** Bytes of a text. */
  SOURCE("source", Measure.BYTES, 10L << 20, 1, 100L << 20),

  /** Bytes of a data file. */
  DATA("data", Measure.BYTES, 1L << 30, 1, Long.MAX_VALUE),

  /** Cells of a study; a tenth of it where each is simulated by itself. */
  CELLS("cells", Measure.COUNT, 2_000_000, 1, 100_000_000),

  /** Steps of planning: what a large plan needs, a thousand times over. */
  STEPS("steps", Measure.COUNT, 300_000_000L, 1, Long.MAX_VALUE),

  /** Milliseconds; stops a plan and changes no figure. */
  TIME("time", Measure.TIME, Long.MAX_VALUE, 1, Long.MAX_VALUE / 1_000_000);

  private static final double PART_OF_THE_HEAP = 0.4;

  /** Its name, for users. */
  public final String word;

  private final Measure measure;
  final long standard;
  private final long least;
  private final long most;

  Limit(String word, Measure measure, long standard, long least, long most) {
    this.word = word;
    this.measure = measure;
    this.standard = standard;
    this.least = least;
    this.most = most;
  }

  private static long ofTheHeap() {
    long bytes = (long) (Runtime.getRuntime().maxMemory() * PART_OF_THE_HEAP);
    return bytes >> 20 << 20;
  }

  /** Returns the limit of this name. */
  public static Optional<Limit> named(String word) {
    return Arrays.stream(values()).filter(l -> l.word.equals(word)).findFirst();
  }

  /** Returns the names of all limits. */
  public static List<String> words() {
    return Arrays.stream(values()).map(l -> l.word).toList();
  }

  /** Reads a figure as a user writes it; empty if it is none, or none that a host can grant. */
  public OptionalLong read(String text) {
    OptionalLong figure = measure.read(text);
    if (figure.isEmpty() || figure.getAsLong() < least) {
      return OptionalLong.empty();
    }
    // More memory than there is may be granted; it is not there all the same.
    return this == MEMORY
        ? OptionalLong.of(Math.min(figure.getAsLong(), most))
        : figure.getAsLong() > most ? OptionalLong.empty() : figure;
  }

  /** Says what can be granted, as the end of a sentence. */
  public String range() {
    boolean open = most >= Long.MAX_VALUE / 1_000_000 || this == MEMORY;
    return measure.form + (open ? "" : ", at most " + words(most));
  }

  /** Returns a figure for a reader. */
  public String words(long figure) {
    return measure.words(figure);
  }

  /** Returns how a host writes that it allows this much. */
  public String setting(long figure) {
    return word + "=" + measure.typed(figure);
  }

  /** Says how a host grants more; empty where none can. */
  public Optional<String> more(long asked) {
    return asked > most
        ? Optional.empty()
        : Optional.of("or allow more: `--limit " + setting(asked) + "`");
  }
}
