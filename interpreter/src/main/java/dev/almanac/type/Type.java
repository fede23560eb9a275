package dev.almanac.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The type of a value. */
public sealed interface Type {

  /** A planner's words for it, with an article. */
  String describe();

  /** A number with a unit; a pure number also has a form. */
  record Quantity(Unit unit, Form form) implements Type {
    @Override
    public String describe() {
      return unit.isOne() ? form.words : unit.describe();
    }
  }

  /** How a pure number is meant and shown. All mix freely; only WHOLE can be asked for. */
  enum Form {
    WHOLE("a whole number"),
    NUMBER("a number"),
    RATIO("a ratio");

    private final String words;

    Form(String words) {
      this.words = words;
    }
  }

  /** Types without parts. */
  enum Plain implements Type {
    TEXT("a text"),
    TRUTH("true or false"),
    DATE("a date"),
    ALLOCATION("an allocation"),
    MIX("a mix of a market"),
    GROWTH("the growth of an asset"),
    RETURNS("the returns of a history"),
    EVENT("an event on the paths"),
    HISTOGRAM("a histogram"),
    HEAT_MAP("a heat map"),
    MORTALITY("a law of mortality"),
    CURVE("a yield curve"),
    CASH_FLOWS("a stream of cash flows"),
    INSTRUMENT("an instrument"),
    ACCOUNT("an account"),
    PERSON("a person"),
    /** The time at which somebody dies. */
    DEATH("a death"),
    /** A liability or an income as a value: amounts and when they are due. */
    FLOW("a cash flow"),
    SHORT_RATE("a model of the short rate"),
    INFLATION("a model of inflation"),
    BOND_FUND("a bond fund"),
    /** The name of an axis of a cube. */
    AXIS("the name of an axis"),
    /** A cell of a comparison, of any unit. */
    CELL("a figure"),
    /** The type of what is already reported as wrong; agrees with everything. */
    UNKNOWN("an unknown value");

    private final String words;

    Plain(String words) {
      this.words = words;
    }

    @Override
    public String describe() {
      return words;
    }
  }

  record ListOf(Type element) implements Type {
    @Override
    public String describe() {
      return element.equals(new AnyOf("Yield"))
          ? "a list of yields that say how they are compounded"
          : "a list";
    }
  }

  record RecordOf(SequencedMap<String, Type> fields) implements Type {
    @Override
    public String describe() {
      return "a record with " + String.join(", ", fields.keySet());
    }
  }

  /**
   * A table that was read from a file: the types of its cells by column, those of returns being
   * {@link Plain#RETURNS}.
   */
  record DataOf(SequencedMap<String, Type> columns) implements Type {
    @Override
    public String describe() {
      return "data with " + String.join(", ", columns.keySet());
    }

    /** Returns the type of a row; a return of one step is a ratio. */
    public RecordOf row() {
      var fields = new LinkedHashMap<String, Type>();
      columns.forEach((name, type) -> fields.put(name, type == Plain.RETURNS ? Types.RATIO : type));
      return new RecordOf(fields);
    }

    /** Returns the type of a whole column. */
    public Optional<Type> column(String name) {
      return Optional.ofNullable(columns.get(name))
          .map(type -> type == Plain.RETURNS ? type : new ListOf(type));
    }

    /** Returns the names of the columns that hold returns, in the order of their declaration. */
    public List<String> returns() {
      return columns.keySet().stream().filter(n -> columns.get(n) == Plain.RETURNS).toList();
    }
  }

  /** One particular function: a call of it is known when the plan is checked. */
  record FunctionOf(String name, Callee callee) implements Type {
    @Override
    public String describe() {
      return "the function `" + name + "`";
    }
  }

  /** A market of the named assets, in the order of their declaration. */
  record MarketOf(List<String> assets) implements Type {
    @Override
    public String describe() {
      return "a market of " + String.join(", ", assets);
    }
  }

  record StrategyOf(String name, Members members) implements Type {
    @Override
    public String describe() {
      return "a strategy";
    }
  }

  /** A run; the outcomes are named where the strategies are. */
  record RunOf(SequencedMap<String, OutcomeOf> outcomes) implements Type {
    @Override
    public String describe() {
      return "a run of " + outcomes.keySet().stream().collect(Collectors.joining(", "));
    }
  }

  /** What a strategy did on every path; the recorded series by name. */
  record OutcomeOf(SequencedMap<String, Type> series) implements Type {
    @Override
    public String describe() {
      return "the outcome of a strategy";
    }
  }

  record SeriesOf(Type element) implements Type {
    @Override
    public String describe() {
      return "a series of years";
    }
  }

  record SampleOf(Type element) implements Type {
    @Override
    public String describe() {
      return "a value on every path";
    }
  }

  /** A value for every combination of named axes; in a signature of any axes. */
  record CubeOf(SequencedMap<String, Type> axes, Type element) implements Type {
    @Override
    public String describe() {
      String over = axes.isEmpty() ? "" : " over " + String.join(", ", axes.keySet());
      return (element instanceof OutcomeOf ? "a study" : "a cube") + over;
    }
  }

  /**
   * Any type of a kind, in a signature: Market, Strategy, Run, Outcome, Function, Record or Data.
   */
  record AnyOf(String kind) implements Type {
    @Override
    public String describe() {
      if (kind.equals("Mean") || kind.equals("Volatility")) {
        return "a rate that says how it is meant";
      }
      if (kind.equals("Yield")) {
        return "a yield that says how it is compounded";
      }
      if (kind.equals("Data")) {
        return "data read from a file";
      }
      String word = kind.toLowerCase(java.util.Locale.ROOT);
      return ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
    }
  }

  /** A type that a signature leaves open. */
  record Variable(String name) implements Type {
    @Override
    public String describe() {
      return "any value";
    }
  }

  /** What the checker knows of a function, opaque here. */
  interface Callee {}

  /** What the checker knows of a strategy, opaque here. */
  interface Members {}

  /** Returns whether this stands for a mistake that has been reported. */
  default boolean isUnknown() {
    return this == Plain.UNKNOWN;
  }
}
