package dev.almanac.repl;

import dev.almanac.Response;
import dev.almanac.result.Expectation.Verdict;

/** How a session went so far, for the way its process ends. */
public enum Course {
  FINE,
  /** Something that was expected does not hold. */
  UNMET,
  /** Something was wrong. */
  WRONG;

  /** Returns how it goes on after another answer. */
  Course and(Response response) {
    boolean unmet =
        response.expectations().stream().anyMatch(e -> e.verdict() != Verdict.HOLDS)
            || response.whole().stream()
                .flatMap(w -> w.expectations().stream())
                .anyMatch(e -> e.verdict() != Verdict.HOLDS);
    Course now = response.hasErrors() ? WRONG : unmet ? UNMET : FINE;
    return compareTo(now) < 0 ? now : this;
  }
}
