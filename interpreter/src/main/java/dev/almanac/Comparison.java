package dev.almanac;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.execute.Job;
import dev.almanac.execute.JobCancelled;
import dev.almanac.execute.LiveProgram;
import dev.almanac.ir.StepIr;
import dev.almanac.library.Problem;
import dev.almanac.model.Flow;
import dev.almanac.model.Global;
import dev.almanac.model.Plan;
import dev.almanac.result.Change;
import dev.almanac.result.Expectation;
import dev.almanac.result.PlanDiff;
import dev.almanac.result.PlanDiff.Decided;
import dev.almanac.result.PlanDiff.Declaration;
import dev.almanac.session.Meaning;
import dev.almanac.source.Source;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Two plans side by side: what they declare, and what they yield on the same draws. What is the
 * same in both is computed once.
 */
public final class Comparison {

  /** One of the two. */
  public record Side(Almanac almanac, Source plan, Almanac.Request request) {

    Almanac.Compiled compile(String lines, Job job) {
      Source all = Source.of(plan.name(), plan.text() + lines);
      return almanac.compile(all, request, job.limits());
    }
  }

  /** The difference, or what is wrong with the plans. */
  public record Answer(Optional<PlanDiff> difference, List<Diagnostic> diagnostics) {}

  private record Ready(Plan plan, LiveProgram program) {}

  private final Ready before;
  private final Ready after;
  private final List<Change> changes = new ArrayList<>();
  private final List<Decided> decided = new ArrayList<>();
  private final List<String> compared = new ArrayList<>();
  private int same = 0;

  private Comparison(Ready before, Ready after) {
    this.before = before;
    this.after = after;
  }

  /** Compares two plans. */
  public static Answer of(Side before, Side after, Job job) {
    job.begin();
    var wrong = new ArrayList<Diagnostic>();
    Almanac.Compiled then = before.compile("", job);
    Almanac.Compiled now = after.compile("", job);
    wrong.addAll(then.diagnostics().sorted());
    now.diagnostics().sorted().stream().filter(d -> !wrong.contains(d)).forEach(wrong::add);
    if (then.plan().isEmpty() || now.plan().isEmpty()) {
      return new Answer(Optional.empty(), wrong);
    }
    if (then.program().isEmpty() || now.program().isEmpty()) {
      return new Answer(Optional.empty(), wrong);
    }
    List<String> all = lines(then.plan().get(), now.plan().get());
    List<String> some = understood(before, then, all, job);
    String lines = AddedLines.text(understood(after, now, some, job));
    try {
      LiveProgram first =
          LiveProgram.first(
              before.compile(lines, job).program().orElseThrow(),
              job,
              before.request().paths(),
              before.request().seed());
      LiveProgram second = first.next(after.compile(lines, job).program().orElseThrow());
      var comparison =
          new Comparison(new Ready(then.plan().get(), first), new Ready(now.plan().get(), second));
      return new Answer(Optional.of(comparison.difference()), wrong);
    } catch (Problem problem) {
      wrong.add(problem.diagnostic());
    } catch (JobCancelled stopped) {
      wrong.add(job.overtime().orElseThrow(() -> stopped));
    }
    return new Answer(Optional.empty(), wrong);
  }

  private static List<String> understood(
      Side side, Almanac.Compiled compiled, List<String> lines, Job job) {
    int own = compiled.program().orElseThrow().steps().size();
    return AddedLines.understood(lines, own, more -> side.compile(more, job).program());
  }

  // ---- what both simulate is compared, whether they show it or not

  private static List<String> lines(Plan then, Plan now) {
    var lines = new ArrayList<String>();
    Map<String, Type.RunOf> earlier = runs(then);
    runs(now)
        .forEach((name, run) -> {
          Type.RunOf other = earlier.get(name);
          if (other != null) {
            lines.add("show " + name);
            run.outcomes().keySet().stream()
                .filter(other.outcomes()::containsKey)
                .forEach(s -> ofLiabilities(name + "." + s, then, now, lines));
          }
        });
    return lines;
  }

  private static SequencedMap<String, Type.RunOf> runs(Plan plan) {
    var runs = new LinkedHashMap<String, Type.RunOf>();
    for (Global g : plan.globals()) {
      if (g.kind().equals("run")
          && g.value().type() instanceof Type.RunOf run
          && plan.isOwn(g.span())) {
        runs.put(g.name(), run);
      }
    }
    return runs;
  }

  private static void ofLiabilities(String outcome, Plan then, Plan now, List<String> lines) {
    List<String> earlier = liabilities(then);
    for (String liability : liabilities(now)) {
      if (earlier.contains(liability)) {
        String both = "(" + outcome + ", " + liability + ")";
        String title = outcome + ", " + liability;
        lines.add("show probability(met" + both + ") as \"" + title + ": met\"");
        lines.add("show mean(shortfall" + both + ") as \"" + title + ": missing\"");
      }
    }
  }

  private static List<String> liabilities(Plan plan) {
    return plan.flows().stream()
        .filter(f -> !f.income() && plan.isOwn(f.span()))
        .map(Flow::name)
        .toList();
  }

  // ---- the difference

  private PlanDiff difference() {
    List<StepIr> earlier = new ArrayList<>(before.program().program().steps());
    for (StepIr now : after.program().program().steps()) {
      Optional<StepIr> then = earlier.stream().filter(s -> name(s).equals(name(now))).findFirst();
      if (then.isPresent()) {
        compared.add(name(now).replaceFirst("^show ", ""));
        earlier.remove(then.get());
        compare(then.get(), now);
      }
    }
    return new PlanDiff(
        Optional.of(declarations()),
        List.copyOf(changes),
        List.copyOf(compared),
        same,
        List.copyOf(decided));
  }

  private static String name(StepIr step) {
    return switch (step) {
      case StepIr.Show s -> "show " + s.title();
      case StepIr.ShowTable t -> "show " + t.title();
      case StepIr.Expect e -> "expect " + e.text();
      case StepIr.ExpectNear e -> "expect " + e.text();
    };
  }

  private void compare(StepIr then, StepIr now) {
    LiveProgram program = after.program();
    if (program.isAsBefore(now, before.program(), then)) {
      same++;
    } else if (now instanceof StepIr.Show || now instanceof StepIr.ShowTable) {
      List<Change> found = program.changes(now, before.program(), then, Integer.MAX_VALUE);
      changes.addAll(found);
      same += found.isEmpty() ? 1 : 0;
    } else {
      Expectation earlier = before.program().decide(then);
      Expectation later = program.decide(now);
      if (earlier.verdict() == later.verdict()) {
        same++;
      } else {
        decided.add(new Decided(earlier, later));
      }
    }
  }

  /** The plans themselves are a pair, whatever they are called; other texts go by their names. */
  private List<Declaration> declarations() {
    var all = new ArrayList<Declaration>();
    all.addAll(Meaning.changes("", before.plan().text(), after.plan().text()));
    List<Source> texts = after.plan().sources();
    for (Source text : texts.subList(after.plan().own(), texts.size())) {
      if (!text.library()) {
        before.plan().sources().stream()
            .filter(s -> s.name().equals(text.name()))
            .findFirst()
            .ifPresent(s -> all.addAll(Meaning.changes(text.name(), s.text(), text.text())));
      }
    }
    before
        .plan()
        .data()
        .forEach((name, hash) -> {
          String other = after.plan().data().getOrDefault(name, hash);
          if (!other.equals(hash)) {
            all.add(
                new Declaration(
                    name,
                    "data " + name,
                    Optional.of("SHA-256 " + hash),
                    Optional.of("SHA-256 " + other)));
          }
        });
    return all;
  }
}
