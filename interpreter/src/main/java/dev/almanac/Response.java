package dev.almanac;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.result.Change;
import dev.almanac.result.Expectation;
import dev.almanac.result.PlanResult;
import dev.almanac.result.RunSummary;
import dev.almanac.result.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a session answers: data, to be printed by whoever asked.
 *
 * @param diagnostics what is wrong, marked on the characters that were typed
 * @param declared what was declared or redefined
 * @param runs what was simulated because it was declared
 * @param shown what was asked for; an expression has no title, since it was just typed
 * @param whole everything the plan yields, if it was run
 * @param changes figures seen before that are others now
 * @param words what a command has to say
 * @param save a text to be written to a file
 * @param work what was done for it
 * @param end how the session goes on
 */
public record Response(
    List<Diagnostic> diagnostics,
    List<Declared> declared,
    List<RunSummary> runs,
    List<Shown> shown,
    List<Expectation> expectations,
    Optional<PlanResult> whole,
    List<Change> changes,
    String words,
    Optional<Save> save,
    Work work,
    End end) {

  /**
   * A declaration that was understood.
   *
   * @param type what it is, in words
   * @param again whether it takes the place of an earlier one
   */
  public record Declared(String word, String name, String type, boolean again) {}

  /** A text and the file, as named by the user, that is to hold it. */
  public record Save(String file, String text) {}

  /**
   * What an answer took.
   *
   * @param computed the names whose values had to be computed
   * @param kept those whose values were known
   * @param asked whether the user wants to hear of it
   */
  public record Work(Duration time, List<String> computed, List<String> kept, boolean asked) {}

  /** How a session goes on after an answer. */
  public enum End {
    GOES_ON,
    /** The user stopped the work; the session goes on. */
    STOPPED,
    LEAVES
  }

  /** Returns whether something was wrong. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }
}
