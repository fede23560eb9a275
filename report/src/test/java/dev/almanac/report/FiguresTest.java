package dev.almanac.report;

import static dev.almanac.report.Samples.exact;
import static dev.almanac.report.Samples.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0425    | PERCENT                | 4.25 %",
        "0.04      | PERCENT                | 4 %",
        "0.041     | PERCENT                | 4.1 %",
        "0.0431213 | PERCENT                | 4.31 %",
        "0.0400001 | PERCENT                | 4.00 %",
        "-0.00001  | PERCENT                | 0.00 %",
        "0.0361    | PERCENT_PER_YEAR       | 3.61 % per year",
        "23.54     | REAL_MONEY             | $23.54",
        "23.5      | REAL_MONEY             | $23.50",
        "500       | REAL_MONEY             | $500",
        "999.999   | REAL_MONEY             | $1,000.00",
        "941600.4  | REAL_MONEY             | $941,600",
        "-941600   | REAL_MONEY             | -$941,600",
        "60000     | NOMINAL_MONEY          | nominal $60,000",
        "95000     | REAL_MONEY_PER_YEAR    | $95,000 per year",
        "95000     | NOMINAL_MONEY_PER_YEAR | nominal $95,000 per year",
        "1         | YEARS                  | 1 year",
        "20.874    | YEARS                  | 20.87 years",
        "23.5432   | NUMBER                 | 23.54",
        "0.4321567 | NUMBER                 | 0.4322",
        "123.456   | NUMBER                 | 123.5",
        "1234567.8 | NUMBER                 | 1,234,568",
        "30        | NUMBER                 | 30",
        "0         | NUMBER                 | 0",
        "-0.0      | NUMBER                 | 0",
        "1.2345e-9 | NUMBER                 | 1.234e-9",
        "6.02e23   | NUMBER                 | 6.020e23",
        "2026      | WHOLE                  | 2026",
        "10000     | WHOLE                  | 10,000",
        "NaN       | PERCENT                | none",
        "Infinity  | REAL_MONEY             | infinite",
        "-Infinity | YEARS                  | -infinite"
      })
  void aFigureAlone(double value, Display display, String text) {
    assertThat(Figures.text(exact(value, display), true)).isEqualTo(text);
  }

  @Test
  void simulatedFiguresCarryTheirErrorAtTheSameScale() {
    assertThat(Figures.text(simulated(0.0425, 0.0015, Display.PERCENT), true))
        .isEqualTo("4.25 % ± 0.15");
    assertThat(Figures.text(simulated(941_600, 1234.4, Display.REAL_MONEY), false))
        .isEqualTo("$941,600 +/- 1,234");
    assertThat(Figures.text(simulated(0.5, 0.01, Display.PERCENT), true))
        .isEqualTo("50.00 % ± 1.00");
  }

  @Test
  void anErrorNeverVanishes() {
    assertThat(Figures.text(simulated(0.04251, 0.00002, Display.PERCENT), true))
        .isEqualTo("4.251 % ± 0.002");
    assertThat(Figures.text(simulated(30, 0.15, Display.WHOLE), true)).isEqualTo("30.0 ± 0.2");
    assertThat(Figures.text(simulated(5000, 0.3, Display.REAL_MONEY), true))
        .isEqualTo("$5,000.00 ± 0.30");
    assertThat(Figures.text(simulated(0, 0, Display.PERCENT), true)).isEqualTo("0.00 % ± 0.00");
  }

  @Test
  void halvesGoToTheEvenDigit() {
    assertThat(Figures.text(simulated(0.00125, 0.1, Display.PERCENT), true)).startsWith("0.12 %");
    assertThat(Figures.text(simulated(0.00135, 0.1, Display.PERCENT), true)).startsWith("0.14 %");
    assertThat(Figures.text(exact(1000.5, Display.REAL_MONEY), true)).isEqualTo("$1,000");
  }

  @Test
  void aColumnHasOneNumberOfDecimals() {
    assertThat(column(Display.PERCENT, 0.04, 0.041, 0.0425))
        .containsExactly("4.00 %", "4.10 %", "4.25 %");
    assertThat(column(Display.PERCENT, 0.6, 0.4)).containsExactly("60 %", "40 %");
    assertThat(column(Display.REAL_MONEY, 23.54, 941_600)).containsExactly("$24", "$941,600");
    assertThat(column(Display.WHOLE, 5, 12_000)).containsExactly("5", "12,000");
    assertThat(column(Display.YEARS, 2, 3.5)).containsExactly("2.0", "3.5");
  }

  private static List<String> column(Display display, double... values) {
    var figures = java.util.Arrays.stream(values).mapToObj(v -> exact(v, display)).toList();
    Figures column = Figures.column(figures);
    return figures.stream().map(f -> column.numeral(f).value(0)).toList();
  }

  @Test
  void aColumnSaysItsUnitInTheHeader() {
    assertThat(Figures.column(List.of(exact(1, Display.NOMINAL_MONEY_PER_YEAR))).unit())
        .isEqualTo("(nominal, per year)");
    assertThat(Figures.column(List.of(exact(1, Display.YEARS), exact(1, Display.NUMBER))).unit())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyDoubleCanBePrinted(Display display) {
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      Figure figure =
          simulated(
              Double.longBitsToDouble(random.nextLong()),
              Math.abs(Double.longBitsToDouble(random.nextLong())),
              display);
      assertThat(Figures.text(figure, true)).isNotBlank().doesNotContain("E");
    }
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Figures.text(simulated(1234.5, 20, Display.NUMBER), true)).isEqualTo("1,234 ± 20");
    } finally {
      Locale.setDefault(before);
    }
  }
}
