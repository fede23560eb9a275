package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.LifeTable;
import dev.almanac.finance.Mortality;
import dev.almanac.type.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** People, their ages and their deaths. */
final class People {

  /** By a law that ends nowhere, such as Gompertz', nobody is taken to be this lucky. */
  private static final double NEVER = 1e-12;

  private People() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("person", People::person);
    natives.put("person_born", c -> person(c, 0).born());
    natives.put("person_mortality", c -> person(c, 0).law());
    natives.put("person_age", c -> person(c, 0).age());
    natives.put("death", c -> death(c, true));
    natives.put("first_death", c -> death(c, true));
    natives.put("last_death", c -> death(c, false));
    natives.put("age", c -> Dates.plusYears(c.get(0, LocalDate.class), c.number(1)));
    natives.put(
        "age_at", c -> Dates.yearsBetween(c.get(0, LocalDate.class), c.get(1, LocalDate.class)));
  }

  private static PersonValue person(Native.Call c, int index) {
    return c.get(index, PersonValue.class);
  }

  private static Object death(Native.Call c, boolean first) {
    List<PersonValue> people =
        ((List<?>) c.values().getFirst()).stream().map(PersonValue.class::cast).toList();
    return new DeathValue(first, people);
  }

  private static Object person(Native.Call c) {
    String name = c.get(0, String.class);
    LocalDate born = c.get(1, LocalDate.class);
    Mortality law = c.get(2, Mortality.class);
    LocalDate start = c.get(3, LocalDate.class);
    if (born.isAfter(start)) {
      throw new Problem(
          Diagnostic.error(
                  "person/born",
                  "`" + name + "` is born after the plan begins",
                  c.spans().get(1),
                  "this is " + born + ", and the plan begins on " + start)
              .withHint("look at the year, or begin the plan later"));
    }
    double age = Dates.yearsBetween(born, start);
    checkCovered(c, name, law, age);
    return new PersonValue(name, born, law, age);
  }

  private static void checkCovered(Native.Call c, String name, Mortality law, double age) {
    double first = law instanceof LifeTable table ? table.first() : 0.0;
    String words = Words.of(age, Types.NUMBER);
    if (age < first) {
      throw new Problem(
          Diagnostic.error(
                  "value/mortality",
                  "this table does not begin so early",
                  c.spans().get(2),
                  "`" + name + "` is " + words + " when the plan begins")
              .withExplanation("It begins at age " + first + ".")
              .withHint("take a table that begins earlier"));
    }
    boolean beyond = law instanceof LifeTable table && age >= table.last() + 1.0;
    if (beyond || law.survival(first, age - first) < NEVER) {
      throw new Problem(
          Diagnostic.error(
                  "person/dead",
                  "by this law `" + name + "` is dead when the plan begins",
                  c.spans().get(2),
                  "nobody lives to be " + words)
              .withLabel(c.spans().get(1), "born here")
              .withHint("look at the year of birth, or take a law that reaches further"));
    }
  }
}
