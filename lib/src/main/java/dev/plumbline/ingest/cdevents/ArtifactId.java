package dev.plumbline.ingest.cdevents;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A package URL (purl), as CDEvents name artifacts: {@code
 * pkg:type/namespace/name@version?qualifiers#subpath}.
 *
 * @param name with its namespace before it, if it has one
 * @param version as written; null when there is none
 * @param qualifiers by lower-case key
 */
record ArtifactId(String name, String version, Map<String, String> qualifiers) {
  private static final Pattern DIGEST =
      Pattern.compile("(?i)(md5|sha1|sha224|sha256|sha384|sha512|blake3)[:-]([0-9a-f]{7,128})");

  /** The tag that every image has, and so says nothing of its version. */
  private static final String ANY_TAG = "latest";

  /** The purl, or empty when the text is none. */
  static Optional<ArtifactId> parse(String text) {
    String plain = text == null ? "" : text.trim();
    if (!plain.regionMatches(true, 0, "pkg:", 0, 4)) {
      return Optional.empty();
    }
    String[] beforeSubpath = plain.substring(4).split("#", 2);
    String[] parts = beforeSubpath[0].split("\\?", 2);
    String path = parts[0].replaceAll("^/+", "");
    int typeEnd = path.indexOf('/');
    if (typeEnd <= 0) {
      return Optional.empty();
    }
    try {
      return parse(path.substring(typeEnd + 1), parts.length > 1 ? parts[1] : "");
    } catch (IllegalArgumentException e) {
      // A percent sign that begins no byte.
      return Optional.empty();
    }
  }

  private static Optional<ArtifactId> parse(String path, String query) {
    int at = path.lastIndexOf('@');
    // An at sign that begins a part of the path belongs to a scope such as @angular.
    boolean hasVersion = at > 0 && path.charAt(at - 1) != '/';
    String name = decoded((hasVersion ? path.substring(0, at) : path).replaceAll("/+$", ""));
    String version = hasVersion ? decoded(path.substring(at + 1)) : "";
    Map<String, String> qualifiers = new TreeMap<>();
    for (String pair : query.split("&", -1)) {
      String[] keyAndValue = pair.split("=", 2);
      if (keyAndValue.length == 2 && !keyAndValue[1].isBlank()) {
        qualifiers.put(keyAndValue[0].toLowerCase(Locale.ROOT), decoded(keyAndValue[1]));
      }
    }
    return name.isBlank()
        ? Optional.empty()
        : Optional.of(new ArtifactId(name, version.isBlank() ? null : version, qualifiers));
  }

  private static String decoded(String text) {
    // In a purl a plus sign is a plus sign.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8).trim();
  }

  /**
   * What people call the version. Images are named by their digest, so their tag says it; the tag
   * latest says nothing. Null when it is not said.
   */
  String spokenVersion() {
    if (version != null && digestIn(version) == null) {
      return version;
    }
    String tag = qualifiers.get("tag");
    return ANY_TAG.equals(tag) ? null : tag;
  }

  /** Digest of its content, as {@code algorithm:hex} in lower case; null when it is not said. */
  String digest() {
    String own = version == null ? null : digestIn(version);
    if (own != null) {
      return own;
    }
    List<String> digests =
        Arrays.stream(qualifiers.getOrDefault("checksum", "").split(",", -1))
            .map(ArtifactId::digestIn)
            .filter(Objects::nonNull)
            .toList();
    return digests.stream()
        .filter(digest -> digest.startsWith("sha256:"))
        .findFirst()
        .orElse(digests.isEmpty() ? null : digests.get(0));
  }

  private static String digestIn(String text) {
    String plain = text.trim();
    return DIGEST.matcher(plain).matches()
        ? plain.toLowerCase(Locale.ROOT).replaceFirst("-", ":")
        : null;
  }
}
