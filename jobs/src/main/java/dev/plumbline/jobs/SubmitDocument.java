package dev.plumbline.jobs;

import dev.plumbline.run.publication.Program;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The document of the ways to a cluster: each line in it is what {@code submit --print} says. */
final class SubmitDocument {
  private static final String JAR = SubmitCommand.JAR;
  private static final List<String> BUILT = List.of("--jar", "jobs/target/" + JAR);
  private static final List<String> HEAPS =
      List.of("--driver-memory", "2g", "--executor-memory", "4g");
  private static final List<String> HERE =
      List.of("nightly", "--config", "/mnt/fleet/plumbline.yaml");

  private static final String INTRODUCTION =
      """
      `./plumbline submit … -- COMMAND` runs a command of ours by the `spark-submit` of
      SPARK_HOME or the PATH, waits, and ends with the command's own exit code. With
      `--print` it says the line and runs nothing. `--driver-memory` and `--executor-memory`
      follow from the size of the landing where it can be seen from here, and are given
      below so that the lines are the same everywhere.

      The jar holds Delta and Deequ and no part of Spark: `mvn -DskipTests package` leaves
      it at `jobs/target`. It is for Spark 3.5 with Scala 2.12 and Java 17. What the session
      needs it sets itself, so that the bare line of the README does; a setting that you
      give with `--conf` wins, except those that figures depend on (time zone, timestamps,
      Delta's extension).

      """;
  private static final String SHARED =
      """
      Landing, lake and configuration lie where every machine reaches them under the same
      path: a store, or a shared folder. A landing or a lake on the driver's own disk is
      refused with exit code 2.

      """;
  private static final String STANDALONE =
      """
      The jar and the configuration are read by the driver, on whichever worker it starts.
      Spark's own `spark-submit` ends with 0 here for drivers that failed or were killed;
      `submit` does not.

      """;
  private static final String KUBERNETES =
      """
      The image is Spark's with two jars in it: ours, and beside it the module for S3, which
      has Amazon's libraries in it. The line is built by tests and was not run on a Kubernetes.

      """;
  private static final String PRINTED =
      """
      The line is printed for the provider's own program, which needs its credentials;
      `submit` does not run it. It is built by tests and was not run at the provider.

      """;
  private static final String CODES =
      """
      ## Exit codes

      With the driver here they are the command's (README, Operating it). With the driver in
      the cluster it leaves its code in a file of the lake, `_plumbline/outcome-…`, which
      `submit` takes away (one that nobody came for, `repair` removes after a day);
      Kubernetes also tells the container's. A lake in S3 is reached for that as `s3:` of the
      configuration says, where `submit` can read it. Where neither is there:

      | the cluster says | exit |
      |---|---|
      | FINISHED, SUCCEEDED | 0 |
      | KILLED | 143 |
      | FAILED, anything else, or nothing | 5, worth a retry: killed hard, a machine lost |

      Told to end, `submit` ends a driver that is here, which finishes its commit. It leaves
      one in the cluster running, and names it.
      """;

  private SubmitDocument() {}

  static String of(String note) {
    StringBuilder text = new StringBuilder("# By spark-submit, on a cluster\n\n").append(note);
    text.append(INTRODUCTION);
    text.append("## This machine\n\n");
    text.append(way(List.of("--master", "local[*]"), BUILT, HERE));
    text.append("## Spark's own cluster, the driver here\n\n").append(SHARED);
    text.append(way(List.of("--master", "spark://master:7077"), BUILT, HERE));
    text.append("## Spark's own cluster, the driver in it\n\n").append(STANDALONE);
    text.append(
        way(
            List.of("--master", "spark://master:7077", "--deploy-mode", "cluster"),
            List.of("--jar", "/mnt/fleet/" + JAR),
            HERE));
    text.append("## Kubernetes\n\n").append(KUBERNETES);
    text.append(
        way(
            List.of(
                "--master",
                "k8s://https://cluster:6443",
                "--deploy-mode",
                "cluster",
                "--conf",
                "spark.kubernetes.container.image=fleet/plumbline:" + Program.VERSION),
            List.of("--jar", "local:///opt/plumbline/" + JAR),
            night("s3a://fleet")));
    text.append("## Amazon EMR\n\n").append(PRINTED);
    text.append(
        way(List.of("--master", "emr://j-ABC123"), jar("s3a://fleet"), night("s3a://fleet")));
    text.append("## Google Dataproc\n\n").append(PRINTED);
    text.append(
        way(
            List.of("--master", "dataproc://europe-west4/fleet"),
            jar("gs://fleet"),
            night("gs://fleet")));
    return text.append(CODES).toString();
  }

  private static List<String> jar(String store) {
    return List.of("--jar", store + "/" + JAR);
  }

  private static List<String> night(String store) {
    return List.of("nightly", "--config", store + "/plumbline.yaml", "--lake", store + "/lake");
  }

  /** What a person says, and the line that comes of it. */
  private static String way(List<String> master, List<String> jar, List<String> command) {
    List<String> words = new ArrayList<>(master);
    words.addAll(HEAPS);
    words.addAll(jar);
    List<String> printed = new ArrayList<>(List.of("submit"));
    printed.addAll(words);
    printed.addAll(List.of("--print", "--"));
    printed.addAll(command);
    return "```\n./plumbline submit %s \\\n  %s \\\n  -- %s\n```\n\nwhich is\n\n```\n%s```\n\n"
        .formatted(shown(master), shown(rest(jar)), shown(command), said(printed));
  }

  private static List<String> rest(List<String> jar) {
    List<String> rest = new ArrayList<>(HEAPS);
    rest.addAll(jar);
    return rest;
  }

  private static String shown(List<String> words) {
    return words.stream()
        .map(word -> word.contains("[") ? "'" + word + "'" : word)
        .collect(Collectors.joining(" "));
  }

  private static String said(List<String> words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      int code = Main.run(words.toArray(String[]::new), System.err);
      if (code != 0) {
        throw new IllegalStateException("submit ended with " + code + ": " + words);
      }
    } finally {
      System.setOut(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
