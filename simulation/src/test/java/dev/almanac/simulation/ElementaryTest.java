package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElementaryTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5,
    -0.5,
    1e300,
    -1e300,
    1e-300,
    -1e-300,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    9007199254740991.0,
    -9007199254740991.0,
    0x1p53,
    0x1p64,
    INFINITY,
    -INFINITY,
    Double.NaN,
    1 + 0x1p-52,
    1 - 0x1p-53,
    2.5,
    -2.5
  };

  private final Random random = new Random(1);

  @Test
  void expIsWithin0Point6Ulp() {
    for (int i = 0; i < 3000; i++) {
      double x = i % 2 == 0 ? random.nextDouble(-708, 709.7) : random.nextGaussian();
      assertThat(Exact.ulps(Elementary.exp(x), Exact.exp(new BigDecimal(x)))).isLessThan(0.6);
    }
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble(-745, -708);
      assertThat(Exact.ulps(Elementary.exp(x), Exact.exp(new BigDecimal(x)))).isLessThan(1.0);
    }
  }

  @Test
  void expOfSpecialValues() {
    assertThat(Elementary.exp(0.0)).isEqualTo(1.0);
    assertThat(Elementary.exp(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.exp(-INFINITY)).isEqualTo(0.0);
    assertThat(Elementary.exp(Double.NaN)).isNaN();
    assertThat(Elementary.exp(709.782712893384)).isFinite();
    assertThat(Elementary.exp(709.782712893385)).isEqualTo(INFINITY);
    assertThat(Elementary.exp(-745.13)).isEqualTo(Double.MIN_VALUE);
    assertThat(Elementary.exp(-745.14)).isEqualTo(0.0);
    assertThat(Elementary.exp(1e308)).isEqualTo(INFINITY);
    assertThat(Elementary.exp(Double.MIN_VALUE)).isEqualTo(1.0);
  }

  @Test
  void logIsWithin0Point9Ulp() {
    for (int i = 0; i < 3000; i++) {
      double x =
          switch (i % 3) {
            case 0 -> random.nextDouble(0.5, 2.0);
            case 1 -> Double.longBitsToDouble(random.nextLong(1, 0x7FF0000000000000L));
            default -> 1.0 + random.nextGaussian() * 1e-4;
          };
      assertThat(Exact.ulps(Elementary.log(x), Exact.log(x))).as("log %s", x).isLessThan(0.9);
    }
  }

  @Test
  void logOfSpecialValues() {
    assertThat(Elementary.log(1.0)).isEqualTo(0.0);
    assertThat(Elementary.log(0.0)).isEqualTo(-INFINITY);
    assertThat(Elementary.log(-0.0)).isEqualTo(-INFINITY);
    assertThat(Elementary.log(-1.0)).isNaN();
    assertThat(Elementary.log(-INFINITY)).isNaN();
    assertThat(Elementary.log(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.log(Double.NaN)).isNaN();
    assertThat(Elementary.log(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
  }

  @Test
  void powIsWithin0Point6Ulp() {
    for (int i = 0; i < 3000; i++) {
      double x =
          i % 2 == 0 ? random.nextDouble(0.5, 2.0) : StrictMath.exp(random.nextDouble(-9, 9));
      double limit = 700 / Math.max(1e-3, Math.abs(StrictMath.log(x)));
      double y = random.nextDouble(-limit, limit) * (i % 3 == 0 ? 1 : 1e-2);
      assertThat(Exact.ulps(Elementary.pow(x, y), Exact.pow(x, y)))
          .as("pow %s %s", x, y)
          .isLessThan(0.6);
    }
  }

  @Test
  void powIsExactWhereTheResultIs() {
    assertThat(Elementary.pow(3, 30)).isEqualTo(205891132094649.0);
    assertThat(Elementary.pow(10, 22)).isEqualTo(1e22);
    assertThat(Elementary.pow(1.5, 3)).isEqualTo(3.375);
    assertThat(Elementary.pow(2, -1074)).isEqualTo(Double.MIN_VALUE);
    assertThat(Elementary.pow(9, 0.5)).isEqualTo(3.0);
    assertThat(Elementary.pow(1.05, 1)).isEqualTo(1.05);
  }

  @Test
  void powOfSpecialValuesIsThatOfJava() {
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        double expected = StrictMath.pow(x, y);
        double actual = Elementary.pow(x, y);
        assertThat(Double.doubleToLongBits(actual))
            .as("pow %s %s = %s, not %s", x, y, expected, actual)
            .isCloseTo(Double.doubleToLongBits(expected), offset(1L));
      }
    }
  }

  @Test
  void expm1AndLog1pKeepSmallArguments() {
    for (int i = 0; i < 3000; i++) {
      double x = random.nextGaussian() * StrictMath.pow(10, -random.nextInt(16));
      BigDecimal exact = Exact.exp(new BigDecimal(x)).subtract(BigDecimal.ONE);
      assertThat(Exact.ulps(Elementary.expm1(x), exact)).as("expm1 %s", x).isLessThan(4);
      double y = Math.abs(x);
      assertThat(Elementary.log1p(y)).isCloseTo(StrictMath.log1p(y), offset(5 * Math.ulp(y)));
    }
    assertThat(Elementary.expm1(-INFINITY)).isEqualTo(-1.0);
    assertThat(Elementary.expm1(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.expm1(-50)).isEqualTo(-1.0);
    assertThat(Elementary.expm1(0.0)).isEqualTo(0.0);
    assertThat(Elementary.log1p(-1.0)).isEqualTo(-INFINITY);
    assertThat(Elementary.log1p(-1.5)).isNaN();
    assertThat(Elementary.log1p(INFINITY)).isEqualTo(INFINITY);
  }
}
