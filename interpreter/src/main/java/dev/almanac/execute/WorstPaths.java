package dev.almanac.execute;

import dev.almanac.ir.PolicyIr;
import dev.almanac.ir.ProgramIr;
import dev.almanac.result.WorstPath;
import dev.almanac.result.WorstPath.Sentence;
import dev.almanac.simulation.MarketModel;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Finds the paths on which a strategy does worst, and says of each why: which payment was not made,
 * which liabilities are not met, what the market did, and what was sold meanwhile.
 */
final class WorstPaths {

  private final ProgramIr program;
  private final Job job;

  WorstPaths(ProgramIr program, Job job) {
    this.program = program;
    this.job = job;
  }

  /** How a path ranks: what fails first is worst, then what leaves least. */
  private record Rank(int path, double lived, double left) {

    static final Comparator<Rank> WORST_FIRST =
        Comparator.comparingDouble(Rank::lived)
            .thenComparingDouble(Rank::left)
            .thenComparingInt(Rank::path);
  }

  /** Returns the worst paths, the worst first. */
  List<WorstPath> of(RunValue run, OutcomeValue outcome, int most) {
    double[] lived = outcome.livedSample().values();
    double[] left = outcome.series("wealth").at(outcome.horizon(), place(outcome)).values();
    var worst = new PriorityQueue<>(Rank.WORST_FIRST.reversed());
    for (int i = 0; i < lived.length; i++) {
      worst.add(new Rank(i, lived[i], left[i]));
      if (worst.size() > most) {
        worst.remove();
      }
    }
    return worst.stream()
        .sorted(Rank.WORST_FIRST)
        .map(r -> new Walk(run, outcome.program(), r.path()).tell())
        .toList();
  }

  private static Span place(OutcomeValue outcome) {
    return outcome.program().strategy().span();
  }

  /** One path, walked along once more. */
  private final class Walk {

    private final RunValue run;
    private final PolicyProgram policy;
    private final int path;
    private final PolicyRunner runner;
    private final List<String> assets;
    private final double[][] growth;

    /** By asset, how much one unit has grown to, period by period, from 1. */
    private final double[][] levels;

    private final Map<Integer, Map<String, Double>> sold = new TreeMap<>();
    private final Optional<FundingTally> tally;
    private int failed = 0;

    Walk(RunValue run, PolicyProgram policy, int path) {
      this.run = run;
      this.policy = policy;
      this.path = path;
      this.assets = policy.policy().assets();
      this.growth = new double[assets.size() + MarketModel.FACTORS][2];
      this.levels = new double[assets.size()][policy.periods() + 1];
      this.runner = new PolicyRunner(policy, 2, true, (series, index, column, n) -> {});
      this.tally =
          policy.due().map(d -> FundingTally.of(policy, runner, 2, Optional.of(this::pays)));
    }

    private void pays(int year, int liability, int source, double[] amounts, int n) {
      Source from = tally.orElseThrow().sources().get(source);
      if (from.kind() == Source.Kind.SALE && amounts[0] > 0) {
        sold.computeIfAbsent(year, y -> new LinkedHashMap<>())
            .merge(from.name(), amounts[0], Double::sum);
      }
    }

    WorstPath tell() {
      walk();
      var sentences = new ArrayList<Sentence>();
      if (failed == 0) {
        String left = money(runner.register(PolicyIr.WEALTH)[0]);
        sentences.add(
            new Sentence("Every payment is made; " + left + " is left.", Optional.empty()));
      } else {
        sentences.add(failure());
        tally.ifPresent(t -> unmet(t, sentences));
      }
      fall().ifPresent(f -> tell(f, sentences));
      return new WorstPath(path, failed > 0, sentences);
    }

    private void walk() {
      MarketModel.Draw draw =
          MarketModels.of(run.market(), run.seed(), program.monthly(), policy.periods(), true)
              .newDraw();
      draw.begin(path, 1);
      runner.begin(path, run.seed(), 1);
      tally.ifPresent(t -> t.begin(path, run.seed(), 1));
      for (double[] level : levels) {
        level[0] = 1.0;
      }
      boolean over = false;
      for (int period = 1; period <= policy.periods() && !over; period++) {
        job.check();
        draw.period(period, growth, 1);
        runner.period(period, growth, 1);
        for (int a = 0; a < levels.length; a++) {
          levels[a][period] = levels[a][period - 1] * growth[a][0];
        }
        if (failed == 0 && runner.register(PolicyIr.ALIVE)[0] != 1.0) {
          failed = period;
        }
        if (policy.isLastOfYear(period)) {
          int year = policy.year(period);
          tally.ifPresent(t -> t.endYear(year, 1));
          over = failed > 0;
        }
      }
    }

    // ---- what is said of it

    private Sentence failure() {
      Schedule.Payment payment = policy.payments().get((int) runner.lived()[0]);
      String when = payment.start() ? "start" : "end";
      String text =
          "In year "
              + payment.year()
              + " there is not enough for what is to be paid at its "
              + when
              + ".";
      return new Sentence(text, Optional.of(payment.instruction().span()));
    }

    private void unmet(FundingTally tally, List<Sentence> sentences) {
      for (int l = 0; l < tally.size(); l++) {
        double missing = tally.unpaid(l)[0];
        if (missing > 0) {
          String text =
              "Of `"
                  + tally.liabilities().get(l).name()
                  + "`, "
                  + money(missing)
                  + " is missing by then.";
          sentences.add(new Sentence(text, Optional.of(tally.liabilities().get(l).span())));
        }
      }
    }

    /** The deepest fall of an asset, from one period to another. */
    private record Fall(int asset, int from, int to, double part) {}

    private Optional<Fall> fall() {
      Optional<Fall> worst = Optional.empty();
      int last = failed > 0 ? failed : policy.periods();
      for (int a = 0; a < levels.length; a++) {
        int peak = 0;
        for (int t = 1; t <= last; t++) {
          double part = 1 - levels[a][t] / levels[a][peak];
          if (part > worst.map(Fall::part).orElse(0.0)) {
            worst = Optional.of(new Fall(a, peak, t, part));
          }
          peak = levels[a][t] > levels[a][peak] ? t : peak;
        }
      }
      return worst;
    }

    private void tell(Fall fall, List<Sentence> sentences) {
      int first = policy.year(fall.from() + 1);
      int last = policy.year(fall.to());
      String years = first == last ? "in year " + first : "from year " + first + " to " + last;
      String lost = String.format(Locale.ROOT, "%.0f %%", 100 * fall.part());
      String text =
          "The deepest fall: " + assets.get(fall.asset()) + " lose " + lost + " " + years + ".";
      sentences.add(new Sentence(text, Optional.empty()));
      Map<String, Double> meanwhile = new LinkedHashMap<>();
      sold.forEach((year, sales) -> {
        if (year >= first && year <= last) {
          sales.forEach((source, amount) -> meanwhile.merge(source, amount, Double::sum));
        }
      });
      meanwhile.forEach((source, amount) ->
          sentences.add(
              new Sentence(
                  "Meanwhile "
                      + money(amount)
                      + " is sold out of `"
                      + source
                      + "` to pay what is due.",
                  Optional.empty())));
    }

    private static String money(double amount) {
      return String.format(Locale.ROOT, Math.abs(amount) < 1000 ? "$%,.2f" : "$%,.0f", amount);
    }
  }
}
