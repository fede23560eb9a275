package dev.almanac.simulation;

import static java.lang.Math.fma;

/** The standard normal distribution, the same bits on every processor. */
public final class NormalDistribution {
  private static final double INVERSE_SQRT_TWO_PI = 0x1.9884533d43651p-2;

  // Beyond it the probability is below half the smallest double.
  private static final double FARTHEST = 38.6;

  private NormalDistribution() {}

  /** The density at x; relative error below 1e-15 where it is a normal number. */
  public static double density(double x) {
    return INVERSE_SQRT_TWO_PI * expOfHalfSquare(x);
  }

  /**
   * The probability of a value below x; relative error below 1e-15, in the lower tail too (as far
   * as the probability is a normal number, x above -37.5).
   */
  public static double cumulative(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    return x > 0.0 ? 1.0 - tail(x) : tail(-x);
  }

  /**
   * The x below which a value falls with probability p: algorithm AS 241 (PPND16), Wichura, Applied
   * Statistics 37 (1988); relative error below 1e-15. Of 0 and 1: the infinities; outside: NaN.
   */
  public static double quantile(double p) {
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * centre(r);
    }
    double outer = Math.min(p, 1.0 - p);
    if (!(outer > 0.0)) {
      return outer == 0.0 ? Math.copySign(Double.POSITIVE_INFINITY, q) : Double.NaN;
    }
    double r = Math.sqrt(-Elementary.log(outer));
    double x = r <= 5.0 ? nearTail(r - 1.6) : farTail(r - 5.0);
    return q < 0.0 ? -x : x;
  }

  /** The probability of a value above x, for x not negative. */
  private static double tail(double x) {
    if (x > FARTHEST) {
      return 0.0;
    }
    return expOfHalfSquare(x) * (scaledTail((x - 4.0) / (x + 4.0)) / fma(1.5, x, 1.0));
  }

  /** exp(-x x / 2); the square is taken exactly, for its last bits count at the far end. */
  private static double expOfHalfSquare(double x) {
    double square = x * x;
    if (!(square < 1500.0)) {
      return Double.isNaN(x) ? x : 0.0;
    }
    return Elementary.expOfSum(-0.5 * square, -0.5 * fma(x, x, -square));
  }

  /**
   * (1 + 3/2 x) exp(x x / 2) P(value above x), q = (x - 4) / (x + 4), x in [0, 39]; error 8e-17.
   */
  private static double scaledTail(double q) {
    double p = 0x1.0e460ff807a6bp-31;
    for (double c : SCALED_TAIL) {
      p = fma(p, q, c);
    }
    return p;
  }

  private static final double[] SCALED_TAIL = {
    0x1.f1102cbf64f07p-28,
    0x1.1cd96d121d900p-26,
    -0x1.233017273a906p-25,
    -0x1.4e8dbd4c20325p-23,
    0x1.05048c33576f6p-25,
    0x1.ce7655acd0887p-21,
    0x1.0c8a1550c3fdcp-21,
    -0x1.1cb656d36fa90p-18,
    -0x1.3d7fd016fdb26p-18,
    0x1.7afca63c41587p-16,
    0x1.efe8109f0984ap-16,
    -0x1.32669ff02972fp-13,
    -0x1.f2913c02d9586p-14,
    0x1.29c77d19eb2a6p-10,
    -0x1.881599ccd433bp-11,
    -0x1.fc62b7e628142p-8,
    0x1.fe5d62155e271p-6,
    -0x1.0508dda407b19p-4,
    0x1.4293d0f17f020p-4,
    -0x1.516e0f2174263p-5,
    -0x1.ea57e00379933p-5,
    0x1.525e241b02414p-1
  };

  /** x / q, r = 0.425^2 - q^2, where |q| is at most 0.425. */
  private static double centre(double r) {
    double a = 2509.0809287301227;
    a = fma(a, r, 33430.57558358813);
    a = fma(a, r, 67265.7709270087);
    a = fma(a, r, 45921.95393154987);
    a = fma(a, r, 13731.69376550946);
    a = fma(a, r, 1971.5909503065513);
    a = fma(a, r, 133.14166789178438);
    a = fma(a, r, 3.3871328727963665);
    double b = 5226.495278852854;
    b = fma(b, r, 28729.085735721943);
    b = fma(b, r, 39307.89580009271);
    b = fma(b, r, 21213.794301586597);
    b = fma(b, r, 5394.196021424751);
    b = fma(b, r, 687.1870074920579);
    b = fma(b, r, 42.31333070160091);
    b = fma(b, r, 1.0);
    return a / b;
  }

  /** x, r = sqrt(-log of the outer probability) - 1.6. */
  private static double nearTail(double r) {
    double a = 0.0007745450142783414;
    a = fma(a, r, 0.022723844989269184);
    a = fma(a, r, 0.2417807251774506);
    a = fma(a, r, 1.2704582524523684);
    a = fma(a, r, 3.6478483247632045);
    a = fma(a, r, 5.769497221460691);
    a = fma(a, r, 4.630337846156546);
    a = fma(a, r, 1.4234371107496835);
    double b = 1.0507500716444169e-09;
    b = fma(b, r, 0.0005475938084995345);
    b = fma(b, r, 0.015198666563616457);
    b = fma(b, r, 0.14810397642748008);
    b = fma(b, r, 0.6897673349851);
    b = fma(b, r, 1.6763848301838038);
    b = fma(b, r, 2.053191626637759);
    b = fma(b, r, 1.0);
    return a / b;
  }

  /** x, r = sqrt(-log of the outer probability) - 5. */
  private static double farTail(double r) {
    double a = 2.0103343992922881e-07;
    a = fma(a, r, 2.7115555687434876e-05);
    a = fma(a, r, 0.0012426609473880784);
    a = fma(a, r, 0.026532189526576124);
    a = fma(a, r, 0.29656057182850487);
    a = fma(a, r, 1.7848265399172913);
    a = fma(a, r, 5.463784911164114);
    a = fma(a, r, 6.657904643501103);
    double b = 2.0442631033899397e-15;
    b = fma(b, r, 1.421511758316446e-07);
    b = fma(b, r, 1.8463183175100548e-05);
    b = fma(b, r, 0.0007868691311456133);
    b = fma(b, r, 0.014875361290850615);
    b = fma(b, r, 0.1369298809227358);
    b = fma(b, r, 0.599832206555888);
    b = fma(b, r, 1.0);
    return a / b;
  }
}
