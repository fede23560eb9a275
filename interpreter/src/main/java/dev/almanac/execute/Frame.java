package dev.almanac.execute;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one evaluation reads: its slots, its strategy, and the period it plans for. */
final class Frame {

  private @Nullable Object[] slots;
  private final @Nullable StrategyValue strategy;
  private final int year;
  private final int month;

  Frame(int slots, @Nullable StrategyValue strategy, int year, int month) {
    this.slots = new Object[slots];
    this.strategy = strategy;
    this.year = year;
    this.month = month;
  }

  /** Returns what the body of a function reads. */
  static Frame of(int slots, @Nullable StrategyValue strategy, List<Object> arguments) {
    var frame = new Frame(slots, strategy, 0, 0);
    for (int i = 0; i < arguments.size(); i++) {
      frame.set(i, arguments.get(i));
    }
    return frame;
  }

  Object get(int slot) {
    return Objects.requireNonNull(slots[slot]);
  }

  /** Returns a frame of its own with the same values, for what is computed later. */
  Frame copy() {
    var copy = new Frame(0, strategy, year, month);
    copy.slots = slots.clone();
    return copy;
  }

  void set(int slot, Object value) {
    if (slot >= slots.length) {
      slots = Arrays.copyOf(slots, slot + 8);
    }
    slots[slot] = value;
  }

  @Nullable StrategyValue strategy() {
    return strategy;
  }

  int year() {
    return year;
  }

  int month() {
    return month;
  }
}
