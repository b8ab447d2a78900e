package dev.plumbline.cost.unit;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Which owners serve a model version: one entry under {@code serving:}. Every key that is given
 * must match; {@code *} stands for any characters. The first entry that matches an owner holds.
 *
 * @param namespace the namespace, or null
 * @param pod the pod, or null
 * @param served what they serve
 * @param from the first date (UTC) on which they do; null: always
 */
public record Serving(String namespace, String pod, ServedVersion served, LocalDate from)
    implements Serializable {
  private static final String ANY = "[^/]*";

  /** Refuses an entry that names nobody, or everybody. */
  public Serving {
    if (isAnybody(namespace) && isAnybody(pod)) {
      throw new Invalid(
          namespace == null && pod == null ? "names nobody" : "names everybody",
          "add namespace: … or pod: …; * stands for any text beside other characters");
    }
  }

  /** Owners who always served it. */
  public Serving(String namespace, String pod, ServedVersion served) {
    this(namespace, pod, served, null);
  }

  private static boolean isAnybody(String pattern) {
    return pattern == null || pattern.replace("*", "").isBlank();
  }

  /** A regular expression for {@code namespace/pod}, as the columns {@code owner} say it. */
  public String ownerPattern() {
    String before = namespace == null ? "(" + ANY + "/)?" : glob(namespace) + "/";
    return "^" + before + (pod == null ? ".*" : glob(pod)) + "$";
  }

  private static String glob(String pattern) {
    return Pattern.quote(pattern).replace("*", "\\E" + ANY + "\\Q");
  }

  /** True when the entry means this owner. */
  public boolean means(String owner) {
    return owner != null && Pattern.matches(ownerPattern(), owner);
  }

  /** The entry's owners and what they serve, as a configuration writes them. */
  @Override
  public String toString() {
    return "{%s%smodel: %s, version: %s, target: %s}"
        .formatted(
            namespace == null ? "" : "namespace: " + namespace + ", ",
            pod == null ? "" : "pod: " + pod + ", ",
            served.model(),
            served.version(),
            served.target());
  }
}
