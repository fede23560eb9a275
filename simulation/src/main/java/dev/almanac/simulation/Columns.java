package dev.almanac.simulation;

import java.util.Arrays;

/**
 * Arithmetic on columns, lane by lane; {@code s} and {@code t} stand for one number in all lanes.
 * Comparisons and choices are in {@link Flags}.
 */
public final class Columns {
  private Columns() {}

  public static void fill(double[] d, double s, int n) {
    Arrays.fill(d, 0, n, s);
  }

  public static void copy(double[] d, double[] a, int n) {
    System.arraycopy(a, 0, d, 0, n);
  }

  public static void add(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = a[i] + b[i];
    }
  }

  public static void add(double[] d, double[] a, double s, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = a[i] + s;
    }
  }

  public static void subtract(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = a[i] - b[i];
    }
  }

  public static void subtract(double[] d, double[] a, double s, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = a[i] - s;
    }
  }

  public static void subtract(double[] d, double s, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = s - a[i];
    }
  }

  public static void multiply(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = a[i] * b[i];
    }
  }

  public static void multiply(double[] d, double[] a, double s, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = a[i] * s;
    }
  }

  public static void divide(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = a[i] / b[i];
    }
  }

  public static void divide(double[] d, double[] a, double s, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = a[i] / s;
    }
  }

  public static void divide(double[] d, double s, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = s / a[i];
    }
  }

  public static void min(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.min(a[i], b[i]);
    }
  }

  public static void min(double[] d, double[] a, double s, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.min(a[i], s);
    }
  }

  public static void max(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.max(a[i], b[i]);
    }
  }

  public static void max(double[] d, double[] a, double s, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.max(a[i], s);
    }
  }

  /** min(high, max(low, a)). */
  public static void clamp(double[] d, double[] a, double low, double high, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.min(high, Math.max(low, a[i]));
    }
  }

  /** a b + c, rounded once. */
  public static void fma(double[] d, double[] a, double[] b, double[] c, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.fma(a[i], b[i], c[i]);
    }
  }

  /** a b + t, rounded once. */
  public static void fma(double[] d, double[] a, double[] b, double t, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.fma(a[i], b[i], t);
    }
  }

  /** s a + c, rounded once. */
  public static void fma(double[] d, double s, double[] a, double[] c, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.fma(s, a[i], c[i]);
    }
  }

  /** s a + t, rounded once. */
  public static void fma(double[] d, double s, double[] a, double t, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.fma(s, a[i], t);
    }
  }

  public static void negate(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = -a[i];
    }
  }

  public static void abs(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.abs(a[i]);
    }
  }

  public static void sqrt(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.sqrt(a[i]);
    }
  }

  public static void floor(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.floor(a[i]);
    }
  }

  public static void exp(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Elementary.exp(a[i]);
    }
  }

  public static void log(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Elementary.log(a[i]);
    }
  }

  public static void pow(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Elementary.pow(a[i], b[i]);
    }
  }

  public static void pow(double[] d, double[] a, double s, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Elementary.pow(a[i], s);
    }
  }

  public static void pow(double[] d, double s, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Elementary.pow(s, a[i]);
    }
  }

  public static void normalCdf(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Elementary.normalCdf(a[i]);
    }
  }

  public static void normalQuantile(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Elementary.normalQuantile(a[i]);
    }
  }

  /** A year of a portfolio of two assets, s of one and t of the other: d (s a + t b). */
  public static void grow(double[] d, double s, double[] a, double t, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] *= Math.fma(t, b[i], s * a[i]);
    }
  }

  /**
   * sum + amount / d: the present value of a payment, where 1 has grown to d until it is due. No
   * payment has no value, even where all is lost.
   */
  public static void addQuotient(double[] sum, double amount, double[] d, int n) {
    if (amount == 0.0) {
      return;
    }
    for (int i = 0; i < n; i++) {
      sum[i] += amount / d[i];
    }
  }

  /**
   * A payment due now. Where wealth is below what is due, all of it is paid and the path has
   * failed: wealth and alive become 0, and alive stays 0 from then on. Elsewhere wealth falls by
   * what is due. Then lived grows by alive, so it counts the payments made in full before the first
   * failure. A path that has failed keeps nothing, also of an income (a negative payment).
   *
   * <p>Infinite wealth and due together, or NaN in either, give NaN in all three: nothing is known
   * of that path any more.
   */
  public static void pay(double[] wealth, double[] alive, double[] lived, double[] due, int n) {
    for (int i = 0; i < n; i++) {
      double rest = wealth[i] - due[i];
      double still = Math.min(alive[i], Math.signum(rest) + 1.0);
      wealth[i] = Math.max(rest, 0.0) * still;
      alive[i] = still;
      lived[i] += still;
    }
  }

  /** As {@link #pay(double[], double[], double[], double[], int)} with the same payment on all. */
  public static void pay(double[] wealth, double[] alive, double[] lived, double due, int n) {
    for (int i = 0; i < n; i++) {
      double rest = wealth[i] - due;
      double still = Math.min(alive[i], Math.signum(rest) + 1.0);
      wealth[i] = Math.max(rest, 0.0) * still;
      alive[i] = still;
      lived[i] += still;
    }
  }

  /** Takes what is needed from what is there: {@code taken = min(need, there)}, from both. */
  public static void take(double[] taken, double[] need, double[] there, int n) {
    for (int i = 0; i < n; i++) {
      double t = Math.min(need[i], there[i]);
      taken[i] = t;
      need[i] -= t;
      there[i] -= t;
    }
  }

  /** Returns whether there is anything but 0 in a column. */
  public static boolean any(double[] column, int n) {
    for (int i = 0; i < n; i++) {
      if (column[i] != 0.0) {
        return true;
      }
    }
    return false;
  }
}
