package dev.almanac.type;

import dev.almanac.type.Type.AnyOf;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Unit.Basis;
import dev.almanac.type.Unit.Convention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names that types have in a plan. */
public final class TypeNames {

  private static final List<String> KINDS =
      List.of(
          "Market",
          "Strategy",
          "Run",
          "Outcome",
          "Function",
          "Record",
          "Data",
          "Mean",
          "Volatility",
          "Yield");

  private static final Map<String, Type> NAMED = new TreeMap<>();

  static {
    NAMED.put("Whole", Types.WHOLE);
    NAMED.put("Number", Types.NUMBER);
    NAMED.put("Ratio", Types.RATIO);
    // A number of years since birth; with a birth date it becomes a date: `born.age(62)`.
    NAMED.put("Age", Types.NUMBER);
    NAMED.put("Duration", Types.YEARS);
    NAMED.put("Rate", Types.of(Unit.PER_YEAR));
    NAMED.put("Money", Types.of(Unit.money(Basis.REAL)));
    NAMED.put("NominalMoney", Types.of(Unit.money(Basis.NOMINAL)));
    NAMED.put("MoneyPerYear", Types.of(new Unit(1, -1, Basis.REAL, Convention.NONE)));
    NAMED.put("NominalMoneyPerYear", Types.of(new Unit(1, -1, Basis.NOMINAL, Convention.NONE)));
    for (Convention c : Convention.values()) {
      if (c != Convention.NONE) {
        String word = c.word();
        NAMED.put(
            Character.toUpperCase(word.charAt(0)) + word.substring(1) + "Rate",
            Types.of(new Unit(0, 0, Basis.NONE, c)));
      }
    }
    NAMED.put("Text", Plain.TEXT);
    NAMED.put("Truth", Plain.TRUTH);
    NAMED.put("Date", Plain.DATE);
    NAMED.put("Allocation", Plain.ALLOCATION);
    NAMED.put("Mix", Plain.MIX);
    NAMED.put("Growth", Plain.GROWTH);
    NAMED.put("Returns", Plain.RETURNS);
    NAMED.put("Event", Plain.EVENT);
    NAMED.put("Histogram", Plain.HISTOGRAM);
    NAMED.put("HeatMap", Plain.HEAT_MAP);
    NAMED.put("Axis", Plain.AXIS);
    NAMED.put("Mortality", Plain.MORTALITY);
    NAMED.put("Curve", Plain.CURVE);
    NAMED.put("CashFlows", Plain.CASH_FLOWS);
    NAMED.put("Instrument", Plain.INSTRUMENT);
    NAMED.put("Account", Plain.ACCOUNT);
    NAMED.put("Person", Plain.PERSON);
    NAMED.put("Death", Plain.DEATH);
    NAMED.put("CashFlow", Plain.FLOW);
    NAMED.put("ShortRate", Plain.SHORT_RATE);
    NAMED.put("Inflation", Plain.INFLATION);
    NAMED.put("BondFund", Plain.BOND_FUND);
    for (String kind : KINDS) {
      NAMED.put(kind, new AnyOf(kind));
    }
  }

  private TypeNames() {}

  /** Returns the type of a name without an element type; a single capital letter is a variable. */
  public static Optional<Type> of(String name) {
    if (name.length() == 1 && Character.isUpperCase(name.charAt(0))) {
      return Optional.of(new Type.Variable(name));
    }
    return Optional.ofNullable(NAMED.get(name));
  }

  /** Returns the type {@code name<element>}. */
  public static Optional<Type> of(String name, Type element) {
    return switch (name) {
      case "List" -> Optional.of(new Type.ListOf(element));
      case "Series" -> Optional.of(new Type.SeriesOf(element));
      case "Sample" -> Optional.of(new Type.SampleOf(element));
      case "Cube" -> Optional.of(new Type.CubeOf(new LinkedHashMap<>(), element));
      default -> Optional.empty();
    };
  }

  /** Returns all names, for suggestions. */
  public static List<String> all() {
    var names = new java.util.ArrayList<>(NAMED.keySet());
    names.addAll(List.of("List", "Series", "Sample", "Cube"));
    return names;
  }
}
