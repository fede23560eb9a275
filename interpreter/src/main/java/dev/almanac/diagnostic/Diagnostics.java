package dev.almanac.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the passes find; each thing is said once. */
public final class Diagnostics {

  private final Set<Diagnostic> found = new LinkedHashSet<>();

  /** Adds one. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Returns how many there are. */
  public int count() {
    return found.size();
  }

  /** Returns whether any of them is an error. */
  public boolean hasErrors() {
    return found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }

  /** Returns them all, in the order of their places. */
  public List<Diagnostic> sorted() {
    var all = new ArrayList<>(found);
    all.sort(Diagnostic.BY_PLACE);
    return List.copyOf(all);
  }
}
