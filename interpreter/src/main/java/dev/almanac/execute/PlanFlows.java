package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.FlowIr;
import dev.almanac.ir.Ir;
import dev.almanac.ir.ProgramIr;
import dev.almanac.library.Dates;
import dev.almanac.library.DeathValue;
import dev.almanac.library.FlowGrowth;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.library.Words;
import dev.almanac.simulation.Elementary;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Basis;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Computes when cash flows are due, and their amounts.
 *
 * <p>A flow {@code from a until b} is due in every period that ends after a and not after b; one
 * {@code due d} in the period in which d falls. In a plan of months an amount per year is paid in
 * twelfths. What grows, grows from year to year, counted from the first period it is due.
 */
final class PlanFlows {

  private static final double SLACK = 1e-9;
  private static final String ALREADY_DUE = "leave `from` out for an amount that is due already";
  private static final String OVER = "leave out what is over when the plan begins";

  private final ProgramIr program;
  private final Evaluator evaluator;
  private final int periodsPerYear;

  PlanFlows(ProgramIr program, Evaluator evaluator) {
    this.program = program;
    this.evaluator = evaluator;
    this.periodsPerYear = program.periodsPerYear();
  }

  /** What was found out of a part: when it is due, and how it grows. */
  private record Terms(Due.Condition condition, int first, int last, double growth) {}

  Due.Stream stream(FlowIr flow, FlowValue.Part part, StrategyValue strategy) {
    int periods = strategy.horizon() * periodsPerYear;
    Terms terms = terms(flow, part, periods);
    double[] unconverted = rates(flow, part, terms, periods);
    double[] rates = inOwnMoney(unconverted, flow, part.flow(), strategy);
    double[] years = new double[strategy.horizon() + 1];
    int parts = part.flow().perYear() ? periodsPerYear : 1;
    for (int year = 1; year < years.length; year++) {
      years[year] = ofYear(rates, terms, year, parts);
    }
    return new Due.Stream(
        terms.condition(),
        divided(rates, parts),
        years,
        flow.moving() && isOther(part.flow())
            ? Optional.of(divided(unconverted, parts))
            : Optional.empty());
  }

  /** Returns a payment that is due once as one that may be put off; empty behind the horizon. */
  Optional<Due.Postponable> postponable(
      FlowIr flow, FlowValue.Part part, Ir latest, StrategyValue strategy) {
    int periods = strategy.horizon() * periodsPerYear;
    Terms wanted = terms(flow, part, periods);
    double due = years(time(flow, part.flow().due(), part.frame(), OVER)).orElseThrow();
    double until = years(time(flow, Optional.of(latest), part.frame(), OVER)).orElseThrow();
    if (until < due) {
      throw new Problem(early(flow, part.flow().due().orElseThrow(), latest, due, until));
    }
    int last = Math.min(periods, Math.max(1, (int) Math.ceil(until * periodsPerYear - SLACK)));
    if (wanted.first() > last) {
      return Optional.empty();
    }
    var terms = new Terms(wanted.condition(), wanted.first(), last, 0.0);
    double[] unconverted = rates(flow, part, terms, periods);
    double[] amounts = inOwnMoney(unconverted, flow, part.flow(), strategy);
    return Optional.of(
        new Due.Postponable(
            wanted.first(),
            last,
            Arrays.stream(amounts).boxed().toList(),
            flow.moving()
                ? Optional.of(Arrays.stream(unconverted).boxed().toList())
                : Optional.empty(),
            flow.atStart()));
  }

  private static Diagnostic early(FlowIr flow, Ir due, Ir latest, double wanted, double until) {
    return Diagnostic.error(
            "flow/latest",
            "the latest date of `" + flow.name() + "` is before it is wanted",
            latest.span(),
            "at the latest in " + Words.of(until, Types.YEARS))
        .withLabel(due.span(), "wanted in " + Words.of(wanted, Types.YEARS))
        .withHint(
            "write the date on which it is wanted after `due`, and the later one after `latest`");
  }

  private static double[] divided(double[] rates, int parts) {
    return Arrays.stream(rates).map(r -> r / parts).toArray();
  }

  private Terms terms(FlowIr flow, FlowValue.Part part, int periods) {
    Ir.MakeFlow m = part.flow();
    Optional<Object> from = time(flow, m.from(), part.frame(), ALREADY_DUE);
    Optional<Object> until = time(flow, m.until(), part.frame(), OVER);
    Optional<Object> due = time(flow, m.due(), part.frame(), OVER);
    checkOrder(flow, m, from, until);
    double growth = m.growing().map(g -> growth(g, part.frame())).orElse(0.0);
    var condition = new Due.Condition(death(from), death(until), death(due), flow.atStart());
    int first = years(from).map(f -> 1 + (int) Math.floor(f * periodsPerYear + SLACK)).orElse(1);
    int last = years(until).map(u -> (int) Math.floor(u * periodsPerYear + SLACK)).orElse(periods);
    if (years(due).isPresent()) {
      first = Math.max(1, (int) Math.ceil(years(due).get() * periodsPerYear - SLACK));
      last = first;
    }
    return new Terms(condition, first, last, growth);
  }

  private double growth(Ir ir, Frame frame) {
    double growth = evaluator.number(ir, frame);
    Optional<Diagnostic> wrong = FlowGrowth.wrong(growth, ir.span());
    if (wrong.isPresent()) {
      throw new Problem(wrong.get());
    }
    return growth;
  }

  /** Returns when a part begins, if it does not depend on a death. */
  Optional<BeyondHorizon.Beginning> beginning(FlowIr flow, FlowValue.Part part) {
    Optional<Ir> when = part.flow().due().or(part.flow()::from);
    Optional<Double> years = years(time(flow, when, part.frame(), OVER));
    return years.map(y -> {
      Ir ir = when.orElseThrow();
      Object written = evaluator.evaluate(ir, part.frame());
      return new BeyondHorizon.Beginning(
          y, part.flow().due().isPresent(), BeyondHorizon.written(written, y), ir.span());
    });
  }

  private static Optional<DeathValue> death(Optional<Object> time) {
    return time.filter(DeathValue.class::isInstance).map(DeathValue.class::cast);
  }

  private static Optional<Double> years(Optional<Object> time) {
    return time.filter(Double.class::isInstance).map(Double.class::cast);
  }

  /** Returns for each period the amount, or the amount per year, that is due in it. */
  private double[] rates(FlowIr flow, FlowValue.Part part, Terms terms, int periods) {
    double[] rates = new double[periods + 1];
    int of = 0;
    double amount = 0.0;
    for (int p = terms.first(); p <= Math.min(terms.last(), periods); p++) {
      int year = Schedule.year(p, periodsPerYear);
      if (year != of) {
        amount = amount(flow, part, year);
        of = year;
      }
      int yearsDue = (p - terms.first()) / periodsPerYear;
      rates[p] = amount * Elementary.pow(1.0 + terms.growth(), yearsDue);
    }
    return rates;
  }

  private double amount(FlowIr flow, FlowValue.Part part, int year) {
    part.flow().yearSlot().ifPresent(slot -> part.frame().set(slot, (double) year));
    double amount = part.factor() * evaluator.number(part.flow().amount(), part.frame());
    checkAmount(flow, part.flow(), amount);
    return amount;
  }

  /** Twelve equal twelfths are the amount itself, to the last bit. */
  private double ofYear(double[] rates, Terms terms, int year, int parts) {
    int first = Math.max(terms.first(), (year - 1) * periodsPerYear + 1);
    int last = Math.min(Math.min(terms.last(), rates.length - 1), year * periodsPerYear);
    if (first > last) {
      return 0.0;
    }
    boolean level = true;
    double sum = 0.0;
    for (int p = first; p <= last; p++) {
      level = level && rates[p] == rates[first];
      sum += rates[p] / parts;
    }
    return level && last - first + 1 == parts ? rates[first] : sum;
  }

  /** Returns years from the start, or a death. */
  private Optional<Object> time(FlowIr flow, Optional<Ir> when, Frame frame, String wayOut) {
    return when.map(w -> {
      Object value = evaluator.evaluate(w, frame);
      if (value instanceof DeathValue) {
        return value;
      }
      return value instanceof LocalDate day ? onDay(flow, w, day, wayOut) : inYears(flow, w, value);
    });
  }

  private Double onDay(FlowIr flow, Ir when, LocalDate day, String wayOut) {
    LocalDate start = start(flow, when);
    if (day.isBefore(start)) {
      throw new Problem(
          past(flow, when, "this is " + day + ", and the plan begins on " + start)
              .withHint(wayOut));
    }
    return Dates.yearsBetween(start, day);
  }

  private static Double inYears(FlowIr flow, Ir when, Object value) {
    double years = Numbers.of(value);
    if (!(years >= 0.0 && years <= 1e6)) {
      throw new Problem(past(flow, when, "this is " + years + " years"));
    }
    return years;
  }

  private static Diagnostic past(FlowIr flow, Ir when, String label) {
    return Diagnostic.error(
        "flow/past", "`" + flow.name() + "` cannot be before the plan begins", when.span(), label);
  }

  private static void checkOrder(
      FlowIr flow, Ir.MakeFlow m, Optional<Object> from, Optional<Object> until) {
    boolean both = years(from).isPresent() && years(until).isPresent();
    if (both && years(from).get() > years(until).get()) {
      throw new Problem(
          Diagnostic.error(
                  "flow/timing",
                  "`" + flow.name() + "` ends before it begins",
                  m.until().orElseThrow().span(),
                  "until " + Words.of(years(until).get(), Types.YEARS))
              .withLabel(
                  m.from().orElseThrow().span(),
                  "from " + Words.of(years(from).get(), Types.YEARS)));
    }
  }

  private LocalDate start(FlowIr flow, Ir when) {
    if (program.start().isEmpty()) {
      throw new Problem(
          Diagnostic.error(
                  "plan/start",
                  "nothing says on which day the plan begins",
                  when.span(),
                  "`" + flow.name() + "` has a date")
              .withHint("write `start: 2026-06-01` in the plan's head"));
    }
    return (LocalDate) evaluator.evaluate(program.start().get(), evaluator.frame(0));
  }

  private static void checkAmount(FlowIr flow, Ir.MakeFlow m, double amount) {
    if (!(amount >= 0.0 && Double.isFinite(amount))) {
      throw new Problem(
          Diagnostic.error(
                  "flow/negative",
                  "the amount of `" + flow.name() + "` cannot be negative",
                  m.amount().span(),
                  "this is " + amount)
              .withHint(flow.income() ? "declare it as a liability" : "declare it as an income"));
    }
  }

  /** Nominal amounts lose to inflation until they are due; real ones gain in a nominal plan. */
  private double[] inOwnMoney(
      double[] amounts, FlowIr flow, Ir.MakeFlow m, StrategyValue strategy) {
    double[] own = amounts.clone();
    for (int p = 1; p < own.length && isOther(m); p++) {
      double prices = strategy.market().priceLevel(flow.atStart() ? p - 1 : p, periodsPerYear);
      own[p] *= m.nominal() ? 1.0 / prices : prices;
    }
    return own;
  }

  private boolean isOther(Ir.MakeFlow m) {
    return m.nominal() != (program.basis() == Basis.NOMINAL);
  }
}
