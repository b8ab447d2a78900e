package dev.plumbline.run.journal;

import dev.plumbline.quality.CheckResult;
import java.util.List;
import java.util.stream.Collectors;

/** A gate that said no before gold: the night stops, what is published stays. */
public final class GateFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private GateFailure(String text) {
    super(text);
  }

  /** The same, and what that means for the dates of the run. */
  public GateFailure and(String consequence) {
    return new GateFailure(getMessage() + "; " + consequence);
  }

  public static GateFailure of(String job, List<CheckResult> checks) {
    return new GateFailure(
        job
            + ": "
            + checks.stream()
                .filter(CheckResult::stopsPublication)
                .map(c -> c.table() + ": " + c.check().name() + " (" + c.detail() + ")")
                .collect(Collectors.joining("; ")));
  }
}
