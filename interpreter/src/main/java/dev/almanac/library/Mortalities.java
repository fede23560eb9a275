package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.Gompertz;
import dev.almanac.finance.LifeTable;
import dev.almanac.finance.Mortality;
import java.util.List;
import java.util.Map;

/** How long people live, by tables and laws. */
final class Mortalities {

  private Mortalities() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("life_table", Mortalities::table);
    natives.put("gompertz", c -> new Gompertz(c.number(0), c.number(1)));
    natives.put("survival", c -> c.get(0, Mortality.class).survival(c.number(1), c.number(2)));
    natives.put("life_expectancy", c -> c.get(0, Mortality.class).expectancy(c.number(1)));
  }

  private static Object table(Native.Call c) {
    List<Double> deaths = ((List<?>) c.values().getFirst()).stream().map(Numbers::of).toList();
    try {
      return LifeTable.of(Numbers.whole(c.values().get(1), c.span(), "the first age"), deaths);
    } catch (IllegalArgumentException e) {
      throw new Problem(
          Diagnostic.error(
              "value/mortality",
              "this is no table of mortality",
              c.span(),
              String.valueOf(e.getMessage())));
    }
  }
}
