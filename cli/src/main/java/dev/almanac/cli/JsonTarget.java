package dev.almanac.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Where {@code --json} wants a result: in a file, or on standard output instead of the report. */
final class JsonTarget {

  private static final String STANDARD_OUTPUT = "-";

  private final Call call;
  private final Optional<String> target;

  JsonTarget(Call call) {
    this.call = call;
    this.target = call.invocation().text(Option.JSON);
  }

  /** Returns whether it takes the place of the report. */
  boolean isPrinted() {
    return target.filter(STANDARD_OUTPUT::equals).isPresent();
  }

  private Optional<String> file() {
    return target.filter(t -> !t.equals(STANDARD_OUTPUT));
  }

  /** Fails before the work rather than after it. */
  void requireWritable() throws UsageError {
    if (target.isPresent() && target.get().endsWith(".alm")) {
      throw new UsageError("a result is not written over a plan: " + target.get());
    }
    if (file().isPresent()) {
      NewFile.requireWritable(call.resolve(Path.of(file().get())));
    }
  }

  /** Writes the file, if one is wanted. */
  void write(Supplier<String> json) throws UsageError {
    if (file().isPresent()) {
      NewFile.write(call.resolve(Path.of(file().get())), json.get() + "\n");
    }
  }

  void print(String json) {
    call.out().print(json + "\n");
  }
}
