package dev.almanac.execute;

import dev.almanac.ir.FlowIr;
import dev.almanac.library.MarketValue;
import dev.almanac.simulation.MarketModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy with pockets on the one path on which all goes as planned: its assets grow by their
 * medians, and what is due is what is expected. Nothing is drawn.
 */
final class PlannedWalk {

  /**
   * What pays a liability in a year.
   *
   * @param total of what is paid of it in that year
   */
  record Payment(int year, FlowIr liability, Source source, double amount, double total) {

    double part() {
      return amount / total;
    }
  }

  private record Part(int year, int liability) {}

  private final PolicyProgram program;
  private final PolicyRunner runner;
  private final FundingTally tally;
  private final Map<Part, double[]> paid = new HashMap<>();

  private PlannedWalk(PolicyProgram program, DuePlan due) {
    this.program = program;
    this.runner = new PolicyRunner(program, due);
    this.tally =
        FundingTally.of(
            program,
            due,
            runner,
            1,
            Optional.of((year, liability, source, amounts, n) ->
                paid.computeIfAbsent(new Part(year, liability), p -> new double[sources()])[
                        source] +=
                    amounts[0]));
    PocketPlan pockets = program.pockets().orElseThrow();
    runner.listen(new Origins(pockets, pocket -> runner.balance(pocket, 0), tally));
  }

  private int sources() {
    return runner.sources().size() + 1;
  }

  /**
   * Returns what pays in the first years of a strategy.
   *
   * @param due what is due on the paths of the strategy
   */
  static List<Payment> of(PolicyProgram program, DuePlan due, int years) {
    var walk = new PlannedWalk(program, due.expected());
    walk.walk(years);
    return walk.payments(years);
  }

  private void walk(int years) {
    MarketValue market = program.strategy().market();
    int perYear = program.periodsPerYear();
    int assets = market.assets().size();
    int periods = years * perYear;
    MarketModel.Draw draw = MarketModels.median(market, perYear > 1, periods).newDraw();
    double[][] growth = new double[assets + MarketModel.FACTORS][1];
    runner.beginWith(program.initialWealth(), 1);
    tally.begin(0, 0, 1);
    for (int period = 1; period <= periods; period++) {
      draw.period(period, growth, 1);
      growth[assets + MarketModel.PRICES][0] = market.priceLevel(period, perYear);
      runner.period(period, growth, 1);
      if (program.isLastOfYear(period)) {
        tally.endYear(program.year(period), 1);
      }
    }
  }

  private List<Payment> payments(int years) {
    var payments = new ArrayList<Payment>();
    for (int year = 1; year <= years; year++) {
      for (int l = 0; l < tally.size(); l++) {
        double[] amounts = paid.getOrDefault(new Part(year, l), new double[0]);
        double total = 0.0;
        for (double amount : amounts) {
          total += amount;
        }
        for (int s = 0; s < amounts.length; s++) {
          if (amounts[s] > 0.0) {
            Source source = tally.sources().get(s);
            payments.add(new Payment(year, tally.liabilities().get(l), source, amounts[s], total));
          }
        }
      }
    }
    return payments;
  }
}
