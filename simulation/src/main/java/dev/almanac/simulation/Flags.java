package dev.almanac.simulation;

import static java.lang.Math.fma;
import static java.lang.Math.min;
import static java.lang.Math.signum;

/**
 * Columns of flags, 1.0 for true and 0.0 for false: comparisons, logic and choice. Comparisons are
 * exact for all numbers and infinities; one with NaN is false.
 *
 * <p>C2 vectorizes neither a comparison nor {@code ?:}. So the sign of a difference decides (it is
 * exact: subtraction underflows gradually), and {@code (long) NaN == 0} makes NaN false. Only where
 * an infinity may meet its equal is a plain loop needed.
 */
public final class Flags {
  private Flags() {}

  /** a &lt; b. */
  public static void less(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = negative(a[i] - b[i]);
    }
  }

  /** a &lt; s. */
  public static void less(double[] d, double[] a, double s, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = negative(a[i] - s);
    }
  }

  /** s &lt; a. */
  public static void less(double[] d, double s, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = negative(s - a[i]);
    }
  }

  /** a &lt;= b. */
  public static void lessOrEqual(double[] d, double[] a, double[] b, int n) {
    if (finite(a, b, n)) {
      for (int i = 0; i < n; i++) {
        d[i] = notNegative(b[i] - a[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = a[i] <= b[i] ? 1.0 : 0.0;
      }
    }
  }

  /** a &lt;= s. */
  public static void lessOrEqual(double[] d, double[] a, double s, int n) {
    if (Double.isFinite(s)) {
      for (int i = 0; i < n; i++) {
        d[i] = notNegative(s - a[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = a[i] <= s ? 1.0 : 0.0;
      }
    }
  }

  /** s &lt;= a. */
  public static void lessOrEqual(double[] d, double s, double[] a, int n) {
    if (Double.isFinite(s)) {
      for (int i = 0; i < n; i++) {
        d[i] = notNegative(a[i] - s);
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = s <= a[i] ? 1.0 : 0.0;
      }
    }
  }

  /** a == b. */
  public static void equal(double[] d, double[] a, double[] b, int n) {
    if (finite(a, b, n)) {
      for (int i = 0; i < n; i++) {
        d[i] = zero(a[i] - b[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = a[i] == b[i] ? 1.0 : 0.0;
      }
    }
  }

  /** a == s. */
  public static void equal(double[] d, double[] a, double s, int n) {
    if (Double.isFinite(s)) {
      for (int i = 0; i < n; i++) {
        d[i] = zero(a[i] - s);
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = a[i] == s ? 1.0 : 0.0;
      }
    }
  }

  public static void and(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = a[i] * b[i];
    }
  }

  public static void or(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = fma(-a[i], b[i], a[i] + b[i]);
    }
  }

  public static void not(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = 1.0 - a[i];
    }
  }

  /**
   * a where the flag is 1, b where it is 0. An infinity or NaN in the value not taken has no
   * effect. A zero comes out as +0.
   */
  public static void select(double[] d, double[] flag, double[] a, double[] b, int n) {
    if (finite(a, b, n)) {
      for (int i = 0; i < n; i++) {
        double f = flag[i];
        d[i] = fma(f, a[i], (1.0 - f) * b[i]) + 0.0;
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = (flag[i] != 0.0 ? a[i] : b[i]) + 0.0;
      }
    }
  }

  /** As {@link #select(double[], double[], double[], double[], int)} with t for b. */
  public static void select(double[] d, double[] flag, double[] a, double t, int n) {
    if (finite(a, t, n)) {
      for (int i = 0; i < n; i++) {
        double f = flag[i];
        d[i] = fma(f, a[i], (1.0 - f) * t) + 0.0;
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = (flag[i] != 0.0 ? a[i] : t) + 0.0;
      }
    }
  }

  /** As {@link #select(double[], double[], double[], double[], int)} with s for a. */
  public static void select(double[] d, double[] flag, double s, double[] b, int n) {
    if (finite(b, s, n)) {
      for (int i = 0; i < n; i++) {
        double f = flag[i];
        d[i] = fma(f, s, (1.0 - f) * b[i]) + 0.0;
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = (flag[i] != 0.0 ? s : b[i]) + 0.0;
      }
    }
  }

  /** As {@link #select(double[], double[], double[], double[], int)} with s for a and t for b. */
  public static void select(double[] d, double[] flag, double s, double t, int n) {
    if (Double.isFinite(s) && Double.isFinite(t)) {
      for (int i = 0; i < n; i++) {
        double f = flag[i];
        d[i] = fma(f, s, (1.0 - f) * t) + 0.0;
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = (flag[i] != 0.0 ? s : t) + 0.0;
      }
    }
  }

  /** The number of lanes where the flag is 1. */
  public static long count(double[] flag, int n) {
    long count = 0;
    for (int i = 0; i < n; i++) {
      count += (long) flag[i];
    }
    return count;
  }

  private static double negative(double x) {
    return (double) (((long) signum(x)) >>> 63);
  }

  private static double notNegative(double x) {
    return (double) (long) min(1.0, signum(x) + 1.0);
  }

  private static double zero(double x) {
    return (double) (long) (1.0 - Math.abs(signum(x)));
  }

  /** Whether all lanes are finite; false also where a sum overflows, which only costs time. */
  private static boolean finite(double[] a, double[] b, int n) {
    long count = 0;
    for (int i = 0; i < n; i++) {
      count += (long) fma(a[i] + b[i], 0.0, 1.0);
    }
    return count == n;
  }

  static boolean finite(double[] a, double s, int n) {
    long count = 0;
    for (int i = 0; i < n; i++) {
      count += (long) fma(a[i] + s, 0.0, 1.0);
    }
    return count == n;
  }
}
