package dev.plumbline.config;

import dev.plumbline.cost.unit.ServedVersion;
import dev.plumbline.cost.unit.Serving;
import dev.plumbline.ingest.secrets.Privacy;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the entries under {@code serving:}, each owner pattern of one version. */
final class ServingEntries {
  private ServingEntries() {}

  /** Owners as rows name them: by a pseudonym where namespaces or pods are personal data. */
  static Function<YamlSection, Serving> read(Privacy privacy) {
    Once once = new Once("keep one of them, or say from: when each of them holds");
    Map<List<Object>, LocalDate> newest = new HashMap<>();
    Map<List<String>, ServedVersion> known = new HashMap<>();
    return section -> {
      Serving serving = entry(section, privacy);
      ServedVersion served = serving.served();
      ServedVersion before =
          known.putIfAbsent(List.of(served.model(), served.version(), served.target()), served);
      if (before != null && !before.equals(served)) {
        throw section.error(
            served.words()
                + " has another registry:, metric: or served_as: than in an entry before",
            "name the same ones in all entries of a version and target");
      }
      LocalDate from = serving.from() == null ? LocalDate.MIN : serving.from();
      LocalDate after = newest.put(Arrays.asList(serving.namespace(), serving.pod()), from);
      if (after != null && from.isAfter(after)) {
        throw section.error(
            "an entry before has all dates of this one",
            "write the entries of the same owners from the newest from: to the oldest");
      }
      String namespace = section.text("namespace").orElse("any");
      String said = "namespace " + namespace + ", pod " + section.text("pod").orElse("any");
      return once.checked(section, serving, said, serving.namespace(), serving.pod(), from);
    };
  }

  private static Serving entry(YamlSection s, Privacy privacy) {
    s.knows(
        "namespace",
        "pod",
        "registry",
        "model",
        "version",
        "target",
        "metric",
        "served_as",
        "from");
    String namespace = s.text("namespace").orElse(null);
    String pod = s.text("pod").orElse(null);
    boolean isPrivate = privacy.names().contains("namespace") || privacy.names().contains("pod");
    if (isPrivate && (namespace + pod).indexOf('*') >= 0) {
      throw s.error(
          "serving entries by a pattern find nobody where namespace or pod is personal data",
          "name namespace: and pod: without *");
    }
    return s.checked(
        () ->
            new Serving(
                privacy.kept("namespace", namespace),
                privacy.kept("pod", pod),
                new ServedVersion(
                    s.text("registry").orElse(null),
                    s.text("model").orElse(null),
                    s.text("version").orElse(null),
                    s.text("target").orElse(null),
                    s.text("metric").orElse(null),
                    s.text("served_as").orElse(null)),
                s.date("from").orElse(null)));
  }
}
