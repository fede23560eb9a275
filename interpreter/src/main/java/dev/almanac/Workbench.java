package dev.almanac;

import dev.almanac.data.ProjectFiles;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.execute.Job;
import dev.almanac.execute.LiveProgram;
import dev.almanac.ir.ProgramIr;
import dev.almanac.ir.StepIr;
import dev.almanac.library.Problem;
import dev.almanac.model.Global;
import dev.almanac.result.Expectation;
import dev.almanac.result.Shown;
import dev.almanac.session.Composition;
import dev.almanac.session.Piece;
import dev.almanac.source.Source;
import dev.almanac.type.Type;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The plan of a session: its pieces, the program made of them, and what has been seen of it. */
final class Workbench {

  /** So many of the expressions asked last are watched for changes. */
  private static final int WATCHED = 6;

  private static final String ASKED = "what_was_asked_for";

  /** What can be taken back: where the plan is, and its pieces. */
  record State(ProjectFiles files, List<Piece> pieces) {}

  private record Attempt(Composition composition, Almanac.Compiled compiled) {}

  private final Map<String, Path> data;
  private final Job job;
  private final Deque<State> undo = new ArrayDeque<>();
  private final List<String> watched = new ArrayList<>();

  /** The lines and the watched expressions that have been seen, and the session as it stood. */
  private final Map<String, Live> seen = new LinkedHashMap<>();

  private State state;
  private Optional<Live> live = Optional.empty();

  Workbench(ProjectFiles files, Map<String, Path> data, Job job) {
    this.data = data;
    this.job = job;
    this.state = new State(files, List.of());
  }

  State state() {
    return state;
  }

  Job job() {
    return job;
  }

  Almanac almanac() {
    return new Almanac(state.files());
  }

  Almanac.Request request() {
    return new Almanac.Request(Map.of(), data, OptionalLong.empty(), OptionalLong.empty());
  }

  /** Returns the plan's own text. */
  Source text() {
    return compose(state.pieces(), Source.of("", ""), List.of(), List.of()).source();
  }

  private Composition compose(
      List<Piece> pieces, Source typed, List<Piece> fresh, List<String> expressions) {
    return Composition.of(state.files().plan().name(), pieces, typed, fresh, expressions);
  }

  private Attempt attempt(
      List<Piece> pieces, Source typed, List<Piece> fresh, List<String> expressions) {
    Composition composition = compose(pieces, typed, fresh, expressions);
    return new Attempt(
        composition, almanac().compile(composition.source(), request(), job.limits()));
  }

  /** Makes the program of an attempt the session's; what has been computed stays known. */
  private void take(Attempt attempt) {
    ProgramIr program = attempt.compiled().program().orElseThrow();
    LiveProgram next =
        live.map(l -> l.program().next(program)).orElseGet(() -> LiveProgram.first(program, job));
    live =
        Optional.of(new Live(attempt.composition(), attempt.compiled().plan().orElseThrow(), next));
  }

  /** Returns the session as it stands. */
  Live live() {
    if (live.isEmpty()) {
      take(attempt(state.pieces(), Source.of("", ""), List.of(), watched));
    }
    return live.orElseThrow();
  }

  /** Compiles anew when it is needed: after a fault, what was being made is in no known state. */
  void recover() {
    live = Optional.empty();
  }

  /** Returns whether there is a program. */
  boolean isReady() {
    return live.isPresent();
  }

  // ---- changes

  /** Fills a session that has just begun; nothing is shown. */
  boolean open(List<Piece> pieces, Answer answer) {
    Attempt attempt = attempt(pieces, Source.of("", ""), List.of(), List.of());
    report(attempt.composition(), attempt.compiled().diagnostics(), answer);
    if (attempt.compiled().diagnostics().hasErrors()) {
      state = undo.pop();
      return false;
    }
    take(attempt);
    state = new State(state.files(), pieces);
    return true;
  }

  /** Begins anew; what was there can be taken back. */
  void begin(ProjectFiles files) {
    undo.push(state);
    state = new State(files, List.of());
    live = Optional.empty();
    watched.clear();
    seen.clear();
  }

  /** Takes the last change back; says whether there was one. */
  boolean undo(Answer answer) {
    if (undo.isEmpty()) {
      return false;
    }
    State earlier = undo.pop();
    if (!earlier.files().equals(state.files())) {
      live = Optional.empty();
      watched.clear();
      seen.clear();
    }
    state = new State(earlier.files(), state.pieces());
    change(earlier.pieces(), Source.of("", ""), List.of(), answer);
    return true;
  }

  /** Declares pieces in the places of those they replace; nothing changes if one has a mistake. */
  void declare(Source typed, List<Piece> pieces, Answer answer) {
    State before = state;
    undo.push(before);
    try {
      change(Piece.with(before.pieces(), pieces), typed, pieces, answer);
    } finally {
      // What was stopped while it was computed is declared all the same, and can be taken back.
      if (state.equals(before)) {
        undo.pop();
      }
    }
  }

  private void change(List<Piece> pieces, Source typed, List<Piece> fresh, Answer answer) {
    List<String> expressions = watchedWith(fresh);
    Attempt attempt = attempt(pieces, typed, fresh, expressions);
    if (attempt.compiled().diagnostics().hasErrors() && forgetBroken(attempt, expressions)) {
      attempt = attempt(pieces, typed, fresh, expressions);
    }
    report(attempt.composition(), attempt.compiled().diagnostics(), answer);
    if (attempt.compiled().diagnostics().hasErrors()) {
      return;
    }
    Set<String> known = state.pieces().stream().map(Piece::key).collect(Collectors.toSet());
    Set<String> earlier = Set.copyOf(watched);
    take(attempt);
    watchOnly(expressions);
    state = new State(state.files(), pieces);
    fresh.forEach(p -> answer.declared.add(declared(p, known.contains(p.key()))));
    fresh.forEach(p -> compute(p, earlier, answer));
    compare(fresh, answer);
  }

  /** What is run is watched from then on. */
  private List<String> watchedWith(List<Piece> runs) {
    var all = new ArrayList<>(watched);
    runs.stream()
        .filter(p -> p.word().equals("run") && !all.contains(p.name()))
        .forEach(p -> all.add(p.name()));
    return all;
  }

  private void watchOnly(List<String> expressions) {
    watched.clear();
    int first = Math.max(0, expressions.size() - WATCHED);
    watched.addAll(expressions.subList(first, expressions.size()));
  }

  /** Expressions that a change has made wrong are not watched any longer. */
  private static boolean forgetBroken(Attempt attempt, List<String> expressions) {
    List<String> all = List.copyOf(expressions);
    return attempt.compiled().diagnostics().sorted().stream()
            .map(d -> attempt.composition().watched(d, all))
            .flatMap(Optional::stream)
            .filter(expressions::remove)
            .count()
        > 0;
  }

  private static void report(Composition composition, Diagnostics found, Answer answer) {
    found.sorted().forEach(d -> answer.diagnostics.add(composition.typed(d)));
  }

  private Response.Declared declared(Piece piece, boolean again) {
    String type =
        globals().stream()
            .filter(g -> g.name().equals(piece.name()) && g.kind().equals(piece.word()))
            .map(g -> g.value().type().describe())
            .findFirst()
            .orElse("");
    return new Response.Declared(piece.word(), piece.name(), type, again);
  }

  /** Returns the named values of the plan itself. */
  List<Global> globals() {
    String own = live().composition().source().name();
    return live().plan().globals().stream()
        .filter(g -> g.span().source().name().equals(own))
        .toList();
  }

  /** Computes what a line of the plan shows or runs; what was seen before is compared instead. */
  private void compute(Piece piece, Set<String> earlier, Answer answer) {
    trying(
        answer,
        () -> {
          if (piece.isRun() && !earlier.contains(piece.name())) {
            answer.runs.addAll(live().program().runs(Set.of(piece.name())));
            seen.put(piece.name(), live());
          }
          if (piece.isStep()) {
            StepIr step = live().step(piece.key()).orElseThrow();
            if (piece.word().equals("show")) {
              answer.shown.add(live().program().show(step));
            } else {
              answer.expectations.add(live().program().decide(step));
            }
            seen.put(piece.key(), live());
          }
        });
  }

  /** Each is compared with what was seen of it last: a comparison that was stopped comes later. */
  private void compare(List<Piece> fresh, Answer answer) {
    var earlier = new LinkedHashMap<>(seen);
    fresh.stream().filter(Piece::isStep).map(Piece::key).forEach(earlier::remove);
    earlier.forEach((key, before) -> {
      Optional<StepIr> then = before.step(key);
      Optional<StepIr> now = live().step(key);
      if (then.isEmpty() || now.isEmpty()) {
        seen.remove(key);
        return;
      }
      trying(
          answer,
          () -> {
            compare(before, then.get(), now.get(), answer);
            seen.put(key, live());
          });
    });
  }

  private void compare(Live before, StepIr then, StepIr now, Answer answer) {
    LiveProgram program = live().program();
    if (program.isAsBefore(now, before.program(), then)) {
      return;
    }
    if (now instanceof StepIr.Show || now instanceof StepIr.ShowTable) {
      answer.changes.addAll(program.changes(now, before.program(), then));
    } else {
      Expectation decided = program.decide(now);
      if (decided.verdict() != before.program().decide(then).verdict()) {
        answer.expectations.add(decided);
      }
    }
  }

  /** What cannot be computed is said, and the session goes on. */
  void trying(Answer answer, Runnable work) {
    try {
      work.run();
    } catch (Problem problem) {
      Diagnostic d =
          live.map(l -> l.composition().typed(problem.diagnostic())).orElse(problem.diagnostic());
      if (!answer.diagnostics.contains(d)) {
        answer.diagnostics.add(d);
      }
    }
  }

  // ---- questions

  /** Shows an expression, and watches it from now on. */
  void ask(String expression, Answer answer) {
    show(Source.of("input", expression), expression, answer)
        .ifPresent(shown -> {
          answer.shown.add(shown);
          watched.remove(expression);
          watched.add(expression);
          watchOnly(List.copyOf(watched));
          seen.put(expression, live());
        });
  }

  /** Shows an expression, made of what was typed, without a title. */
  Optional<Shown> show(Source typed, String expression, Answer answer) {
    var asked = new ArrayList<>(watched);
    asked.remove(expression);
    asked.add(expression);
    Attempt attempt = attempt(state.pieces(), typed, List.of(), asked);
    report(attempt.composition(), attempt.compiled().diagnostics(), answer);
    if (attempt.compiled().diagnostics().hasErrors()) {
      return Optional.empty();
    }
    take(attempt);
    var found = new ArrayList<Shown>();
    trying(
        answer,
        () -> {
          StepIr step = live().step(expression).orElseThrow();
          found.add(withoutTitle(live().program().show(step)));
        });
    return found.stream().findFirst();
  }

  private static Shown withoutTitle(Shown shown) {
    return switch (shown) {
      case Shown.Single s -> new Shown.Single("", s.cell(), s.span());
      case Shown.Table t -> new Shown.Table("", t.columns(), t.rows(), t.span());
      case Shown.Plot p -> new Shown.Plot("", p.data(), p.span());
      case Shown.BarChart b -> new Shown.BarChart("", b.data(), b.span());
      case Shown.HeatMap h ->
          new Shown.HeatMap("", h.rowAxis(), h.columnAxis(), h.data(), h.span());
      case Shown.Histogram h ->
          new Shown.Histogram("", h.edges(), h.counts(), h.display(), h.span());
    };
  }

  /** Returns the type of an expression; its mistakes go to the answer. */
  Optional<Type> type(String expression, Answer answer) {
    String before = "let " + ASKED + " = (";
    String text = before + expression + "\n)\n";
    var piece = new Piece("name " + ASKED, "let", ASKED, "", text, -before.length());
    Source typed = Source.of("input", expression);
    var attempt =
        attempt(Piece.with(state.pieces(), List.of(piece)), typed, List.of(piece), List.of());
    report(attempt.composition(), attempt.compiled().diagnostics(), answer);
    return attempt.compiled().plan().stream()
        .flatMap(p -> p.globals().stream())
        .filter(g -> g.name().equals(ASKED))
        .map(g -> g.value().type())
        .filter(t -> !t.isUnknown())
        .findFirst();
  }

  /** Runs the plan; from now on all that it shows is watched. */
  void run(Answer answer) {
    watchOnly(watchedWith(state.pieces()));
    take(attempt(state.pieces(), Source.of("", ""), List.of(), watched));
    trying(
        answer,
        () -> {
          answer.result(live().result());
          state.pieces().stream().filter(Piece::isStep).forEach(p -> seen.put(p.key(), live()));
          watched.forEach(w -> seen.put(w, live()));
        });
  }
}
