package dev.plumbline.storage;

import dev.plumbline.ingest.secrets.SecretText;

/** What a landing file is called in the lake. */
final class FileNames {
  private FileNames() {}

  /**
   * The path without the secrets in it. Two paths that differ in their secrets stay two: a masked
   * one ends its first mask with 32 bits of the path's hash.
   */
  static String masked(String path) {
    String masked = SecretText.masked(path);
    if (masked.equals(path)) {
      return path;
    }
    int end = masked.indexOf(']', masked.indexOf("[masked: "));
    String mark = Digests.of(path).substring(0, 8);
    return masked.substring(0, end) + " " + mark + masked.substring(end);
  }
}
