package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.result.PlanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data files as they come: written in every way that is read, and wrong in every way that is not.
 */
class DataTest {

  private static final String HEAD = "plan p { basis: real USD }\n";

  private static final String MONTHLY =
      HEAD
          + """
          data monthly = csv("m.csv") {
            every: 1 month
            date: month
            stocks: returns(percent)
          }
          show sum r in monthly: r.stocks as "sum"
          show size(monthly) as "size"
          """;

  @TempDir Path folder;

  private void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] bytes) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Almanac.Answer answer(String plan, Map<String, Path> data) {
    write("plan.alm", plan);
    ProjectFiles files = Plans.open(folder.resolve("plan.alm"));
    var request = new Almanac.Request(Map.of(), data, OptionalLong.empty(), OptionalLong.empty());
    return new Almanac(files).run(files.plan(), request, Plans.job(1, Plans.BLOCK));
  }

  private Figures figures(String plan) {
    return new Figures(Plans.result(answer(plan, Map.of())));
  }

  private List<String> codes(String plan) {
    return answer(plan, Map.of()).diagnostics().stream().map(Diagnostic::code).toList();
  }

  private String messages(String plan) {
    return Plans.text(answer(plan, Map.of()).diagnostics());
  }

  /** Returns rows of a history in which the return of row i is i / 10 percent. */
  private static List<String> rows(String pattern, int count) {
    var rows = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      int year = 1999 + i / 12;
      String date =
          pattern
              .replace("YYYY", "" + year)
              .replace("MM", "%02d".formatted(i % 12 + 1))
              .replace("DD", "28");
      rows.add(date + "," + i / 10.0);
    }
    return rows;
  }

  private static String csv(List<String> rows, String end) {
    return "date,stocks" + end + String.join(end, rows) + end;
  }

  // ---- how files are written

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndIsOne(String end) {
    write("m.csv", csv(rows("YYYY-MM", 30), end));
    assertThat(figures(MONTHLY).value("size")).isEqualTo(30.0);
    assertThat(figures(MONTHLY).value("sum")).isCloseTo(0.435, within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  @Test
  void whatSurroundsTheCellsIsNotRead() {
    List<String> rows = rows("YYYY-MM", 3);
    String mixed =
        "\uFEFFnote , date,\"stocks\" \r\n"
            + ("x,\"" + rows.get(0).replace(",", "\", ") + "\n")
            + ("\"a, \"\"b\"\"\nc\"," + rows.get(1) + "  \r\n")
            + ("," + rows.get(2).replace(",", " ,  \"") + "\" \n\n\r\n");
    write("m.csv", mixed);
    assertThat(figures(MONTHLY).value("size")).isEqualTo(3.0);
    assertThat(figures(MONTHLY).value("sum")).isCloseTo(0.003, within());
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void anotherSeparatorIsDeclared(String separator) {
    write("m.csv", csv(rows("YYYY-MM", 5), "\n").replace(",", separator));
    assertThat(messages(MONTHLY)).contains("data/header");
    String written = separator.equals("\t") ? "\\t" : separator;
    String plan = MONTHLY.replace("every:", "separator: \"" + written + "\" every:");
    assertThat(figures(plan).value("size")).isEqualTo(5.0);
    if (!separator.equals("|")) {
      assertThat(messages(MONTHLY)).contains("separator: \"" + written + "\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "YYYY-MM",
        "YYYY-MM-DD",
        "YYYYMM",
        "YYYYMMDD",
        "YYYY/MM",
        "YYYY/MM/DD",
        "MM/YYYY",
        "\"YYYY-MM\""
      })
  void monthsAreWrittenInManyWays(String pattern) {
    write("m.csv", csv(rows(pattern, 26), "\n"));
    String plan = MONTHLY + "show [r.date for r in monthly] as \"dates\"\n";
    assertThat(figures(plan).column("dates", "value").getLast().toString()).contains("2001-02-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MM/DD/YYYY",
        "DD.MM.YYYY",
        "MM-YYYY",
        "YY-MM",
        "YYYY.MM",
        "YYYY-13",
        "MM/DD/YY",
        "x"
      })
  void otherWaysAreRefused(String pattern) {
    write("m.csv", csv(rows(pattern, 3), "\n"));
    assertThat(codes(MONTHLY)).contains("data/date");
  }

  @Test
  void shillersMonthsAreDeclared() {
    var rows = new ArrayList<String>();
    List<String> months =
        List.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "1", "11", "12");
    for (String month : months) {
      rows.add("1871." + month + ",1");
    }
    rows.add("1872.01,1");
    write("m.csv", csv(rows, "\n"));
    assertThat(messages(MONTHLY)).contains("month(..., shiller)");
    String plan = MONTHLY.replace("date: month", "date: month(shiller)");
    assertThat(figures(plan).value("size")).isEqualTo(13.0);
  }

  @Test
  void oneColumnHasOneWay() {
    write("m.csv", "date,stocks\n1999-01,1\n199902,2\n1999-03-01,3\n1999-04,4\n");
    assertThat(codes(MONTHLY)).containsExactly("data/date", "data/date");
  }

  // ---- what is wrong with them

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.5 | without separators",
        "1 234 | without separators",
        "1'234'567 | without separators",
        "1.234,5 | without separators",
        "1,5 | as in 1.5",
        "(1.5) | as in -1.5",
        "NA | leave the cell empty",
        "nan | leave the cell empty",
        "#N/A | leave the cell empty",
        ". | leave the cell empty",
        "-999 | ",
        "1.2.3 | ",
        "1e | ",
        "- | leave the cell empty",
        "$5 | as `money`",
        "\u22121.5 | minus of the keyboard",
        "one | ",
        "0x10 | ",
        "1_000 | without separators",
        "Infinity | ",
        "1e400 | ",
      })
  void whatIsNoNumberIsSaidSo(String cell, String hint) {
    write("m.csv", "date,stocks\n1999-01,\"" + cell + "\"\n1999-02,0.5\n");
    if (cell.equals("-999")) {
      assertThat(codes(MONTHLY)).containsExactly("data/limit");
      return;
    }
    assertThat(messages(MONTHLY))
        .contains("data/number", "m.csv:2:9", "`" + cell + "`", hint == null ? "" : hint);
    assertThat(codes(MONTHLY)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "+1", "-1", ".5", "5.", "1e1", "1.5E-3", "1%", "1 %", " 1 "})
  void whatIsANumberIsRead(String cell) {
    write("m.csv", "date,stocks\n1999-01," + cell + "\n1999-02,0.5\n");
    assertThat(figures(MONTHLY).value("size")).isEqualTo(2.0);
  }

  @Test
  void everyMistakeIsFoundWithItsPlace() {
    write(
        "m.csv",
        """
        date,stocks
        1999-01,a

        1999-02,1,2
        1999-04,
        1999-05,-100
        1999-05,1
        ,1
        x,1
        1999-08
        """);
    assertThat(messages(MONTHLY))
        .contains("m.csv:2:9", "m.csv:3:1", "m.csv:4:11", "m.csv:5:1", "m.csv:5:9", "m.csv:6:9")
        .contains("m.csv:7:1", "m.csv:8:1", "m.csv:9:1", "m.csv:10:1");
    assertThat(codes(MONTHLY))
        .containsExactlyInAnyOrder(
            "data/number",
            "data/blank",
            "data/cells",
            "data/gap",
            "data/empty",
            "data/limit",
            "data/twice",
            "data/empty",
            "data/date",
            "data/cells");
  }

  @Test
  void manyMistakesAreCounted() {
    String text = csv(rows("YYYY-MM", 100), "\n").replaceAll(",.*", ",?").replace(",?", ",x");
    write("m.csv", text.replaceFirst("date,x", "date,stocks"));
    assertThat(codes(MONTHLY)).hasSize(21).contains("data/more");
    assertThat(messages(MONTHLY)).contains("has 80 more such mistakes");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "5, 1", "5, 3", "20, 7"})
  void everyGapIsFound(int at, int length) {
    List<String> rows = rows("YYYY-MM", 40);
    rows.subList(at + 1, at + 1 + length).clear();
    write("m.csv", csv(rows, "\n"));
    assertThat(codes(MONTHLY)).containsExactly("data/gap");
    assertThat(messages(MONTHLY)).contains("m.csv:" + (at + 3) + ":1");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6, 12})
  void anotherFrequencyIsSaidOnce(int each) {
    List<String> all = rows("YYYY-MM", 60);
    var rows = new ArrayList<String>();
    for (int i = 0; i < all.size(); i += each) {
      rows.add(all.get(i));
    }
    write("m.csv", csv(rows, "\n"));
    assertThat(codes(MONTHLY)).containsExactly("data/frequency");
    if (each == 12) {
      assertThat(messages(MONTHLY)).contains("write `every: 1 year`");
    }
  }

  @Test
  void daysAreNoMonthsAndMonthsNoYears() {
    write("m.csv", "date,stocks\n1999-01-04,1\n1999-01-05,1\n1999-01-06,1\n");
    assertThat(codes(MONTHLY)).containsExactly("data/frequency");
    write("m.csv", csv(rows("YYYY-MM", 24), "\n"));
    String yearly = MONTHLY.replace("1 month", "1 year");
    assertThat(codes(yearly)).containsExactly("data/frequency");
    assertThat(messages(yearly)).contains("write `every: 1 month`");
  }

  @Test
  void rowsThatRunBackwardsAreNoHistory() {
    write("m.csv", csv(rows("YYYY-MM", 24).reversed(), "\n"));
    assertThat(codes(MONTHLY)).containsExactly("data/order");
  }

  @Test
  void yearsAreAFrequencyToo() {
    String plan =
        HEAD
            + """
            data yearly = csv("y.csv") {
              every: 1 year
              year: year
              stocks: index("TR")
            }
            show [r.stocks for r in yearly] as "returns"
            show [r.year for r in yearly] as "years"
            show yearly.stocks.geometric_mean as "mean"
            """;
    write("y.csv", "year,TR\n1999,100\n2000,110\n2001,99\n2002,121\n");
    Figures figures = figures(plan);
    assertThat(figures.values("years", "value")).containsExactly(2000, 2001, 2002);
    assertThat(figures.values("returns", "value")[0]).isCloseTo(0.1, within());
    assertThat(figures.value("mean")).isCloseTo(Math.cbrt(1.21) - 1, within());
    write("y.csv", "year,TR\n1999,100\n2001,99\n2002,121\n");
    assertThat(codes(plan)).containsExactly("data/gap");
  }

  // ---- what is no such file

  @Test
  void whatIsNoTextIsSaidSo() throws IOException {
    write("m.csv", new byte[] {'P', 'K', 3, 4});
    assertThat(messages(MONTHLY)).contains("data/file", "a spreadsheet");
    write("m.csv", "date,stocks\n1999-01,1\n".getBytes(StandardCharsets.UTF_16));
    assertThat(messages(MONTHLY)).contains("data/file", "UTF-16");
    write("m.csv", "date,stocks\n1999-01,1\n\u00e4,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(messages(MONTHLY)).contains("data/file", "line 3 is not text in UTF-8");
    write("m.csv", new byte[] {7, 0, 1, 2});
    assertThat(messages(MONTHLY)).contains("data/file", "it is not a text");
    Files.delete(folder.resolve("m.csv"));
    assertThat(messages(MONTHLY)).contains("data/file", "there is no such file");
    Files.createDirectory(folder.resolve("m.csv"));
    assertThat(messages(MONTHLY)).contains("data/file", "it is a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\n\n", "date,stocks", "date,stocks\n", "\uFEFF"})
  void whatIsEmptyIsSaidSo(String text) {
    write("m.csv", text);
    assertThat(codes(MONTHLY)).allMatch(c -> c.equals("data/rows") || c.equals("data/header"));
    assertThat(codes(MONTHLY)).isNotEmpty();
  }

  @Test
  void onlyTheProjectIsRead() throws IOException {
    write("almanac.project", "");
    write("plans/x.csv", "a\n1\n");
    write("plans/deep/link.csv", "");
    Path outside = Files.createTempFile("outside", ".csv");
    try {
      Files.writeString(outside, "a\n1\n");
      Files.delete(folder.resolve("plans/deep/link.csv"));
      Files.createSymbolicLink(folder.resolve("plans/deep/link.csv"), outside);
      String plan = "data d = csv(\"%s\") { a: number }\nshow size(d)\n";
      for (String path :
          List.of("plans/deep/link.csv", outside.toString(), "../x.csv", "plans/../../x.csv")) {
        assertThat(codes(plan.formatted(path))).as(path).containsExactly("data/file");
      }
      assertThat(codes(plan.formatted("plans/deep/../x.csv"))).isEmpty();
    } finally {
      Files.delete(outside);
    }
  }

  // ---- given by the caller

  @Test
  void theCallerGivesAnotherFileOrFolder() {
    write("m.csv", csv(rows("YYYY-MM", 10), "\n"));
    write("other/m.csv", csv(rows("YYYY-MM", 20), "\n"));
    write("third.csv", csv(rows("YYYY-MM", 30), "\n"));
    assertThat(size("m.csv")).isEqualTo(10.0);
    assertThat(size("other")).isEqualTo(20.0);
    assertThat(size("third.csv")).isEqualTo(30.0);
    String unnamed = MONTHLY.replace("\"m.csv\"", "");
    assertThat(codes(unnamed)).containsExactly("data/file");
    Map<String, Path> given = Map.of("monthly", folder.resolve("third.csv"));
    assertThat(answer(unnamed, given).diagnostics()).isEmpty();
    assertThat(Plans.text(answer(MONTHLY, Map.of("montly", Path.of("x"))).diagnostics()))
        .contains("data/name", "did you mean `monthly`?");
    assertThat(Plans.text(answer(MONTHLY, Map.of("monthly", Path.of("x.csv"))).diagnostics()))
        .contains("data/file", "there is no such file", "--data:1:9");
  }

  private double size(String given) {
    Map<String, Path> data = Map.of("monthly", folder.resolve(given));
    return new Figures(Plans.result(answer(MONTHLY, data))).value("size");
  }

  // ---- a part of the result

  @Test
  void theResultNamesTheBytesItCameFrom() throws NoSuchAlgorithmException {
    String unix = csv(rows("YYYY-MM", 24), "\n");
    String windows = unix.replace("\n", "\r\n");
    write("m.csv", unix);
    PlanResult first = Plans.result(answer(MONTHLY, Map.of()));
    assertThat(first.sources()).containsEntry("m.csv", sha256(unix));
    assertThat(Plans.json(Plans.result(answer(MONTHLY, Map.of())))).isEqualTo(Plans.json(first));
    assertThat(Plans.json(first)).contains(sha256(unix));
    write("m.csv", windows);
    PlanResult second = Plans.result(answer(MONTHLY, Map.of()));
    assertThat(second.sources()).containsEntry("m.csv", sha256(windows));
    assertThat(second.shown().toString().replaceAll("span=.*?]", ""))
        .isEqualTo(first.shown().toString().replaceAll("span=.*?]", ""));
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  // ---- what the plan sees

  @Test
  void aTableIsAListOfRecords() {
    write(
        "t.csv",
        """
        name,rate,price,sold,day,month,year,count,factor,other
        a,4.5%,$100.5,true,1999-01-31,1999-02,1999,3,0.5,x
        b,-2,-7,FALSE,2000-02-29,2000-03,2000,-4,2e3,y
        """);
    String plan =
        HEAD
            + """
            data t = csv("t.csv") {
              name: text
              rate: percent
              price: money
              sold: truth
              day: date
              month: month
              year: year
              count: whole
              share: decimal("factor")
              factor: number
            }
            def total(rows: List<Record>) = sum r in rows: r.price
            def first(rows: List<T>): T = item(rows, 1)
            show sum r in t where r.sold: r.rate as "rate"
            show total(t) as "price"
            show first(t).name as "name"
            show item(t.day, 2) - item(t.day, 1) as "days"
            show item(t, 2).count as "count"
            show highest x in t.share: x as "share"
            show t as "all"
            """;
    Figures figures = figures(plan);
    assertThat(figures.value("rate")).isEqualTo(0.045);
    assertThat(figures.value("price")).isEqualTo(93.5);
    assertThat(figures.value("count")).isEqualTo(-4.0);
    assertThat(figures.value("share")).isEqualTo(2000.0);
    assertThat(figures.table("all").columns()).hasSize(10).startsWith("name", "rate");
  }

  /** Whatever is done to a file, the answer is a result or a diagnostic. */
  @Test
  void noFileBreaksTheReader() {
    String whole = csv(rows("YYYY-MM", 30), "\r\n");
    String signs = "\",;\n\r\t -.%$eE019x\u0000\u00e4\uFEFF";
    var random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      var text = new StringBuilder(whole);
      for (int k = random.nextInt(4); k >= 0; k--) {
        int at = random.nextInt(text.length() - 8);
        switch (random.nextInt(3)) {
          case 0 -> text.delete(at, at + random.nextInt(8));
          case 1 -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
          default -> text.insert(at, text.substring(at, at + random.nextInt(8)));
        }
      }
      write("m.csv", text.toString());
      Almanac.Answer answer = answer(MONTHLY, Map.of());
      assertThat(answer.result().isPresent()).isEqualTo(answer.diagnostics().isEmpty());
      assertThat(Plans.text(answer.diagnostics())).isNotNull();
    }
  }

  @Test
  void whatTheFileLacksDoesNotHideTheMistakesOfThePlan() {
    write("m.csv", "date,stocks\n1999-01,x\n");
    assertThat(codes(MONTHLY + "show monthly.bonds\nshow nothing\n"))
        .containsExactlyInAnyOrder("data/number", "name/member", "name/unknown");
  }
}
