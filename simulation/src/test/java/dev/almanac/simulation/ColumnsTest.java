package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final int N = 37; // not a multiple of any vector length
  private static final double S = 1.75;
  private static final double T = -0.3;

  private final double[] a = column(1);
  private final double[] b = column(2);
  private final double[] c = column(3);
  private final double[] d = new double[N];

  private static double[] column(int seed) {
    return new Random(seed).doubles(N, -2, 3).toArray();
  }

  @Test
  void columnsAndColumns() {
    Columns.add(d, a, b, N);
    expect((x, y) -> x + y);
    Columns.subtract(d, a, b, N);
    expect((x, y) -> x - y);
    Columns.multiply(d, a, b, N);
    expect((x, y) -> x * y);
    Columns.divide(d, a, b, N);
    expect((x, y) -> x / y);
    Columns.min(d, a, b, N);
    expect(Math::min);
    Columns.max(d, a, b, N);
    expect(Math::max);
    Columns.pow(d, a, b, N);
    expect(Elementary::pow);
  }

  @Test
  void presentValuesAddUp() {
    Columns.copy(d, a, N);
    Columns.addQuotient(d, S, b, N);
    expect((x, y) -> x + S / y);
    Columns.copy(d, a, N);
    Columns.addQuotient(d, 0, new double[N], N);
    expect((x, y) -> x);
  }

  @Test
  void columnsAndNumbers() {
    Columns.add(d, a, S, N);
    expect(x -> x + S);
    Columns.subtract(d, a, S, N);
    expect(x -> x - S);
    Columns.subtract(d, S, a, N);
    expect(x -> S - x);
    Columns.multiply(d, a, S, N);
    expect(x -> x * S);
    Columns.divide(d, a, S, N);
    expect(x -> x / S);
    Columns.divide(d, S, a, N);
    expect(x -> S / x);
    Columns.min(d, a, S, N);
    expect(x -> Math.min(x, S));
    Columns.max(d, a, S, N);
    expect(x -> Math.max(x, S));
    Columns.clamp(d, a, T, S, N);
    expect(x -> Math.max(T, Math.min(S, x)));
    Columns.pow(d, S, a, N);
    expect(x -> Elementary.pow(S, x));
    Columns.pow(d, a, S, N);
    expect(x -> Elementary.pow(x, S));
  }

  @Test
  void productsAndSums() {
    Columns.fma(d, a, b, c, N);
    for (int i = 0; i < N; i++) {
      assertThat(d[i]).isEqualTo(Math.fma(a[i], b[i], c[i]));
    }
    Columns.fma(d, a, b, T, N);
    expect((x, y) -> Math.fma(x, y, T));
    Columns.fma(d, S, a, b, N);
    expect((x, y) -> Math.fma(S, x, y));
    Columns.fma(d, S, a, T, N);
    expect(x -> Math.fma(S, x, T));
  }

  @Test
  void functions() {
    Columns.negate(d, a, N);
    expect(x -> -x);
    Columns.abs(d, a, N);
    expect(Math::abs);
    Columns.sqrt(d, a, N);
    expect(Math::sqrt);
    Columns.floor(d, a, N);
    expect(Math::floor);
    Columns.exp(d, a, N);
    expect(Elementary::exp);
    Columns.log(d, a, N);
    expect(Elementary::log);
    Columns.normalCdf(d, a, N);
    expect(Elementary::normalCdf);
    Columns.normalQuantile(d, a, N);
    expect(Elementary::normalQuantile);
    Columns.copy(d, a, N);
    expect(x -> x);
    Columns.fill(d, S, N);
    expect(x -> S);
  }

  @Test
  void aPaymentNotMadeInFullIsAFailureForGood() {
    double[] wealth = {2.5, 1.0, 0.5, 1.0};
    double[] alive = {1, 1, 1, 1};
    double[] lived = {0, 0, 0, 0};
    double[] due = {1.0, 1.0, 1.0, Math.nextUp(1.0)};
    Columns.pay(wealth, alive, lived, due, 4);
    assertThat(wealth).containsExactly(1.5, 0, 0, 0);
    assertThat(alive).containsExactly(1, 1, 0, 0);
    assertThat(lived).containsExactly(1, 1, 0, 0);
    Columns.pay(wealth, alive, lived, 1.0, 4);
    assertThat(wealth).containsExactly(0.5, 0, 0, 0);
    assertThat(lived).containsExactly(2, 1, 0, 0);
    Columns.pay(wealth, alive, lived, 0.0, 4);
    assertThat(alive).containsExactly(1, 0, 0, 0);
    assertThat(lived).containsExactly(3, 1, 0, 0);
  }

  @Test
  void anInfinitePaymentFails() {
    double[] wealth = {1.0};
    double[] alive = {1.0};
    double[] lived = {0.0};
    Columns.pay(wealth, alive, lived, Double.POSITIVE_INFINITY, 1);
    assertThat(wealth[0]).isZero();
    assertThat(alive[0]).isZero();
  }

  private void expect(DoubleUnaryOperator f) {
    for (int i = 0; i < N; i++) {
      assertThat(d[i]).isEqualTo(Double.valueOf(f.applyAsDouble(a[i])));
    }
  }

  private void expect(DoubleBinaryOperator f) {
    for (int i = 0; i < N; i++) {
      assertThat(d[i]).isEqualTo(Double.valueOf(f.applyAsDouble(a[i], b[i])));
    }
  }
}
