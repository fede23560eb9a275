package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.PlanResult;
import dev.almanac.result.Shown;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables, plots and histograms as CSV (RFC 4180, UTF-8 without a mark).
 *
 * <p>Figures are in full precision and in their base unit: a ratio is 0.04, not 4. Beside a
 * simulated column stands one with the standard errors, empty for a closed form.
 */
public final class CsvTables {

  private static final String LINE_END = "\r\n";
  private static final String ERROR = " standard error";
  private static final int LONGEST_NAME = 60;

  private CsvTables() {}

  /** Returns the texts by the names of the files they belong in, in the order of the plan. */
  public static Map<String, String> of(PlanResult result) {
    var files = new LinkedHashMap<String, String>();
    for (Shown shown : result.shown()) {
      switch (shown) {
        case Shown.Single _ -> {}
        case Shown.Table t -> files.put(unused(t.title(), files.keySet()), table(t));
        case Shown.Plot p -> files.put(unused(p.title(), files.keySet()), table(p.data()));
        case Shown.BarChart b -> files.put(unused(b.title(), files.keySet()), table(b.data()));
        case Shown.HeatMap h -> files.put(unused(h.title(), files.keySet()), table(h.data()));
        case Shown.Histogram h -> files.put(unused(h.title(), files.keySet()), histogram(h));
      }
    }
    return files;
  }

  private static String unused(String title, Collection<String> used) {
    String slug = slug(title);
    String name = slug + ".csv";
    for (int i = 2; used.contains(name); i++) {
      name = slug + "-" + i + ".csv";
    }
    return name;
  }

  /** Returns a name of a to z, digits and hyphens, which is safe in every file system. */
  private static String slug(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    String slug = plain.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-");
    String cut = slug.substring(0, Math.min(slug.length(), LONGEST_NAME));
    String bare = cut.replaceAll("^-|-$", "");
    return bare.isEmpty() ? "table" : bare;
  }

  private static String table(Shown.Table table) {
    int width = table.columns().size();
    var simulated = IntStream.range(0, width).mapToObj(i -> isSimulated(table.rows(), i)).toList();
    var header = new ArrayList<String>();
    for (int i = 0; i < width; i++) {
      header.add(table.columns().get(i));
      if (simulated.get(i)) {
        header.add(table.columns().get(i) + ERROR);
      }
    }
    var lines = new ArrayList<>(List.of(line(header)));
    table.rows().forEach(row -> lines.add(line(fields(row, simulated))));
    return String.join("", lines);
  }

  private static boolean isSimulated(List<List<Cell>> rows, int column) {
    return rows.stream()
        .anyMatch(r -> r.get(column) instanceof Figure f && f.standardError().isPresent());
  }

  private static List<String> fields(List<Cell> row, List<Boolean> simulated) {
    var fields = new ArrayList<String>();
    for (int i = 0; i < row.size(); i++) {
      fields.add(text(row.get(i)));
      if (simulated.get(i)) {
        fields.add(error(row.get(i)));
      }
    }
    return fields;
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Figure f -> EcmaNumber.orWord(f.value());
      case Cell.Label l -> l.text();
      case Cell.Truth t -> t.decided() ? Boolean.toString(t.value()) : "undecided";
      case Cell.Missing _ -> "";
    };
  }

  private static String error(Cell cell) {
    return cell instanceof Figure f && f.standardError().isPresent()
        ? EcmaNumber.orWord(f.standardError().getAsDouble())
        : "";
  }

  private static String histogram(Shown.Histogram histogram) {
    var lines = new ArrayList<>(List.of(line(List.of("from", "to", "count"))));
    for (int i = 0; i < histogram.counts().size(); i++) {
      String from = EcmaNumber.orWord(histogram.edges().get(i));
      String to = EcmaNumber.orWord(histogram.edges().get(i + 1));
      lines.add(line(List.of(from, to, Long.toString(histogram.counts().get(i)))));
    }
    return String.join("", lines);
  }

  private static String line(List<String> fields) {
    return fields.stream().map(CsvTables::quoted).collect(Collectors.joining(",")) + LINE_END;
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
