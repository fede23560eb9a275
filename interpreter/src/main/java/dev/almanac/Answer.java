package dev.almanac;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.result.Change;
import dev.almanac.result.Expectation;
import dev.almanac.result.PlanResult;
import dev.almanac.result.RunSummary;
import dev.almanac.result.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A response in the making. */
final class Answer {

  final List<Diagnostic> diagnostics = new ArrayList<>();
  final List<Response.Declared> declared = new ArrayList<>();
  final List<RunSummary> runs = new ArrayList<>();
  final List<Shown> shown = new ArrayList<>();
  final List<Expectation> expectations = new ArrayList<>();
  final List<Change> changes = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private final long began = System.nanoTime();
  private Optional<PlanResult> whole = Optional.empty();
  private Optional<Response.Save> save = Optional.empty();
  private Response.End end = Response.End.GOES_ON;
  private List<String> computed = List.of();
  private List<String> kept = List.of();
  private boolean timed = false;

  Answer say(String text) {
    words.append(text);
    return this;
  }

  void result(PlanResult result) {
    whole = Optional.of(result);
  }

  void save(Response.Save file) {
    save = Optional.of(file);
  }

  void end(Response.End how) {
    end = how;
  }

  void worked(List<String> newly, List<String> known) {
    computed = newly;
    kept = known;
  }

  void timed() {
    timed = true;
  }

  Response response() {
    var time = Duration.ofNanos(System.nanoTime() - began);
    return new Response(
        List.copyOf(diagnostics),
        List.copyOf(declared),
        List.copyOf(runs),
        List.copyOf(shown),
        List.copyOf(expectations),
        whole,
        List.copyOf(changes),
        words.toString(),
        save,
        new Response.Work(time, computed, kept, timed),
        end);
  }
}
