package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every pair of awkward values, in one column together and each alone. */
class FlagsTest {
  private static final double[] AWKWARD = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    1.0,
    Math.nextUp(1.0),
    Math.nextDown(1.0),
    -1.0,
    Double.MIN_NORMAL,
    Math.nextDown(Double.MIN_NORMAL),
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Math.nextDown(Double.MAX_VALUE),
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private interface Kernel {
    void run(double[] d, double[] a, double[] b, int n);
  }

  private interface Relation {
    boolean holds(double a, double b);
  }

  @Test
  void lessOfColumns() {
    check(Flags::less, (a, b) -> a < b);
    check((d, a, b, n) -> Flags.less(d, a, b[0], n), (a, b) -> a < b);
    check((d, a, b, n) -> Flags.less(d, a[0], b, n), (a, b) -> a < b);
  }

  @Test
  void lessOrEqualOfColumns() {
    check(Flags::lessOrEqual, (a, b) -> a <= b);
    check((d, a, b, n) -> Flags.lessOrEqual(d, a, b[0], n), (a, b) -> a <= b);
    check((d, a, b, n) -> Flags.lessOrEqual(d, a[0], b, n), (a, b) -> a <= b);
  }

  @Test
  void equalOfColumns() {
    check(Flags::equal, (a, b) -> a == b);
    check((d, a, b, n) -> Flags.equal(d, a, b[0], n), (a, b) -> a == b);
  }

  @Test
  void allTogether() {
    int count = AWKWARD.length;
    int n = count * count;
    double[] a = new double[n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      a[i] = AWKWARD[i / count];
      b[i] = AWKWARD[i % count];
    }
    double[] d = new double[n];
    Flags.less(d, a, b, n);
    for (int i = 0; i < n; i++) {
      assertThat(d[i]).isEqualTo(a[i] < b[i] ? 1.0 : 0.0);
    }
    Flags.lessOrEqual(d, a, b, n);
    for (int i = 0; i < n; i++) {
      assertThat(d[i]).isEqualTo(a[i] <= b[i] ? 1.0 : 0.0);
    }
  }

  private static void check(Kernel kernel, Relation relation) {
    for (double a : AWKWARD) {
      for (double b : AWKWARD) {
        double[] d = new double[1];
        kernel.run(d, new double[] {a}, new double[] {b}, 1);
        assertThat(d[0]).as("%s and %s", a, b).isEqualTo(relation.holds(a, b) ? 1.0 : 0.0);
      }
    }
  }

  @Test
  void logic() {
    double[] a = {0, 0, 1, 1};
    double[] b = {0, 1, 0, 1};
    double[] d = new double[4];
    Flags.and(d, a, b, 4);
    assertThat(d).containsExactly(0, 0, 0, 1);
    Flags.or(d, a, b, 4);
    assertThat(d).containsExactly(0, 1, 1, 1);
    Flags.not(d, a, 4);
    assertThat(d).containsExactly(1, 1, 0, 0);
    assertThat(Flags.count(b, 4)).isEqualTo(2);
  }

  @Test
  void selectTakesNothingFromTheOtherSide() {
    for (double a : AWKWARD) {
      for (double b : AWKWARD) {
        for (double flag : new double[] {0, 1}) {
          Double expected = (flag == 1 ? a : b) + 0.0;
          double[] d = new double[1];
          double[] f = {flag};
          Flags.select(d, f, new double[] {a}, new double[] {b}, 1);
          assertThat(d[0]).isEqualTo(expected);
          Flags.select(d, f, new double[] {a}, b, 1);
          assertThat(d[0]).isEqualTo(expected);
          Flags.select(d, f, a, new double[] {b}, 1);
          assertThat(d[0]).isEqualTo(expected);
          Flags.select(d, f, a, b, 1);
          assertThat(d[0]).isEqualTo(expected);
        }
      }
    }
  }

  /** An infinity in another lane, or the destination being an input, changes no bit. */
  @Test
  void selectIsTheSameWithAndWithoutInfinityNearby() {
    double[] flag = {1, 0, 1, 0, 0};
    double[] a = {-0.0, 2, 3.3, 4, Double.POSITIVE_INFINITY};
    double[] b = {1, -0.0, 7, 0.1, 5};
    double[] whole = new double[5];
    double[] part = a.clone();
    Flags.select(whole, flag, a, b, 5);
    Flags.select(part, flag, part, b, 4);
    for (int i = 0; i < 4; i++) {
      assertThat(Double.doubleToRawLongBits(part[i]))
          .isEqualTo(Double.doubleToRawLongBits(whole[i]));
    }
    assertThat(whole[4]).isEqualTo(5.0);
  }
}
