package dev.almanac.execute;

import dev.almanac.ir.Fingerprint;
import dev.almanac.ir.Ir;
import dev.almanac.ir.ProgramIr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What one program of a session finds in the session's memory, and what it had to compute. */
final class Recall {

  private final ProgramIr program;
  private final Fingerprint fingerprint;
  private final Memory memory;
  private final List<String> computed = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  Recall(ProgramIr program, Memory memory) {
    this.program = program;
    this.fingerprint = new Fingerprint(program);
    this.memory = memory;
  }

  Memory memory() {
    return memory;
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  /** Returns the names that had to be computed, in the order in which they were. */
  List<String> computed() {
    return computed;
  }

  /** Returns the names whose values were there. */
  List<String> kept() {
    return kept;
  }

  Set<String> keys() {
    var keys = new HashSet<String>();
    IntStream.range(0, program.globals().size()).forEach(i -> keys.add(fingerprint.global(i)));
    return keys;
  }

  Optional<Object> value(int global) {
    Optional<Object> known = memory.value(fingerprint.global(global));
    known.ifPresent(v -> kept.add(program.globals().get(global).name()));
    return known;
  }

  Optional<StudyValue> study(int global) {
    return memory.study(fingerprint.global(global));
  }

  void keep(int global, Object value, Studies studies) {
    ProgramIr.GlobalIr g = program.globals().get(global);
    String key = fingerprint.global(global);
    computed.add(g.name());
    memory.keep(key, value, g.value().type());
    if (g.value() instanceof Ir.MakeStudy) {
      memory.keep(key, studies.made().getLast());
    }
  }

  /**
   * Returns how the simulation of each strategy of a run is known; nothing where the run depends on
   * more than names, as inside of a function.
   */
  List<String> courses(Ir.Simulate run, List<String> names, long paths, long seed) {
    boolean ofPlan =
        program.globals().stream()
            .anyMatch(g -> g.value() instanceof Ir.Simulate s && s.span().equals(run.span()));
    if (!ofPlan) {
      return List.of();
    }
    String all = fingerprint.of(run.market()) + " " + paths + " " + seed + " ";
    Ir list = run.strategies();
    while (list instanceof Ir.Global g) {
      list = program.globals().get(g.index()).value();
    }
    var keys = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      boolean listed = list instanceof Ir.ListOf l && l.elements().size() == names.size();
      String one =
          listed ? fingerprint.of(((Ir.ListOf) list).elements().get(i)) : fingerprint.of(list) + i;
      keys.add(all + one + " " + names.get(i));
    }
    return keys;
  }
}
