package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hash that a digest is. A digest that was cut is none, nor is one that does not say its
 * algorithm, or whose algorithm CycloneDX has no word for.
 */
final class BomHash {
  private record Algorithm(String word, int digits) {}

  private static final Pattern DIGEST = Pattern.compile("([a-z0-9]+)[:=]([0-9a-f]+)");
  private static final Map<String, Algorithm> ALGORITHMS =
      Map.of(
          "md5", new Algorithm("MD5", 32),
          "sha1", new Algorithm("SHA-1", 40),
          "sha256", new Algorithm("SHA-256", 64),
          "sha384", new Algorithm("SHA-384", 96),
          "sha512", new Algorithm("SHA-512", 128));

  private BomHash() {}

  /** Puts it into a component, where it is one. */
  static void put(String digest, ObjectNode component) {
    if (digest == null) {
      return;
    }
    Matcher parts = DIGEST.matcher(digest.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return;
    }
    Algorithm algorithm = ALGORITHMS.get(parts.group(1));
    if (algorithm != null && parts.group(2).length() == algorithm.digits) {
      component
          .putArray("hashes")
          .addObject()
          .put("alg", algorithm.word)
          .put("content", parts.group(2));
    }
  }
}
