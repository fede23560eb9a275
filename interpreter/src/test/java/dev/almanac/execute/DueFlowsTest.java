package dev.almanac.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.check.CheckPlan;
import dev.almanac.data.Imports;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.ir.FlowIr;
import dev.almanac.ir.ProgramIr;
import dev.almanac.limit.Limits;
import dev.almanac.lower.LowerPlan;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.type.Match;
import dev.almanac.type.Priority;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of each liability and income is due on each path, against all of them and by hand. */
class DueFlowsTest {

  private static final Imports LIBRARY =
      new Imports() {
        @Override
        public Optional<Source> find(String module, Source importer) {
          String name = module.replace('.', '/') + ".alm";
          try (InputStream in = DueFlowsTest.class.getResourceAsStream("/" + name)) {
            return in == null
                ? Optional.empty()
                : Optional.of(
                    new Source(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), true));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public String hint(String module) {
          return "";
        }
      };

  private static final String HOUSEHOLD =
      """
      plan p { start: 2026-06-01, horizon: 40 years, step: %s, basis: real USD }
      import std.strategies
      market m = fixed { cash: 0%% geometric inflation: 2%% }
      person alex { born: 1955-03-02, mortality: gompertz(88, 10) }
      person sam { born: 1951-02-11, mortality: gompertz(84, 11) }
      let trips = $7 per year from 2 years until 9 years
      assets $1_000
      liability living = $50 per year until last_death(alex, sam)
      income pension = $20 per year from alex.age(73) until death(alex)
      income widowed = nominal $5 per year from first_death(sam, alex) until last_death(alex, sam)
      liability flat = $3 per year from first_death(alex, sam) growing 1%%
      income insurance = $100 due death(sam)
      liability house = 0.5 * trips + 2 * living priority wish match explicit
      liability car = $9 due 30 months match statistical
      strategy s = constant_mix({cash: 100%%})
      run base = simulate([s], paths: 10)
      """;

  /** By this table everybody lives two years longer, and nobody three. */
  private static final String THREE_YEARS =
      """
      plan p { start: 2026-06-01, horizon: 5 years, basis: real USD }
      import std.strategies
      market m = fixed { cash: 0% geometric }
      person old { born: 1966-06-01, mortality: life_table([0%, 0%, 100%], from: 60) }
      person young { born: 1966-06-01, mortality: life_table([0%, 0%, 0%, 100%], from: 60) }
      assets $1_000
      liability first = $1 per year until first_death(old, young)
      liability last = $2 per year until last_death(old, young)
      liability alone = $4 per year from first_death(old, young) until last_death(old, young)
      liability after = $8 per year from last_death(old, young)
      liability buried = $16 due death(old)
      liability early = $32 per year until death(old) at start of year
      liability late = $64 due death(old) at start of year
      strategy s {
        at start of year {
          hold cash: 100%
        }
        at end of year {
          spend owed
        }
      }
      strategy t = s()
      run base = simulate([t], paths: 10)
      """;

  private static DuePlan plan(String text) {
    return program(text).due().orElseThrow();
  }

  /** Returns the first strategy of a plan, ready to run. */
  static PolicyProgram program(String text) {
    var diagnostics = new Diagnostics();
    var plan =
        CheckPlan.check(
            Source.of("p", text), LIBRARY, Map.of(), Map.of(), Limits.standard(), diagnostics);
    assertThat(diagnostics.hasErrors()).as(diagnostics.sorted().toString()).isFalse();
    ProgramIr program = LowerPlan.lower(plan, diagnostics);
    assertThat(diagnostics.hasErrors()).isFalse();
    var evaluator = new Evaluator(program, Job.quiet(), OptionalLong.empty(), OptionalLong.empty());
    int strategy =
        IntStream.range(0, program.globals().size())
            .filter(i -> program.globals().get(i).kind().equals("strategy"))
            .findFirst()
            .orElseThrow();
    Span span = program.globals().get(strategy).value().span();
    var value = (StrategyValue) evaluator.global(strategy, span);
    return new PolicyProgram(value, value.market(), evaluator);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 year", "1 month"})
  void allTogetherAreWhatIsOwedOnEveryPath(String step) {
    DuePlan plan = plan(HOUSEHOLD.formatted(step));
    int n = 500;
    var flows = new DueFlows(plan, n);
    flows.begin(1_000, 17, n);
    double[] one = new double[n];
    double[] owed = new double[n];
    double[] month = new double[n];
    for (int year = 1; year <= 40; year++) {
      double[] sum = new double[n];
      for (int f = 0; f < flows.flows().size(); f++) {
        flows.due(f, year, one, n);
        for (int i = 0; i < n; i++) {
          assertThat(one[i]).isNotNegative();
          sum[i] += flows.flows().get(f).income() ? -one[i] : one[i];
        }
      }
      flows.owed(false, year, owed, n);
      double[] months = new double[n];
      for (int p = 1; p <= plan.periodsPerYear(); p++) {
        flows.owed(true, (year - 1) * plan.periodsPerYear() + p, month, n);
        for (int i = 0; i < n; i++) {
          months[i] += month[i];
        }
      }
      assertThat(owed).as("flows of year %d", year).containsExactly(sum, within(1e-9));
      assertThat(owed).as("months of year %d", year).containsExactly(months, within(1e-9));
    }
  }

  @Test
  void aPathIsTheSameInAnyBlock() {
    DuePlan plan = plan(HOUSEHOLD.formatted("1 year"));
    double[] together = owed(plan, 64, 8);
    double[] apart = owed(plan, 68, 4);
    assertThat(java.util.Arrays.copyOfRange(together, 4, 8)).containsExactly(apart);
  }

  private static double[] owed(DuePlan plan, long first, int n) {
    var flows = new DueFlows(plan, n);
    flows.begin(first, 3, n);
    double[] owed = new double[n];
    flows.owed(false, 20, owed, n);
    return owed;
  }

  @Test
  void deathsThatAreCertainAreWorkedByHand() {
    DuePlan plan = plan(THREE_YEARS);
    var flows = new DueFlows(plan, 4);
    flows.begin(0, 1, 4);
    double[][] expected = {
      {1, 1, 0, 0, 0},
      {2, 2, 2, 0, 0},
      {0, 0, 4, 0, 0},
      {0, 0, 0, 8, 8},
      {0, 0, 16, 0, 0},
      {32, 32, 32, 0, 0},
      {0, 0, 0, 64, 0}
    };
    double[] column = new double[4];
    for (int f = 0; f < expected.length; f++) {
      for (int year = 1; year <= 5; year++) {
        flows.due(f, year, column, 4);
        assertThat(column)
            .as("%s in year %d", flows.flows().get(f).name(), year)
            .containsOnly(expected[f][year - 1]);
      }
    }
  }

  @Test
  void flowsSayWhatTheyAre() {
    var flows = new DueFlows(plan(HOUSEHOLD.formatted("1 year")), 2).flows();
    assertThat(flows)
        .extracting(FlowIr::name)
        .containsExactly("living", "pension", "widowed", "flat", "insurance", "house", "car");
    assertThat(flows.get(5).priority()).isEqualTo(Priority.WISH);
    assertThat(flows.get(5).match()).contains(Match.EXPLICIT);
    assertThat(flows.get(6).match()).contains(Match.STATISTICAL);
    assertThat(flows.get(0).match()).isEmpty();
  }
}
