package dev.almanac.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.5, -0.5",
    "+12.25, 12.25",
    ".5, 0.5",
    "5., 5",
    "1e3, 1000",
    "1.5E-3, 0.0015",
    "1e+2, 100",
    "0.1, 0.1",
    "123456789012345678, 123456789012345680"
  })
  void readsDigits(String text, double value) {
    assertThat(Numerals.parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "-",
        "+",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "1,5",
        "1 000",
        "NaN",
        "Infinity",
        "1d",
        "1f",
        "0x1p3",
        "1_0",
        "--1",
        "1-",
        "\u0661",
        "1%",
        "$1",
        "\u00BD"
      })
  void readsNothingElse(String text) {
    assertThat(Numerals.parse(text)).isNaN();
  }

  @Test
  void saysTheWayOut() {
    assertThat(Numerals.hint("1,234")).contains("without separators");
    assertThat(Numerals.hint("1,23")).contains("as in 1.23");
    assertThat(Numerals.hint("12 %")).contains("percent");
    assertThat(Numerals.hint("n/a")).contains("empty");
    assertThat(Numerals.hint("twelve")).isEmpty();
  }
}
