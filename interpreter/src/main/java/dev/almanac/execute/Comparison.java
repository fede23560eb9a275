package dev.almanac.execute;

import dev.almanac.library.Estimate;
import dev.almanac.library.Native;
import dev.almanac.library.Numbers;
import dev.almanac.type.Types;
import java.util.LinkedHashMap;

/** A published figure beside ours. */
final class Comparison {

  private Comparison() {}

  /**
   * They agree when the difference is at most half a unit of the paper's last digit plus three
   * standard errors of the difference. The paper's error is ours, scaled to its number of runs.
   */
  static Object against(Native.Call c) {
    Object paper = c.values().get(1);
    Object ours = c.values().get(2);
    double runs = c.number(4);
    double own = Numbers.standardError(ours);
    double error = Double.isNaN(own) ? 0.0 : own;
    double theirs =
        runs > 0 && ours instanceof Estimate e ? error * Math.sqrt(e.paths() / runs) : 0;
    double difference = Numbers.of(ours) - Numbers.of(paper);
    double allowed = c.number(3) / 2 + 3 * Math.sqrt(error * error + theirs * theirs);
    var row = new LinkedHashMap<String, Object>();
    row.put("figure", c.get(0, String.class));
    row.put("paper", Cells.figure(paper, c.types().get(1)));
    row.put("ours", Cells.figure(ours, c.types().get(2)));
    boolean whole = c.types().get(1).equals(Types.WHOLE);
    row.put("difference", Cells.figure(difference, c.types().get(whole ? 2 : 1)));
    // A decimal figure is not exact in binary: a difference of exactly half a unit still agrees.
    row.put("agrees", Math.abs(difference) <= allowed * (1 + 1e-9));
    return row;
  }
}
