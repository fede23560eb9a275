package dev.almanac.data;

import dev.almanac.limit.Limit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data file that is not read beyond what a host allows, also if it grows while it is read. */
final class BoundedInput extends FilterInputStream {

  /** There is more in the file than may be read. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Unreadable why;

    TooLarge(Unreadable why) {
      this.why = why;
    }

    Unreadable why() {
      return why;
    }
  }

  private final Path file;
  private final long most;
  private long read = 0;

  private BoundedInput(Path file, long most) throws IOException {
    super(Files.newInputStream(file));
    this.file = file;
    this.most = most;
  }

  static InputStream open(Path file, long most) throws IOException {
    long size = Files.size(file);
    if (size > most) {
      throw new TooLarge(Unreadable.tooLarge(Limit.DATA, most, size));
    }
    return new BoundedInput(file, most);
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int n) throws IOException {
    read += n;
    if (read > most) {
      throw new TooLarge(Unreadable.tooLarge(Limit.DATA, most, Math.max(read, Files.size(file))));
    }
  }
}
