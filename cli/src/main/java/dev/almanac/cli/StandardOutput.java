package dev.almanac.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output as UTF-8, which remembers what {@link PrintStream} would forget: why it failed.
 */
final class StandardOutput extends OutputStream {

  private static final int BUFFER = 1 << 16;

  private final FileOutputStream process = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException failure;

  PrintStream print() {
    return new PrintStream(new BufferedOutputStream(this, BUFFER), false, StandardCharsets.UTF_8);
  }

  /** Returns why not everything was written; a reader that has read enough is no reason. */
  Optional<String> failure() {
    String message = failure == null ? "" : String.valueOf(failure.getMessage());
    return message.isEmpty() || message.contains("pipe") ? Optional.empty() : Optional.of(message);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      process.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
