package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.Session;
import dev.almanac.source.Source;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** A host that answers all day needs no more memory in the evening. */
class MemoryTest {

  private static final String PLAN =
      Repository.read(Repository.root().resolve("examples/first.alm"));

  /** One plan's program, its figures and what a session keeps of it take some hundred kilobytes. */
  private static final long SLACK = 1 << 20;

  @Test
  void aThousandPlansLeaveNothingBehind() {
    var request = new Almanac.Request(Map.of(), OptionalLong.of(64), OptionalLong.empty());
    Source plan = Plans.source(PLAN);
    leavesNothing(n -> {
      // Every one has another text, as those of many clients have.
      Source other = Plans.source(plan.text() + "let number = " + n + "\n");
      assertThat(Plans.library().run(other, request, Plans.job(1, 64)).result()).isPresent();
    });
  }

  @Test
  void aThousandChangesOfASessionLeaveNothingBehind() {
    Session session = Transcript.session(1, 64);
    assertThat(session.submit(PLAN).hasErrors()).isFalse();
    assertThat(session.submit(":set paths 64").hasErrors()).isFalse();
    assertThat(session.submit("failure(base.careful)").hasErrors()).isFalse();
    leavesNothing(
        n -> assertThat(session.submit("assets $" + (1_000_000 + n % 500)).hasErrors()).isFalse());
  }

  private static void leavesNothing(IntConsumer evaluation) {
    long early = usedAfter(evaluation, 0, 200);
    long late = usedAfter(evaluation, 200, 1_000);
    assertThat(late).isLessThan(early + SLACK);
  }

  private static long usedAfter(IntConsumer evaluation, int from, int to) {
    for (int n = from; n < to; n++) {
      evaluation.accept(n);
    }
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
