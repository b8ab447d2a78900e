package dev.plumbline.run.submit;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;

/** The kinds of places that a night is handed to, told by how their master is written. */
public enum Way {
  /** This machine. */
  LOCAL("local[*]"),
  /** Spark's own cluster manager. */
  STANDALONE("spark://HOST:PORT"),
  /** Kubernetes. */
  KUBERNETES("k8s://https://HOST:PORT"),
  /** Hadoop's YARN, reached from one of its machines. */
  YARN("yarn"),
  /** Amazon EMR, by a step of a cluster. */
  EMR("emr://CLUSTER-ID"),
  /** Google Dataproc, by a job of a cluster. */
  DATAPROC("dataproc://REGION/CLUSTER");

  private final String example;

  Way(String example) {
    this.example = example;
  }

  /** How a master of it is written. */
  public String example() {
    return example;
  }

  /** The kind of a master. */
  public static Way of(String master) {
    if (master.equals("local") || master.startsWith("local[")) {
      return LOCAL;
    }
    for (Way way : values()) {
      boolean isWhole = !way.example.contains("://");
      String beginning = way.example.substring(0, way.example.indexOf("://") + 3);
      if (isWhole ? master.equals(way.example) : master.startsWith(beginning)) {
        return way;
      }
    }
    throw new Failure(
        Category.CONFIGURATION,
        "the master " + master + " is of no kind that is known",
        "command line",
        "write --master local[*], spark://HOST:PORT, k8s://https://HOST:PORT, yarn,"
            + " emr://CLUSTER-ID or dataproc://REGION/CLUSTER");
  }

  /** True where {@code spark-submit} itself is called from here. */
  public boolean isBySparkSubmit() {
    return this != EMR && this != DATAPROC;
  }

  /** True where files of this machine are not there for the driver of a cluster. */
  public boolean isElsewhere() {
    return this != LOCAL && this != STANDALONE;
  }

  /** The setting that makes {@code spark-submit} wait for a driver in the cluster. */
  String waits() {
    return switch (this) {
      case STANDALONE -> "spark.standalone.submit.waitAppCompletion=true";
      case KUBERNETES -> "spark.kubernetes.submission.waitAppCompletion=true";
      default -> "spark.yarn.submit.waitAppCompletion=true";
    };
  }
}
