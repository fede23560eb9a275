package dev.almanac.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaNumberTest {

  /** The second half is appendix B of RFC 8785. */
  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 1",
    "-1.5, -1.5",
    "0.1, 0.1",
    "1e21, 1e+21",
    "1e20, 100000000000000000000",
    "123456789012345680000, 123456789012345680000",
    "1e-6, 0.000001",
    "1.5e-6, 0.0000015",
    "1e-7, 1e-7",
    "1.25e-7, 1.25e-7",
    "2e23, 2e+23",
    "1e23, 1e+23",
    "9.9E-324, 1e-323",
    "5e-324, 5e-324",
    "-5e-324, -5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "9007199254740992, 9007199254740992",
    "295147905179352830000, 295147905179352830000",
    "9.999999999999997e22, 9.999999999999997e+22",
    "1.0000000000000001e23, 1.0000000000000001e+23",
    "999999999999999700000, 999999999999999700000",
    "999999999999999900000, 999999999999999900000",
    "9.999999999999997e-7, 9.999999999999997e-7",
    "333333333.33333325, 333333333.33333325",
    "333333333.3333333, 333333333.3333333",
    "-0.0000033333333333333333, -0.0000033333333333333333",
    "1424953923781206.2, 1424953923781206.2"
  })
  void writesAsEcmaScriptDoes(double value, String text) {
    assertThat(EcmaNumber.text(value)).isEqualTo(text);
  }

  @Test
  void givesTheSameDoubleBack() {
    var random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(EcmaNumber.text(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void whatIsNoNumberHasNoDigits() {
    assertThatThrownBy(() -> EcmaNumber.text(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(EcmaNumber.orWord(Double.NaN)).isEqualTo("none");
    assertThat(EcmaNumber.orWord(Double.NEGATIVE_INFINITY)).isEqualTo("-infinite");
  }
}
