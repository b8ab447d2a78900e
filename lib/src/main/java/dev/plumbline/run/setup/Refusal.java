package dev.plumbline.run.setup;

import dev.plumbline.run.survey.FileSeen;
import java.util.Map;
import java.util.stream.Collectors;

/** Why something is not read, and what to do, in one sentence. */
final class Refusal {
  private static final int SHOWN = 3;
  private static final String NO_INSTANT = "no_instant";

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
        + (reasons.containsKey(NO_INSTANT)
            ? "say when it was: instant_pattern and instant_format of a time in the file names,"
                + " or instant: of a single scrape"
            : "mend the files, or accept it with init --rejected-share; plumbline formats "
                + format
                + " says what is read");
  }
}
