package dev.almanac;

import dev.almanac.ir.Ir;
import dev.almanac.ir.Parts;
import dev.almanac.ir.ProgramIr;
import dev.almanac.ir.StepIr;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lines that are added to a plan, to ask it in its own language what anybody would. A plan may call
 * its own things like those that a line names: such a line would ask for something else, and is
 * left out.
 */
final class AddedLines {

  private AddedLines() {}

  /**
   * Returns the lines that mean what they would in any plan.
   *
   * @param own how many lines of its own the plan shows or expects
   * @param compile makes a program of the plan with some text after it
   */
  static List<String> understood(
      List<String> lines, int own, Function<String, Optional<ProgramIr>> compile) {
    if (isUnderstood(lines, own, compile)) {
      return lines;
    }
    return lines.stream().filter(l -> isUnderstood(List.of(l), own, compile)).toList();
  }

  static String text(List<String> lines) {
    return "\n" + String.join("\n", lines) + "\n";
  }

  private static boolean isUnderstood(
      List<String> lines, int own, Function<String, Optional<ProgramIr>> compile) {
    Optional<ProgramIr> program = compile.apply(text(lines));
    return program.isPresent()
        && program.get().steps().size() == own + lines.size()
        && program.get().steps().stream().skip(own).allMatch(AddedLines::isOfTheEngine);
  }

  /** All that these lines name is of the engine; a function of the plan would be called. */
  private static boolean isOfTheEngine(StepIr step) {
    return step instanceof StepIr.Show show && callsNothing(show.value());
  }

  private static boolean callsNothing(Ir ir) {
    return !(ir instanceof Ir.Call) && Parts.of(ir).stream().allMatch(AddedLines::callsNothing);
  }
}
