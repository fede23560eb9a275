package dev.almanac.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.result.Cell;
import dev.almanac.result.Display;
import dev.almanac.result.Shown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTablesTest {

  private static Map<String, String> write(Shown... shown) {
    return CsvTables.of(Samples.result(List.of(shown), List.of()));
  }

  private static Shown.Table titled(String title) {
    return new Shown.Table(title, List.of("a"), List.of(), Samples.PLACE);
  }

  @Test
  void errorsStandBesideSimulatedColumns() {
    assertThat(write(Samples.funding()))
        .containsEntry(
            "a-table.csv",
            """
            liability,paid,paid standard error,planned spending,present value,present value standard error
            wedding,0.9912,0.0009,75000,73412.5,812
            bathroom,1,,50000,-800,
            retired,none,none,95000,,
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void histogramsAreBinsAndCounts() {
    assertThat(write(Samples.histogram()).get("a-histogram.csv"))
        .isEqualTo("from,to,count\r\n0,0.25,1\r\n0.25,0.5,40\r\n0.5,0.75,8\r\n0.75,1,0\r\n");
  }

  @Test
  void fieldsAreQuotedWhereTheyMustBe() {
    var row = List.<Cell>of(Samples.word("say \"x\""), new Cell.Truth(false, true));
    assertThat(write(Samples.table(List.of("a,b", "c\nd"), List.of(row))).get("a-table.csv"))
        .isEqualTo("\"a,b\",\"c\nd\"\r\n\"say \"\"x\"\"\",false\r\n");
  }

  @Test
  void precisionIsFull() {
    var row = List.<Cell>of(Samples.exact(0.1 + 0.2, Display.PERCENT));
    assertThat(write(Samples.table(List.of("a"), List.of(row))).get("a-table.csv"))
        .isEqualTo("a\r\n0.30000000000000004\r\n");
  }

  @Test
  void everyFileHasASafeNameOfItsOwn() {
    var files =
        write(
            titled("Échec, by path & year"),
            titled("échec by PATH year"),
            titled("../../etc/passwd"),
            titled("日本"),
            titled("日本"),
            titled("table 2"),
            new Shown.Single("x", new Cell.Missing(), Samples.PLACE));
    assertThat(files.keySet())
        .containsExactly(
            "echec-by-path-year.csv",
            "echec-by-path-year-2.csv",
            "etc-passwd.csv",
            "table.csv",
            "table-2.csv",
            "table-2-2.csv");
  }
}
