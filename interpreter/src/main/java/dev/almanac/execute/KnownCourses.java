package dev.almanac.execute;

import dev.almanac.ir.Ir;
import dev.almanac.library.MarketValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates only those strategies of a run that the session has not simulated yet: every draw has
 * its address, so the others would come out the same.
 */
final class KnownCourses {

  private final Runs runs;
  private final Evaluator evaluator;
  private final Recall recall;

  KnownCourses(Runs runs, Evaluator evaluator, Recall recall) {
    this.runs = runs;
    this.evaluator = evaluator;
    this.recall = recall;
  }

  List<OutcomeValue.Course> of(
      Ir.Simulate run, MarketValue market, List<StrategyValue> strategies, long count, long draws) {
    List<String> names = strategies.stream().map(StrategyValue::name).toList();
    List<String> keys = recall.courses(run, names, count, draws);
    var missing = new ArrayList<Integer>();
    for (int i = 0; i < strategies.size(); i++) {
      if (keys.isEmpty() || recall.memory().course(keys.get(i)).isEmpty()) {
        missing.add(i);
      }
    }
    List<PolicyProgram> programs =
        missing.stream().map(i -> new PolicyProgram(strategies.get(i), market, evaluator)).toList();
    List<OutcomeValue.Course> simulated =
        programs.isEmpty()
            ? List.of()
            : runs.courses(market, programs, count, draws, 1, run.span());
    var courses = new ArrayList<OutcomeValue.Course>();
    for (int i = 0; i < strategies.size(); i++) {
      int place = missing.indexOf(i);
      courses.add(
          place >= 0 ? simulated.get(place) : recall.memory().course(keys.get(i)).orElseThrow());
    }
    for (int i = 0; i < keys.size(); i++) {
      recall.memory().keep(keys.get(i), courses.get(i));
    }
    return courses;
  }
}
