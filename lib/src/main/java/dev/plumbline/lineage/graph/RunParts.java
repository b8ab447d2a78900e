package dev.plumbline.lineage.graph;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** Parts of one run, as systems saw it, and which of them is heard where several say something. */
public final class RunParts {
  private RunParts() {}

  /**
   * Of what parts say at one time, that of the part stands of which anything was heard first; of
   * several such, that of the first id. What was said earlier stands in any case.
   */
  public static <T> Comparator<T> order(
      Function<T, Instant> firstEventAt, Function<T, String> runId) {
    return Comparator.comparing(firstEventAt).thenComparing(runId);
  }
}
