package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What the file of a model version's sheet is called: 128 bits of a digest of registry, model and
 * version. What somebody named never becomes a path.
 */
final class SheetName {
  /** The folder of the sheets, beside the report. */
  static final String FOLDER = "models";

  /** The list of them, in that folder. */
  static final String LIST = "index.html";

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}\\.html");
  private static final int DIGITS = 32;

  private SheetName() {}

  /** The sheet of the version that a ruling is about. */
  static String of(Cells ruling) {
    MessageDigest digest = sha256();
    add(digest, ruling.text(LineageCompleteness.REGISTRY));
    add(digest, ruling.text(LineageCompleteness.MODEL));
    add(digest, ruling.text(LineageCompleteness.VERSION));
    return file(digest);
  }

  /** The page of something that is named so. */
  static String digest(byte[] name) {
    MessageDigest digest = sha256();
    digest.update(name);
    return file(digest);
  }

  private static String file(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS) + ".html";
  }

  /** With its length before it, so that no two names run together to a third. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** True for what this class names. */
  static boolean is(String file) {
    return NAME.matcher(file).matches();
  }
}
