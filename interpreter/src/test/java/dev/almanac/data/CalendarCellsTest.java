package dev.almanac.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.data.Layout.Form;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarCellsTest {

  private static final double OCTOBER_1871 = 1871 * 12 + 9;

  @ParameterizedTest
  @ValueSource(
      strings = {"1871-10", "1871-10-31", "187110", "18711001", "1871/10", "1871/10/01", "10/1871"})
  void readsMonths(String text) {
    assertThat(new CalendarCells(Form.MONTH).parse(text)).isEqualTo(OCTOBER_1871);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1871-13",
        "1871-00",
        "1871-1",
        "1871.10",
        "187113",
        "101871",
        "1871-02-30",
        "10-1871",
        "31/10/1871",
        "10/31/1871",
        "0071-10",
        "1871-10-31 00:00",
        "October 1871",
        "",
        "187110010"
      })
  void readsNoOthers(String text) {
    assertThat(new CalendarCells(Form.MONTH).parse(text)).isNaN();
  }

  @Test
  void keepsToTheFirstWay() {
    var months = new CalendarCells(Form.MONTH);
    assertThat(months.parse("187110")).isEqualTo(OCTOBER_1871);
    assertThat(months.parse("1871-10")).isNaN();
    assertThat(months.firstOfOther("1871-10")).isEqualTo("187110");
    assertThat(months.firstOfOther("x")).isEmpty();
    assertThat(months.parse("187111")).isEqualTo(OCTOBER_1871 + 1);
  }

  @ParameterizedTest
  @CsvSource({"1871.01, 0", "1871.09, 8", "1871.1, 9", "1871.10, 9", "1871.11, 10", "1871.12, 11"})
  void readsShillersMonths(String text, int month) {
    assertThat(new CalendarCells(Form.SHILLER).parse(text)).isEqualTo(1871 * 12 + month);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1871.2", "1871.13", "1871.0", "1871", "1871-01", "1871.041"})
  void readsNoOtherDecimals(String text) {
    assertThat(new CalendarCells(Form.SHILLER).parse(text)).isNaN();
  }

  @Test
  void readsDatesAndYears() {
    double day = new CalendarCells(Form.DATE).parse("2024-02-29");
    assertThat(LocalDate.ofEpochDay((long) day)).isEqualTo("2024-02-29");
    assertThat(new CalendarCells(Form.DATE).parse("2023-02-29")).isNaN();
    assertThat(new CalendarCells(Form.YEAR).parse("1871")).isEqualTo(1871.0);
    assertThat(new CalendarCells(Form.YEAR).parse("71")).isNaN();
  }
}
