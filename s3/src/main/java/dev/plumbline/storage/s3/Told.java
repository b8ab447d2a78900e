package dev.plumbline.storage.s3;

import dev.plumbline.storage.waiting.Store;
import java.util.Locale;

/** Words by which requests are told of while they are not answered. */
final class Told {
  private static final String END = "for some minutes, then ends with 5";

  private Told() {}

  static Store store(String bucket, String server) {
    return new Store("s3a://" + bucket + " at " + server, END);
  }

  /** Such as {@code PutObject lake/a} of {@code PutObjectRequest}. */
  static String operation(String request, String key) {
    String name = request.replaceFirst("Request$", "");
    return key == null || key.isEmpty() ? name : name + " " + key;
  }

  /** What lies under a failure, in a few words. */
  static String reason(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null && last.getCause() != last) {
      last = last.getCause();
    }
    String text = last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    String line = text.lines().findFirst().orElse("").strip();
    return line.toLowerCase(Locale.ROOT).startsWith("connect to ")
        ? line.substring(line.lastIndexOf(": ") + 1).strip()
        : line;
  }
}
