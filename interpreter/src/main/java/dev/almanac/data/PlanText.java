package dev.almanac.data;

import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Reads texts, strictly, and tells them apart. */
public final class PlanText {

  /** Says how a file is encoded; no part of its text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PlanText() {}

  /**
   * Returns the text of a file.
   *
   * @throws Unreadable saying why it cannot be had, in words for the user
   */
  public static String read(Path file, Limits limits) throws Unreadable {
    requireFile(file);
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, limits);
    } catch (IOException e) {
      throw Unreadable.because(e);
    }
  }

  /** Returns the text that a stream yields, up to its end. */
  public static String read(InputStream in, Limits limits) throws Unreadable {
    try {
      String text = decode(bytes(in, limits.of(Limit.SOURCE)));
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (IOException e) {
      throw Unreadable.because(e);
    }
  }

  /** Returns the SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal digits. */
  public static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Stops what is not a file that could be read. */
  static void requireFile(Path file) throws Unreadable {
    if (Files.isDirectory(file)) {
      throw new Unreadable("it is a folder, not a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Unreadable("it is a device or a pipe, not a file");
    }
  }

  private static byte[] bytes(InputStream in, long most) throws IOException, Unreadable {
    byte[] bytes = in.readNBytes((int) most + 1);
    if (bytes.length > most) {
      throw Unreadable.tooLarge(Limit.SOURCE, most, bytes.length + (long) in.available());
    }
    return bytes;
  }

  private static String decode(byte[] bytes) throws Unreadable {
    Optional<String> other = Encoding.wide(bytes);
    if (other.isPresent()) {
      throw new Unreadable(other.get() + ": save it as UTF-8");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(Encoding.narrow(bytes) + ": save it as UTF-8");
    }
  }
}
