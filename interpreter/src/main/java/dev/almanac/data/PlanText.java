package dev.almanac.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads texts, strictly, and tells them apart. */
public final class PlanText {

  private static final int LARGEST = 10 * 1024 * 1024;

  /** Says how a file is encoded; no part of its text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PlanText() {}

  /**
   * Returns the text of a file.
   *
   * @throws Unreadable saying why it cannot be had, in words for the user
   */
  public static String read(Path file) throws Unreadable {
    requireFile(file);
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IOException e) {
      throw Unreadable.because(e);
    }
  }

  /** Returns the text that a stream yields, up to its end. */
  public static String read(InputStream in) throws Unreadable {
    try {
      String text = decode(bytes(in));
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

  private static byte[] bytes(InputStream in) throws IOException, Unreadable {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new Unreadable("it is larger than 10 MB");
    }
    return bytes;
  }

  private static String decode(byte[] bytes) throws Unreadable {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable("it is not text in UTF-8 (" + whereNot(bytes) + "): save it as UTF-8");
    }
  }

  /** Returns the place of the first bytes that are no UTF-8. */
  private static String whereNot(byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE) {
      return "it looks like UTF-16";
    }
    var valid = ByteBuffer.wrap(bytes);
    var chars = CharBuffer.allocate(bytes.length);
    StandardCharsets.UTF_8.newDecoder().decode(valid, chars, true);
    int line = 1;
    for (int i = 0; i < valid.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return "line " + line;
  }
}
