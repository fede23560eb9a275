package dev.almanac.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Says what bytes that are no UTF-8 look like, so that a user knows what to save them from. */
final class Encoding {

  private static final int LOOKED_AT = 4096;

  private Encoding() {}

  /** Says so if bytes look like a text of two bytes a character, or like no text at all. */
  static Optional<String> wide(byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE && bytes[0] != bytes[1]) {
      return Optional.of("it looks like UTF-16");
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
      even += bytes[i] == 0 && i % 2 == 0 ? 1 : 0;
      odd += bytes[i] == 0 && i % 2 == 1 ? 1 : 0;
    }
    int most = Math.max(even, odd);
    // Of text in Latin letters every other byte is 0; of a chance zero nothing follows.
    return 4 * most > Math.min(bytes.length, LOOKED_AT) && Math.min(even, odd) < most / 8 + 1
        ? Optional.of("it looks like UTF-16 without a byte order mark")
        : Optional.empty();
  }

  /** Says where the first bytes are that are no UTF-8, and what they look like. */
  static String narrow(byte[] bytes) {
    var valid = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(valid, CharBuffer.allocate(bytes.length), true);
    int line = 1;
    for (int i = 0; i < valid.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return "it is not text in UTF-8 (line " + line + "); it looks like " + of(bytes);
  }

  /** Returns the encoding of one byte a character that bytes look like. */
  static String of(byte[] bytes) {
    for (byte b : bytes) {
      // Latin-1 has control characters there, which nobody types.
      if ((b & 0xE0) == 0x80) {
        return "Windows-1252";
      }
    }
    return "Latin-1";
  }
}
