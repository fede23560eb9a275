package dev.almanac.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a data file as a plan declares it, row by row: what is kept are the declared columns.
 * Everything that is wrong with it is reported, up to a number.
 */
public final class ReadTable {

  private static final int SNIFFED = 4096;
  private static final int BUFFER = 1 << 16;

  /** A number while its column grows, and as it is kept. */
  private static final int BYTES_A_CELL = 4 * Double.BYTES;

  /** A cell that is longer comes of a quote that nobody closed. */
  private static final int LONGEST_CELL = 1 << 20;

  private final DataFile file;
  private final Layout layout;
  private final Limits limits;
  private final Mistakes mistakes = new Mistakes();
  private final MessageDigest digest = PlanText.sha256();

  private ReadTable(DataFile file, Layout layout, Limits limits) {
    this.limits = limits;
    this.file = file;
    this.layout = layout;
  }

  /**
   * Reads a file.
   *
   * @throws Unreadable if it is no text that could be read
   */
  public static Optional<DataTable> read(
      DataFile file, Layout layout, Limits limits, Consumer<Diagnostic> report) throws Unreadable {
    PlanText.requireFile(file.path());
    return new ReadTable(file, layout, limits).read(report);
  }

  private Optional<DataTable> read(Consumer<Diagnostic> report) throws Unreadable {
    try {
      Optional<DataTable> table = rows();
      mistakes.report(file, layout, report);
      return mistakes.isEmpty() ? table : Optional.empty();
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Unreadable unreadable(IOException e) {
    if (e instanceof BoundedInput.TooLarge large) {
      return large.why();
    }
    if (!(e instanceof CharacterCodingException)) {
      return Unreadable.because(e);
    }
    long line = 0;
    try {
      line = Lines.notUtf8(file.path());
    } catch (IOException again) {
      return Unreadable.because(again);
    }
    return new Unreadable(
        "line "
            + line
            + " is not text in UTF-8; it looks like Latin-1 or Windows-1252: save it as CSV in"
            + " UTF-8");
  }

  private Optional<DataTable> rows() throws IOException, Unreadable {
    try (InputStream raw =
            new BufferedInputStream(BoundedInput.open(file.path(), limits.of(Limit.DATA)), BUFFER);
        InputStream in = new DigestInputStream(raw, digest)) {
      int mark = sniff(raw);
      if (in.readNBytes(mark).length < mark) {
        return Optional.empty();
      }
      Reader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
      return rows(text);
    }
  }

  /** Returns the length of a byte order mark; stops what is plainly no text. */
  private static int sniff(InputStream raw) throws IOException, Unreadable {
    raw.mark(SNIFFED);
    byte[] head = raw.readNBytes(SNIFFED);
    raw.reset();
    if (begins(head, 'P', 'K')) {
      throw new Unreadable("it is a spreadsheet or an archive: save it as CSV");
    }
    if (begins(head, 0x1F, 0x8B)) {
      throw new Unreadable("it is compressed: unpack it first");
    }
    Optional<String> wide = Encoding.wide(head);
    if (wide.isPresent()) {
      throw new Unreadable(wide.get() + ": save it as CSV in UTF-8");
    }
    for (byte b : head) {
      if (b == 0) {
        throw new Unreadable("it is not a text");
      }
    }
    return begins(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
  }

  private static boolean begins(byte[] head, int... bytes) {
    boolean begins = head.length >= bytes.length;
    for (int i = 0; begins && i < bytes.length; i++) {
      begins = (head[i] & 0xFF) == bytes[i];
    }
    return begins;
  }

  private Optional<DataTable> rows(Reader text) throws IOException, Unreadable {
    var handler = new RowHandler();
    try (CsvReader<RowHandler> csv =
        CsvReader.builder()
            .fieldSeparator(layout.separator())
            .skipEmptyLines(false)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .maxBufferSize(LONGEST_CELL)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(handler, text)) {
      var rows = csv.iterator();
      if (!rows.hasNext()) {
        mistakes.add(nothing());
        return Optional.empty();
      }
      RowHandler first = rows.next();
      var header = new Header(first.header(), first.line());
      int[] places = header.places(layout, mistakes);
      if (!mistakes.isEmpty()) {
        return Optional.empty();
      }
      handler.want(places);
      var table = new TableRows(layout, header, places, mistakes);
      long most = limits.of(Limit.MEMORY) / Math.max(1, BYTES_A_CELL * places.length);
      while (rows.hasNext()) {
        table.add(rows.next());
        if (table.rows() > most) {
          throw tooLong(most);
        }
        if (table.isHopeless()) {
          return Optional.empty();
        }
      }
      String sha256 = HexFormat.of().formatHex(digest.digest());
      return Optional.of(table.finish(handler.line(), sha256));
    } catch (CsvParseException e) {
      mistakes.add(quote(handler.line()));
      return Optional.empty();
    }
  }

  private static Unreadable tooLong(long most) {
    return new Unreadable(
        String.format(
            Locale.ROOT,
            "more than %,d rows of its columns do not fit into memory; read fewer columns, or give"
                + " the program more: `ALMANAC_JAVA_OPTS=-Xmx8g`",
            most));
  }

  private Mistake nothing() {
    return Mistake.at(1, Mistake.WHOLE_LINE, "data/rows", "this file is empty", "nothing")
        .declaredAt(layout.span());
  }

  private Mistake quote(long line) {
    return Mistake.at(
            line,
            Mistake.WHOLE_LINE,
            "data/quote",
            "the quotes of this row do not match",
            "a quote that opens here is not closed, or text follows one that is")
        .declaredAt(layout.span())
        .hint("a quoted cell is all in quotes; a quote inside it is written twice: \"\"");
  }
}
