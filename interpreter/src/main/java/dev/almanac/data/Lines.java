package dev.almanac.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Looks lines of a file up again, by number; a line ends with CR, LF or both. */
final class Lines {

  /** Nobody reads a longer line, and a file may be one. */
  private static final int LONGEST = 10_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Lines() {}

  /** Returns the lines of these 1-based numbers that the file has. */
  static SortedMap<Long, String> of(Path file, SortedSet<Long> numbers) throws IOException {
    var found = new TreeMap<Long, String>();
    if (numbers.isEmpty()) {
      return found;
    }
    try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      collect(in, numbers, found);
    }
    return found;
  }

  private static void collect(Reader in, SortedSet<Long> numbers, SortedMap<Long, String> found)
      throws IOException {
    var buffer = new char[1 << 16];
    var line = new StringBuilder();
    long number = 1;
    boolean afterReturn = false;
    boolean wanted = numbers.contains(number);
    for (int n = in.read(buffer); n >= 0 && number <= numbers.last(); n = in.read(buffer)) {
      for (int i = 0; i < n; i++) {
        char c = buffer[i];
        if (c == '\n' && afterReturn) {
          afterReturn = false;
        } else if (c == '\n' || c == '\r') {
          keep(line, number, numbers, found);
          number++;
          wanted = numbers.contains(number);
          afterReturn = c == '\r';
        } else {
          afterReturn = false;
          if (wanted && line.length() < LONGEST && c != BYTE_ORDER_MARK) {
            line.append(c);
          }
        }
      }
    }
    keep(line, number, numbers, found);
  }

  private static void keep(
      StringBuilder line, long number, Set<Long> numbers, SortedMap<Long, String> found) {
    if (numbers.contains(number)) {
      found.putIfAbsent(number, line.toString());
    }
    line.setLength(0);
  }

  /** Returns the first line that is not UTF-8; 0 if there is none. */
  static long notUtf8(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var line = new byte[1 << 12];
      int length = 0;
      long number = 1;
      for (int b = in.read(); ; b = in.read()) {
        boolean end = b < 0 || b == '\n';
        if (end && !isUtf8(line, length)) {
          return number;
        }
        if (b < 0) {
          return 0;
        }
        number += end ? 1 : 0;
        length = end ? 0 : length + 1;
        line = length > line.length ? java.util.Arrays.copyOf(line, 2 * length) : line;
        if (!end) {
          line[length - 1] = (byte) b;
        }
      }
    }
  }

  private static boolean isUtf8(byte[] line, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
