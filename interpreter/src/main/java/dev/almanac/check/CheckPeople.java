package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks people, what is read of them, and the times that have names. */
final class CheckPeople {

  private static final List<String> SETTINGS = List.of("born", "mortality");
  private static final Set<String> DEATHS = Set.of("death", "first_death", "last_death");

  /** What is said of a birth date may be said of the person. */
  static final List<String> OF_BIRTH = List.of("age", "age_at");

  private final Checker checker;
  private Optional<Expression> start = Optional.empty();

  CheckPeople(Checker checker) {
    this.checker = checker;
  }

  /** Takes note of when the plan begins; everybody has an age on that day. */
  void planStarts(Expression day) {
    start = Optional.of(day);
  }

  Expression person(Ast.Person p, Environment env) {
    Map<String, Expression> settings = new HashMap<>();
    p.settings().forEach(e -> setting(e, env, settings));
    // What is missing may be what has a name that is none.
    boolean misnamed = p.settings().stream().anyMatch(e -> !SETTINGS.contains(e.key().text()));
    for (String name : SETTINGS) {
      if (!settings.containsKey(name) && misnamed) {
        return Checker.unknown(p.span());
      }
      if (!settings.containsKey(name)) {
        return checker.wrong(
            Diagnostic.error(
                    "person/missing",
                    "`" + p.name().text() + "` needs `" + name + "`",
                    p.name().span(),
                    "not said")
                .withHint(
                    name.equals("born")
                        ? "add the day of birth: `born: 1971-03-02`"
                        : "say how long people live: `mortality: gompertz(88, 10)`"));
      }
    }
    if (start.isEmpty()) {
      return checker.wrong(
          Diagnostic.error(
                  "plan/start",
                  "nothing says on which day the plan begins",
                  p.name().span(),
                  "how old is `" + p.name().text() + "` then?")
              .withHint("write `start: 2026-06-01` in the plan's head"));
    }
    var name = new Expression.Constant(p.name().text(), Plain.TEXT, p.name().span());
    List<Expression> parts =
        List.of(name, settings.get("born"), settings.get("mortality"), start.get());
    return parts.stream().anyMatch(x -> x.type().isUnknown())
        ? Checker.unknown(p.span())
        : new Expression.Native("person", parts, Plain.PERSON, p.span());
  }

  private void setting(Ast.Entry e, Environment env, Map<String, Expression> settings) {
    String name = e.key().text();
    if (!SETTINGS.contains(name)) {
      checker.report(
          Suggest.withSuggestion(
              Diagnostic.error(
                  "person/setting",
                  "a person has no setting `" + name + "`",
                  e.key().span(),
                  "it has born and mortality"),
              name,
              SETTINGS));
      return;
    }
    Type wanted = name.equals("born") ? Plain.DATE : Plain.MORTALITY;
    Expression value =
        checker.require(checker.expressions.check(e.value(), env), wanted, "`" + name + "`");
    if (settings.put(name, value) != null) {
      checker.report(
          Diagnostic.error(
              "name/twice", "`" + name + "` stands twice", e.key().span(), "again here"));
    }
  }

  Expression milestone(Ast.Milestone m, Environment env) {
    Expression value = checker.expressions.check(m.value(), env);
    Type type = value.type();
    boolean time =
        type == Plain.DATE || type == Plain.DEATH || type.equals(Types.YEARS) || type.isUnknown();
    return time
        ? value
        : checker.wrong(
            Diagnostic.error(
                    "milestone/kind",
                    "a milestone is a time",
                    value.span(),
                    "this is " + type.describe())
                .withHint(
                    "a date, an age as in `alex.age(62)`, years from the start as in `7 years`,"
                        + " or a death as in `first_death(alex, sam)`"));
  }

  /** Returns what a dot after a person reads. */
  static Optional<Expression> member(Expression person, Ast.Name name, Span span) {
    return switch (name.text()) {
      case "born" -> Optional.of(born(person, span));
      case "mortality" ->
          Optional.of(
              new Expression.Native("person_mortality", List.of(person), Plain.MORTALITY, span));
      default -> Optional.empty();
    };
  }

  static List<String> members() {
    return SETTINGS;
  }

  /** Returns what a function after a dot is applied to: of an age it is the birth date. */
  static Expression receiver(Expression target, String function) {
    return target.type() == Plain.PERSON && OF_BIRTH.contains(function)
        ? born(target, target.span())
        : target;
  }

  private static Expression born(Expression person, Span span) {
    return new Expression.Native("person_born", List.of(person), Plain.DATE, span);
  }

  static boolean isDeath(String function) {
    return DEATHS.contains(function);
  }

  /** Checks {@code first_death(alex, sam)}: of one person or of several. */
  Expression death(
      String function,
      List<Ast.Argument> written,
      @Nullable Expression receiver,
      Environment env,
      Span span) {
    List<Expression> people =
        Stream.concat(
                Stream.ofNullable(receiver),
                written.stream().map(a -> checker.expressions.check(a.value(), env)))
            .map(e -> checker.require(e, Plain.PERSON, "who dies"))
            .toList();
    if (people.stream().anyMatch(p -> p.type().isUnknown())) {
      return Checker.unknown(span);
    }
    boolean one = function.equals("death");
    if (people.isEmpty() || (one && people.size() > 1)) {
      Diagnostic d = CheckCalls.count("`" + function + "`", 1, people.size(), span);
      return checker.wrong(
          one
              ? d.withHint("of several: `first_death(alex, sam)` or `last_death(alex, sam)`")
              : d.withHint("name them: `" + function + "(alex, sam)`"));
    }
    var list = new Expression.ListOf(people, new Type.ListOf(Plain.PERSON), span);
    return new Expression.Native(function, List.of(list), Plain.DEATH, span);
  }
}
