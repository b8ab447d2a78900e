package dev.plumbline.ingest.scheduler;

import dev.plumbline.ingest.SourceSettings;

/**
 * The name under which schedulers carry a training run's id. Exporters print a pod's label {@code
 * run_id} as {@code label_run_id}, and the configuration says what exporters print.
 */
public final class RunLabel {
  private static final String PRINTED = "label_";

  private RunLabel() {}

  /** The label's own name; empty when none is configured. */
  public static String of(SourceSettings settings) {
    String label = settings.runLabel().orElse("");
    return label.startsWith(PRINTED) ? label.substring(PRINTED.length()) : label;
  }
}
