package dev.plumbline.run.setup;

import dev.plumbline.run.survey.FileSeen;
import dev.plumbline.terms.reject.RejectReasons;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why something is not read, and what to do, in one sentence. */
final class Refusal {
  private static final int SHOWN = 3;

  private Refusal() {}

  /** Why a file is left out. */
  static String text(FileSeen file, String format) {
    return file.refused()
        .map(refusal -> refusal.problem() + " (" + refusal.reason() + "); " + refusal.remedy())
        .orElseGet(() -> text(file.reasons(), format));
  }

  /** What rejected records lack. */
  static String text(Map<String, Long> reasons, String format) {
    String first =
        reasons.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(SHOWN)
            .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
            .collect(Collectors.joining(", "));
    return first
        + "; "
        + Optional.ofNullable(RejectReasons.remedy(List.of(mostFrequent(reasons))))
            .map(remedy -> remedy + " ")
            .orElse("")
        + "Or accept it with init --rejected-share; plumbline formats "
        + format
        + " says what is read";
  }

  private static String mostFrequent(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
