package dev.plumbline.run.submit;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.util.List;

/**
 * A command of ours that is to run by somebody's Spark.
 *
 * @param master as Spark writes it, or {@code emr://…} and {@code dataproc://…}
 * @param mode where the driver runs
 * @param heaps memory of driver and executors
 * @param settings Spark's, as {@code key=value}, that somebody wants; they come last and win
 * @param jar the jar for clusters: a file, or a URI that the driver can read
 * @param arguments of the command
 */
public record Submission(
    String master,
    DeployMode mode,
    Heaps heaps,
    List<String> settings,
    String jar,
    NightArguments arguments) {

  /** Refuses what no cluster could run. */
  public Submission {
    settings = List.copyOf(settings);
    boolean isInCluster = mode == DeployMode.CLUSTER || !Way.of(master).isBySparkSubmit();
    if (Way.of(master) == Way.LOCAL && isInCluster) {
      throw new Failure(
          Category.CONFIGURATION,
          "--deploy-mode cluster goes with no local master",
          "command line",
          "leave one of the two out");
    }
    if (isInCluster && Way.of(master).isElsewhere() && isHere(jar)) {
      throw new Failure(
          Category.CONFIGURATION,
          "the driver cannot read " + jar,
          "it runs in the cluster, and this is a file of this machine",
          "put the jar where the cluster has it, and name it: --jar local:///opt/plumbline/NAME.jar"
              + " in an image, --jar s3a://BUCKET/NAME.jar or gs://BUCKET/NAME.jar in a store");
    }
  }

  /** Where it runs. */
  public Way way() {
    return Way.of(master);
  }

  /** True where the driver is no process of this machine. */
  public boolean isInCluster() {
    return mode == DeployMode.CLUSTER;
  }

  private static boolean isHere(String file) {
    return !file.contains(":/") || file.startsWith("file:");
  }
}
