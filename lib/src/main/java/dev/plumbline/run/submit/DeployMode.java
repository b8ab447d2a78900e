package dev.plumbline.run.submit;

import java.util.Locale;

/** Where the driver runs. */
public enum DeployMode {
  /** Here: what it says and its exit code are the command's own. */
  CLIENT,
  /** Somewhere in the cluster. */
  CLUSTER;

  /** As {@code spark-submit} takes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
