package dev.almanac;

import dev.almanac.data.PlanText;
import dev.almanac.execute.LiveProgram;
import dev.almanac.ir.StepIr;
import dev.almanac.model.Plan;
import dev.almanac.result.PlanResult;
import dev.almanac.session.Composition;
import java.util.List;
import java.util.Optional;

/** The session laid out, checked, and ready to compute. */
record Live(Composition composition, Plan plan, LiveProgram program) {

  Optional<StepIr> step(String key) {
    List<StepIr> all = program.program().steps();
    return composition.stepFromLast(key).map(i -> all.get(all.size() - i));
  }

  PlanResult result() {
    int added = composition.watched();
    return program.result(added, Almanac.version(), s -> PlanText.sha256(s.text()));
  }
}
