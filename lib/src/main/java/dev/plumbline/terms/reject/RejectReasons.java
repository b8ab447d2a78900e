package dev.plumbline.terms.reject;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every reason for which a record is refused. */
public final class RejectReasons {
  /** By what is refused, for people, in the order of the documents. */
  public static final Map<String, List<RejectReason>> BY_SUBJECT = bySubject();

  /** All of them. */
  public static final List<RejectReason> ALL =
      BY_SUBJECT.values().stream().flatMap(List::stream).toList();

  private static final Map<String, RejectReason> PLAIN =
      ALL.stream()
          .filter(reason -> !varies(reason))
          .collect(Collectors.toMap(RejectReason::text, reason -> reason));
  private static final Map<Pattern, RejectReason> VARYING = varying();

  private RejectReasons() {}

  /** The reason that is stored so, or empty for a text that no reason makes. */
  public static Optional<RejectReason> told(String stored) {
    RejectReason whole = PLAIN.get(stored);
    if (whole != null) {
      return Optional.of(whole);
    }
    return PLAIN.entrySet().stream()
        .filter(plain -> stored.startsWith(plain.getKey() + ": "))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(
            () ->
                VARYING.entrySet().stream()
                    .filter(form -> form.getKey().matcher(stored).matches())
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  /** What to do about a record that was refused for these reasons; null where nobody knows. */
  public static String remedy(List<String> stored) {
    String remedies =
        stored.stream()
            .flatMap(reason -> told(reason).stream())
            .map(RejectReason::remedy)
            .distinct()
            .collect(Collectors.joining(" "));
    return remedies.isEmpty() ? null : remedies;
  }

  private static Map<String, List<RejectReason>> bySubject() {
    Map<String, List<RejectReason>> reasons = new LinkedHashMap<>();
    reasons.put("Files and records that cannot be taken apart", List.of(FileReject.values()));
    reasons.put("Times", List.of(TimeReject.values()));
    reasons.put("Samples of telemetry", List.of(SampleReject.values()));
    reasons.put("Lines of bills", List.of(ChargeReject.values()));
    reasons.put(
        "Records of pipelines, registries, schedulers and serving", List.of(RecordReject.values()));
    return Collections.unmodifiableMap(reasons);
  }

  private static boolean varies(RejectReason reason) {
    return reason.text().contains(RejectReason.VARYING);
  }

  private static Map<Pattern, RejectReason> varying() {
    Map<Pattern, RejectReason> forms = new LinkedHashMap<>();
    ALL.stream()
        .filter(RejectReasons::varies)
        .forEach(reason -> forms.put(pattern(reason.text()), reason));
    return forms;
  }

  private static Pattern pattern(String code) {
    String fixed =
        Stream.of(code.split(RejectReason.VARYING, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+?"));
    return Pattern.compile(fixed + "(?:: .*)?", Pattern.DOTALL);
  }
}
