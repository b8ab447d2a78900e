package dev.plumbline.run.setup;

import dev.plumbline.ingest.MalformedFile;
import java.util.Map;
import java.util.stream.Collectors;

/** Why something is not read, and what to do, in one sentence. */
final class Refusal {
  private static final int SHOWN = 3;
  private static final String NO_INSTANT = "no_instant";

  private Refusal() {}

  static String text(MalformedFile refusal) {
    return refusal.problem() + " (" + refusal.reason() + "); " + refusal.remedy();
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
            : "mend the files, or accept it with limits: rejected_share; plumbline formats "
                + format
                + " says what is read");
  }
}
