package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.Gompertz;
import dev.almanac.finance.LifeTable;
import dev.almanac.finance.Mortality;
import dev.almanac.source.Span;
import dev.almanac.type.Types;
import java.util.List;
import java.util.Map;

/** How long people live, by tables and laws. */
final class Mortalities {

  private Mortalities() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("life_table", Mortalities::table);
    natives.put("gompertz", Mortalities::gompertz);
    natives.put("survival", Mortalities::survival);
    natives.put("life_expectancy", c -> expectancy(c));
  }

  private static Object gompertz(Native.Call c) {
    if (!(c.number(1) > 0.0)) {
      throw new Problem(
          wrong("ages at death spread over some years", c.spans().get(1), c.values().get(1))
              .withHint("write the spread in years, about 10: `gompertz(88, 10)`"));
    }
    return new Gompertz(c.number(0), c.number(1));
  }

  private static Object survival(Native.Call c) {
    if (!(c.number(2) >= 0.0)) {
      throw new Problem(
          wrong("survival looks ahead", c.spans().get(2), c.values().get(2))
              .withHint("write the years from now on, 0 or more"));
    }
    checkAge(c);
    return c.get(0, Mortality.class).survival(c.number(1), c.number(2));
  }

  private static Object expectancy(Native.Call c) {
    checkAge(c);
    return c.get(0, Mortality.class).expectancy(c.number(1));
  }

  private static void checkAge(Native.Call c) {
    double age = c.number(1);
    if (c.values().getFirst() instanceof LifeTable table && !(age >= table.first())) {
      throw new Problem(
          wrong("this table does not begin so early", c.spans().get(1), age)
              .withExplanation("It begins at age " + table.first() + ".")
              .withHint("take a table that begins earlier, or another age"));
    }
    if (!(age >= 0.0)) {
      throw new Problem(wrong("nobody has this age", c.spans().get(1), age));
    }
  }

  private static Diagnostic wrong(String title, Span span, Object value) {
    return Diagnostic.error(
        "value/mortality", title, span, "this is " + Words.of(value, Types.NUMBER));
  }

  private static Object table(Native.Call c) {
    List<Double> deaths = ((List<?>) c.values().getFirst()).stream().map(Numbers::of).toList();
    Span span = c.spans().getFirst();
    int first = Numbers.whole(c.values().get(1), c.span(), "the first age");
    if (first < 0) {
      throw new Problem(wrong("a table begins at an age", c.spans().get(1), (double) first));
    }
    if (deaths.isEmpty()) {
      throw new Problem(
          Diagnostic.error(
              "value/mortality", "this is no table of mortality", span, "it has no ages"));
    }
    for (int i = 0; i < deaths.size(); i++) {
      double q = deaths.get(i);
      if (!(q >= 0.0 && q <= 1.0)) {
        throw new Problem(
            Diagnostic.error(
                    "value/mortality",
                    "a chance of dying lies between 0% and 100%",
                    span,
                    "at age " + (first + i) + " it is " + Words.of(q, Types.RATIO))
                .withHint("deaths per thousand are divided: `[x / 1000 for x in deaths]`"));
      }
    }
    return LifeTable.of(first, deaths);
  }
}
