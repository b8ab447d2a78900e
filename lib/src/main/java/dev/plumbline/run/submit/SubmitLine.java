package dev.plumbline.run.submit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** The words of the program that takes a submission to its cluster. */
public final class SubmitLine {
  /** The class that a cluster starts. */
  static final String MAIN = "dev.plumbline.jobs.Main";

  /**
   * Java's options for driver and executors. What Spark reaches into, its own launcher opens;
   * Java's other options of the command are these.
   */
  public static final List<String> JAVA =
      List.of(
          "-Dio.netty.tryReflectionSetAccessible=true",
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true",
          "-Xss8m");

  private static final String OURS = "plumbline-jobs-";

  private final Submission submission;
  private final boolean isOnS3;

  /**
   * The line of a submission.
   *
   * @param isOnS3 true where landing, lake or configuration is
   */
  public SubmitLine(Submission submission, boolean isOnS3) {
    this.submission = submission;
    this.isOnS3 = isOnS3;
  }

  /** The words, in groups that belong together; the first is the program. */
  public List<List<String>> groups() {
    return switch (submission.way()) {
      case EMR -> emr();
      case DATAPROC -> dataproc();
      default -> spark(submission.master(), submission.mode());
    };
  }

  /** The words, for a process. */
  public List<String> words() {
    return groups().stream().flatMap(List::stream).toList();
  }

  /** The line as a person copies it into a shell. */
  public String text() {
    return groups().stream()
        .map(group -> group.stream().map(ShellText::quoted).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" \\\n  "));
  }

  private List<List<String>> spark(String master, DeployMode mode) {
    List<List<String>> groups = new ArrayList<>();
    groups.add(List.of("spark-submit"));
    groups.add(List.of("--master", master, "--deploy-mode", mode.text(), "--name", "plumbline"));
    groups.add(List.of("--driver-memory", submission.heaps().driver()));
    if (submission.way() != Way.LOCAL) {
      groups.add(List.of("--executor-memory", submission.heaps().executor()));
    }
    moduleForS3().ifPresent(jar -> groups.add(List.of("--jars", jar)));
    settings().forEach((key, value) -> groups.add(List.of("--conf", key + "=" + value)));
    groups.add(List.of("--class", MAIN, submission.jar()));
    groups.add(submission.arguments().words());
    return groups;
  }

  /** The jars of ours that it names. */
  public List<String> jars() {
    return Stream.concat(Stream.of(submission.jar()), moduleForS3().stream()).toList();
  }

  /**
   * The module's jar, which the build leaves beside ours, in a folder of its own or in the same.
   */
  private Optional<String> moduleForS3() {
    return isOnS3 && submission.jar().contains(OURS)
        ? Optional.of(
            submission.jar().replace("jobs/target/", "s3/target/").replace(OURS, "plumbline-s3-"))
        : Optional.empty();
  }

  /** Settings by key: a person's own win, and complete Java's options. */
  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    String opened = JavaModuleOptions.defaultModuleOptions().strip();
    String java = String.join(" ", JAVA);
    settings.put("spark.driver.extraJavaOptions", isBare() ? opened + " " + java : java);
    if (submission.way() != Way.LOCAL) {
      settings.put("spark.executor.extraJavaOptions", java);
    }
    if (submission.isInCluster()) {
      String[] waits = submission.way().waits().split("=");
      settings.put(waits[0], waits[1]);
    }
    for (String setting : submission.settings()) {
      String[] own = setting.split("=", 2);
      boolean isJava = own[0].endsWith(".extraJavaOptions") && settings.containsKey(own[0]);
      settings.merge(own[0], own[1], (ours, theirs) -> isJava ? ours + " " + theirs : theirs);
    }
    return settings;
  }

  /** The one driver that Spark starts without what it needs of Java 17 itself. */
  private boolean isBare() {
    return submission.isInCluster() && submission.way() == Way.STANDALONE;
  }

  /** A step of a cluster; its YARN is reached from its own machines only. */
  private List<List<String>> emr() {
    ObjectNode step = new ObjectMapper().createObjectNode();
    step.put("Type", "CUSTOM_JAR").put("Name", "plumbline").put("ActionOnFailure", "CONTINUE");
    step.put("Jar", "command-runner.jar");
    ArrayNode words = step.putArray("Args");
    spark("yarn", DeployMode.CLUSTER).stream().flatMap(List::stream).forEach(words::add);
    String cluster = submission.master().substring("emr://".length());
    return List.of(
        List.of("aws", "emr", "add-steps", "--cluster-id", cluster),
        List.of("--steps", "[" + step + "]"));
  }

  private List<List<String>> dataproc() {
    String[] place = (submission.master().substring("dataproc://".length()) + "/").split("/", -1);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("spark.driver.memory", submission.heaps().driver());
    properties.put("spark.executor.memory", submission.heaps().executor());
    properties.putAll(settings());
    String joined =
        properties.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining("#", "^#^", ""));
    List<List<String>> groups = new ArrayList<>();
    groups.add(List.of("gcloud", "dataproc", "jobs", "submit", "spark"));
    groups.add(List.of("--region=" + place[0], "--cluster=" + place[1]));
    groups.add(List.of("--class=" + MAIN, "--jars=" + submission.jar()));
    groups.add(List.of("--properties=" + joined));
    groups.add(Stream.concat(Stream.of("--"), submission.arguments().words().stream()).toList());
    return groups;
  }
}
