package dev.plumbline.timeline;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who idles on purpose, such as a warm replica: one entry under {@code standby:}. Every key that is
 * given must match; {@code *} stands for any characters.
 *
 * @param owner namespace/pod, as the column {@code owner} says it; or null
 * @param namespace the namespace, or null
 * @param pod the pod, or null
 */
public record Standby(String owner, String namespace, String pod) implements Serializable {
  /** Refuses an entry that would declare everybody. */
  public Standby {
    if (owner == null && namespace == null && pod == null) {
      throw new Invalid(
          "names nobody",
          "add owner: NAMESPACE/POD, namespace: … or pod: …; * stands for any text");
    }
  }

  /** True when the entry means this holder. */
  public boolean means(Holder holder) {
    return matches(owner, holder.name())
        && matches(namespace, holder.namespace())
        && matches(pod, holder.pod());
  }

  /** The entry as a configuration writes it. */
  @Override
  public String toString() {
    return Stream.of(said("owner", owner), said("namespace", namespace), said("pod", pod))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String said(String key, String value) {
    return value == null ? "" : key + ": " + value;
  }

  private static boolean matches(String pattern, String text) {
    return TextPattern.matches(TextPattern.of(pattern), text);
  }
}
