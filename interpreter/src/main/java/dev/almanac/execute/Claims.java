package dev.almanac.execute;

import dev.almanac.ir.Ir;
import dev.almanac.library.Estimate;
import dev.almanac.library.Numbers;
import dev.almanac.result.Expectation.Verdict;
import dev.almanac.type.FoldKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides claims with three outcomes: what sampling error leaves open stays open through and, or,
 * not, all and any.
 */
final class Claims {

  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=");

  private final Evaluator evaluator;

  /**
   * How a claim was decided, and on which figures.
   *
   * @param paths about how many would decide it, where sampling error leaves it open; 0 if not
   */
  record Decision(Verdict verdict, String detail, double paths) {

    Decision(Verdict verdict, String detail) {
      this(verdict, detail, 0);
    }
  }

  Claims(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * Decides a claim.
   *
   * @param z how many standard errors a figure must keep away from its bound
   */
  Decision decide(Ir claim, Frame frame, double z) {
    return switch (claim) {
      case Ir.Native n when n.name().equals("and") ->
          worst(List.of(part(n, 0, frame, z), part(n, 1, frame, z)));
      case Ir.Native n when n.name().equals("or") ->
          negated(worst(List.of(negated(part(n, 0, frame, z)), negated(part(n, 1, frame, z)))));
      case Ir.Native n when n.name().equals("not") -> negated(part(n, 0, frame, z));
      case Ir.Native n when COMPARISONS.contains(n.name()) -> comparison(n, frame, z);
      case Ir.Fold f when f.kind() == FoldKind.ALL -> worst(each(f, frame, z, false));
      case Ir.Fold f when f.kind() == FoldKind.ANY -> negated(worst(each(f, frame, z, true)));
      default -> {
        boolean holds = (boolean) evaluator.evaluate(claim, frame);
        yield new Decision(verdict(holds), holds ? "true" : "false");
      }
    };
  }

  private Decision part(Ir.Native n, int index, Frame frame, double z) {
    return decide(n.arguments().get(index), frame, z);
  }

  private List<Decision> each(Ir.Fold f, Frame frame, double z, boolean negate) {
    var all = new ArrayList<Decision>();
    evaluator
        .folds()
        .run(
            f.loops(),
            f.where(),
            frame,
            x -> {
              Decision d = decide(f.body(), x, z);
              all.add(negate ? negated(d) : d);
            });
    return all;
  }

  /** One that fails decides; else one that is open leaves all open: that which takes most paths. */
  private static Decision worst(List<Decision> all) {
    Optional<Decision> fails = all.stream().filter(d -> d.verdict() == Verdict.FAILS).findFirst();
    Optional<Decision> open =
        all.stream()
            .filter(d -> d.verdict() == Verdict.UNDECIDED)
            .reduce((a, b) -> b.paths() > a.paths() ? b : a);
    return fails
        .or(() -> open)
        .or(() -> all.stream().findFirst())
        .orElseGet(() -> new Decision(Verdict.HOLDS, "nothing to decide"));
  }

  private static Decision negated(Decision d) {
    Verdict verdict =
        switch (d.verdict()) {
          case HOLDS -> Verdict.FAILS;
          case FAILS -> Verdict.HOLDS;
          case UNDECIDED -> Verdict.UNDECIDED;
        };
    return new Decision(verdict, d.detail(), d.paths());
  }

  private Decision comparison(Ir.Native n, Frame frame, double z) {
    Object left = evaluator.evaluate(n.arguments().get(0), frame);
    Object right = evaluator.evaluate(n.arguments().get(1), frame);
    String detail = Expectations.words(left) + " against " + Expectations.words(right);
    if (!(left instanceof Estimate) && !(right instanceof Estimate)) {
      return new Decision(verdict((boolean) evaluator.evaluate(n, frame)), detail);
    }
    double margin = Numbers.of(right) - Numbers.of(left);
    double distance = n.name().startsWith("<") ? margin : -margin;
    double error = z * Expectations.error(left, right);
    boolean strict = n.name().length() == 1;
    // A figure without an error, such as a minimum, is what it is.
    boolean exact = error == 0 && !strict;
    boolean holds = exact ? distance >= 0 : distance > error;
    boolean fails = error == 0 ? !holds : distance < -error;
    if (holds || fails) {
      return new Decision(verdict(holds), detail);
    }
    return new Decision(Verdict.UNDECIDED, detail, deciding(paths(left, right), error, distance));
  }

  private static double paths(Object left, Object right) {
    long one = left instanceof Estimate e ? e.paths() : 0;
    long other = right instanceof Estimate e ? e.paths() : 0;
    return Math.max(one, other);
  }

  /** An error falls with the root of the paths; infinite where the figures do not differ at all. */
  private static double deciding(double paths, double error, double distance) {
    double times = error / Math.abs(distance);
    return paths * times * times;
  }

  static Verdict verdict(boolean holds) {
    return holds ? Verdict.HOLDS : Verdict.FAILS;
  }
}
