package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BlocksTest {

  @Test
  void everyPathOnce() {
    for (int threads = 1; threads <= 3; threads++) {
      AtomicIntegerArray seen = new AtomicIntegerArray(1003);
      Blocks.run(
          1003,
          8,
          threads,
          new Cancellation(),
          Progress.NONE,
          () ->
              (first, n, block) -> {
                assertThat(first).isEqualTo(8 * block);
                for (int i = 0; i < n; i++) {
                  seen.incrementAndGet((int) first + i);
                }
              });
      for (int i = 0; i < seen.length(); i++) {
        assertThat(seen.get(i)).isEqualTo(1);
      }
    }
  }

  @Test
  void oneWorkerPerThreadMadeByTheCaller() {
    Thread caller = Thread.currentThread();
    AtomicLong made = new AtomicLong();
    Blocks.run(
        100,
        2,
        2,
        new Cancellation(),
        Progress.NONE,
        () -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          made.incrementAndGet();
          return (first, n, block) -> {};
        });
    assertThat(made).hasValue(2);
  }

  @Test
  void noPathsIsDoneAtOnce() {
    List<Long> reports = new ArrayList<>();
    Blocks.run(
        0,
        512,
        2,
        new Cancellation(),
        (done, total) -> reports.add(done),
        () -> (first, n, block) -> {});
    assertThat(reports).containsExactly(0L);
  }

  @Test
  void exceptionsReachTheCaller() {
    for (int threads = 1; threads <= 2; threads++) {
      int count = threads;
      assertThatThrownBy(() ->
              Blocks.run(
                  10_000,
                  2,
                  count,
                  new Cancellation(),
                  Progress.NONE,
                  () ->
                      (first, n, block) -> {
                        if (block == 17) {
                          throw new IllegalStateException("seventeen");
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("seventeen");
    }
  }

  @Test
  void cancellationStopsTheRun() {
    Cancellation cancellation = new Cancellation();
    AtomicLong blocks = new AtomicLong();
    assertThatThrownBy(() ->
            Blocks.run(
                1L << 40,
                512,
                2,
                cancellation,
                Progress.NONE,
                () ->
                    (first, n, block) -> {
                      if (blocks.incrementAndGet() == 10) {
                        cancellation.request();
                      }
                    }))
        .isInstanceOf(Cancelled.class);
    assertThat(blocks.get()).isLessThan(100_000);
  }

  @Test
  void progressRisesToTheTotalAndIsRare() {
    List<Long> reports = new ArrayList<>();
    Blocks.run(
        100_000,
        2,
        1,
        new Cancellation(),
        (done, total) -> reports.add(done),
        () -> (first, n, block) -> {});
    assertThat(reports).isSorted().doesNotHaveDuplicates().hasSizeBetween(10, 70);
    assertThat(reports.getLast()).isEqualTo(100_000);
  }

  @Test
  void sizesThatAreNotPowersOfTwo() {
    for (int size : new int[] {0, 1, 3, 500, 16_384}) {
      assertThatThrownBy(() ->
              Blocks.run(
                  10, size, 1, new Cancellation(), Progress.NONE, () -> (first, n, block) -> {}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
