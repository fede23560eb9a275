package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.execute.PlannedWalk.Payment;
import dev.almanac.ir.FlowIr;
import dev.almanac.library.InstrumentValue;
import dev.almanac.source.Span;
import dev.almanac.type.Match;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Warns of strategies that pay from what is not made for it, where all goes as planned: what is
 * near from what needs longer, and what is in today's money from a nominal promise.
 */
final class FundingWarnings {

  /** A liability is near in the first years: as many as a ladder has rungs. */
  private static final int NEAR = 7;

  /** So many years too long: less is a bridge in the middle of the years it pays for. */
  private static final double TOO_LONG = 5.0;

  /** A smaller part of a payment is rounding, or a buffer that was a little short. */
  private static final double WORTH_SAYING = 0.01;

  private final CashFlows flows;
  private final Consumer<Diagnostic> warnings;
  private final Set<String> said = new HashSet<>();

  FundingWarnings(CashFlows flows, Consumer<Diagnostic> warnings) {
    this.flows = flows;
    this.warnings = warnings;
  }

  /** Warns of a strategy, once in all runs. */
  void about(PolicyProgram program) {
    Optional<DuePlan> due = flows.read(program.strategy());
    if (program.pockets().isEmpty() || due.isEmpty()) {
      return;
    }
    List<PocketPlan.Pocket> pockets = program.pockets().get().pockets();
    boolean whole =
        pockets.stream().anyMatch(p -> p.holds() instanceof InstrumentValue.Bond b && b.nominal())
            || due.get().flows().stream().anyMatch(d -> isExplicit(d.flow()));
    int years = program.strategy().horizon();
    List<Payment> all = PlannedWalk.of(program, due.get(), whole ? years : Math.min(NEAR, years));
    explicit(program.strategy(), all.stream().filter(FundingWarnings::isUnmatched).toList());
    near(program.strategy(), pockets, all.stream().filter(FundingWarnings::isTooLong).toList());
    nominal(program.strategy(), all.stream().filter(p -> losesToInflation(p, all)).toList());
  }

  private static boolean isExplicit(FlowIr flow) {
    return flow.match().filter(Match.EXPLICIT::equals).isPresent();
  }

  /** What is too long is told as such, once. */
  private static boolean isUnmatched(Payment p) {
    return p.part() > WORTH_SAYING
        && !isTooLong(p)
        && p.source().kind() == Source.Kind.SALE
        && isExplicit(p.liability());
  }

  private void explicit(StrategyValue strategy, List<Payment> payments) {
    if (payments.isEmpty()) {
      return;
    }
    say(
        Diagnostic.warning(
                "funding/explicit",
                "`" + strategy.name() + "` has no bond for what asks for an explicit match",
                strategy.span(),
                "sells " + names(payments) + " for " + liabilities(payments))
            .withExplanation(
                "A liability that says `match explicit` is to be paid by a bond that was bought for"
                    + " it, not at the price of the day.")
            .withHint(
                "buy a bond that matures when it is needed: `real_bond("
                    + payments.getFirst().year()
                    + ", curve)`"));
  }

  private static boolean isTooLong(Payment p) {
    return p.part() > WORTH_SAYING
        && p.source().kind() == Source.Kind.SALE
        && p.year() <= NEAR
        && p.source().horizon() > p.year() + TOO_LONG;
  }

  /** Which bond pays which liability of a year is bookkeeping: nominal ones can use it all. */
  private boolean losesToInflation(Payment p, List<Payment> all) {
    if (!isNominal(p) || !flows.isInTodaysMoney(p.liability())) {
      return false;
    }
    double excess = 0.0;
    for (Payment other : all) {
      boolean same = other.year() == p.year();
      excess += same && isNominal(other) ? other.amount() : 0.0;
      excess -= same && !flows.isInTodaysMoney(other.liability()) ? other.amount() : 0.0;
    }
    return Math.min(excess, p.amount()) > WORTH_SAYING * p.total();
  }

  private static boolean isNominal(Payment p) {
    return p.source().kind() == Source.Kind.NOMINAL_BOND;
  }

  private void near(
      StrategyValue strategy, List<PocketPlan.Pocket> pockets, List<Payment> payments) {
    if (payments.isEmpty()) {
      return;
    }
    String explanation =
        bySource(payments).values().stream()
            .map(of -> sold(of, pockets))
            .collect(Collectors.joining(" ", "Where all goes as planned, ", ""));
    say(
        Diagnostic.warning(
                "funding/near",
                "`" + strategy.name() + "` pays what is near from what is long",
                strategy.span(),
                "sells " + names(payments))
            .withExplanation(explanation)
            .withHint(
                "buy a bond that matures when it is needed: `real_bond("
                    + payments.getFirst().year()
                    + ", curve)`"));
  }

  private static String sold(List<Payment> payments, List<PocketPlan.Pocket> pockets) {
    Source source = payments.getFirst().source();
    boolean bond =
        pockets.stream()
            .anyMatch(
                p -> p.name().equals(source.name()) && p.holds() instanceof InstrumentValue.Bond);
    String years = String.format(Locale.ROOT, "%.1f years", source.horizon());
    return "`"
        + source.name()
        + "` is sold for "
        + liabilities(payments)
        + (bond
            ? "; it matures only after " + years + "."
            : "; it needs " + years + " to make good a loss.");
  }

  private void nominal(StrategyValue strategy, List<Payment> payments) {
    if (payments.isEmpty()) {
      return;
    }
    String explanation =
        bySource(payments).values().stream()
            .map(of ->
                "`"
                    + of.getFirst().source().name()
                    + "` pays a fixed nominal amount for "
                    + liabilities(of)
                    + ", in today's money: what inflation takes until then is missing.")
            .collect(Collectors.joining(" "));
    say(
        Diagnostic.warning(
                "funding/nominal",
                "`" + strategy.name() + "` pays real money from a nominal promise",
                strategy.span(),
                "relies on " + names(payments))
            .withExplanation(explanation)
            .withHint(
                "buy a bond in today's money: `real_bond("
                    + payments.getFirst().year()
                    + ", curve)`"));
  }

  /** A strategy in several runs is one strategy. */
  private void say(Diagnostic warning) {
    Span span = warning.span();
    if (said.add(warning.code() + " " + span.source().name() + " " + span.start())) {
      warnings.accept(warning);
    }
  }

  private static Map<String, List<Payment>> bySource(List<Payment> payments) {
    return payments.stream()
        .collect(
            Collectors.groupingBy(p -> p.source().name(), LinkedHashMap::new, Collectors.toList()));
  }

  private static String names(List<Payment> payments) {
    return payments.stream()
        .map(p -> "`" + p.source().name() + "`")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Names liabilities and their years: `car` (year 1), `rent` (years 2 to 5). */
  private static String liabilities(List<Payment> payments) {
    return payments.stream()
        .collect(
            Collectors.groupingBy(
                p -> p.liability().name(),
                LinkedHashMap::new,
                Collectors.mapping(Payment::year, Collectors.toList())))
        .entrySet()
        .stream()
        .map(e -> "`" + e.getKey() + "` (" + years(e.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String years(List<Integer> years) {
    int first = years.getFirst();
    int last = years.getLast();
    if (first == last) {
      return "year " + first;
    }
    return last - first == years.size() - 1
        ? "years " + first + " to " + last
        : "years " + years.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
