package dev.plumbline.run.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class SubmitLineTest {
  private static final String JAR = "s3a://b/plumbline-jobs-0.1.0-cluster.jar";
  private static final List<String> NIGHT = List.of("nightly", "--config", "p.yaml");

  @Test
  void everyOptionOfJavaIsOneThatSparkGivesOrThatTheLineGives() throws IOException {
    List<String> sparks = List.of(JavaModuleOptions.defaultModuleOptions().split(" "));
    try (Stream<String> lines = Files.lines(Path.of("..", "config", "java-options"))) {
      assertThat(lines.filter(line -> line.startsWith("-")))
          .isNotEmpty()
          .allMatch(option -> sparks.contains(option) || SubmitLine.JAVA.contains(option));
    }
  }

  @Test
  void theDriverOfAStandaloneClusterIsGivenWhatSparkDoesNotGiveIt() {
    String opens = "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED";
    assertThat(setting(line("spark://h:7077", DeployMode.CLUSTER), "spark.driver.extraJava"))
        .contains(opens);
    assertThat(setting(line("spark://h:7077", DeployMode.CLIENT), "spark.driver.extraJava"))
        .doesNotContain(opens);
  }

  @Test
  void whoeverWaitsForADriverInTheClusterSaysSo() {
    assertThat(line("spark://h:7077", DeployMode.CLUSTER))
        .contains("spark.standalone.submit.waitAppCompletion=true");
    assertThat(line("k8s://https://h:1", DeployMode.CLUSTER))
        .contains("spark.kubernetes.submission.waitAppCompletion=true");
    assertThat(line("yarn", DeployMode.CLUSTER))
        .contains("spark.yarn.submit.waitAppCompletion=true");
    assertThat(line("yarn", DeployMode.CLIENT)).noneMatch(word -> word.contains("waitApp"));
  }

  @Test
  void aPersonsSettingWinsAndTheirOptionsOfJavaComeAfterOurs() {
    List<String> line =
        line(
            "yarn",
            DeployMode.CLUSTER,
            "spark.yarn.submit.waitAppCompletion=false",
            "spark.executor.extraJavaOptions=-XX:+UseZGC");
    assertThat(line)
        .contains("spark.yarn.submit.waitAppCompletion=false")
        .doesNotContain("spark.yarn.submit.waitAppCompletion=true");
    assertThat(setting(line, "spark.executor.extraJava")).endsWith("-Xss8m -XX:+UseZGC");
  }

  @Test
  void whatLiesInS3IsReadByTheModuleBesideTheJar() {
    Submission submission =
        submission("yarn", DeployMode.CLUSTER, List.of("nightly", "--config", "s3a://b/c/p.yaml"));
    assertThat(new SubmitLine(submission, true).words())
        .containsSequence("--jars", "s3a://b/plumbline-s3-0.1.0-cluster.jar")
        .endsWith("nightly", "--config", "s3a://b/c/p.yaml");
  }

  @Test
  void aStepOfEmrIsGivenTheModuleAsWell() {
    Submission submission =
        submission(
            "emr://j-1", DeployMode.CLIENT, List.of("nightly", "--config", "s3a://b/p.yaml"));
    assertThat(new SubmitLine(submission, true).text())
        .contains("\"--jars\",\"s3a://b/plumbline-s3-0.1.0-cluster.jar\"");
    assertThat(new SubmitLine(submission, false).text()).doesNotContain("--jars");
  }

  @Test
  void theLineIsTakenByAShellAsItIs() throws Exception {
    List<String> words = List.of("nightly", "--config", "it's a $HOME;`x`.yaml");
    Submission submission = submission("local[2]", DeployMode.CLIENT, words);
    String text = new SubmitLine(submission, false).text();
    String asked = text.replaceFirst("^spark-submit", "printf '%s\\\\n'");
    Process shell = new ProcessBuilder("sh", "-c", asked).start();
    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
        .containsExactlyElementsOf(
            new SubmitLine(submission, false).words().stream().skip(1).toList());
  }

  @Test
  void whatNoClusterCouldRunIsRefused() {
    assertThatThrownBy(() -> Way.of("mesos://h"))
        .isInstanceOf(Failure.class)
        .hasMessage("the master mesos://h is of no kind that is known");
    assertThatThrownBy(() -> submission("local[*]", DeployMode.CLUSTER, NIGHT))
        .hasMessage("--deploy-mode cluster goes with no local master");
    assertThatThrownBy(
            () ->
                new Submission(
                    "k8s://https://h:1",
                    DeployMode.CLUSTER,
                    new Heaps("1g", "1g"),
                    List.of(),
                    "target/p.jar",
                    new NightArguments(NIGHT)))
        .hasMessage("the driver cannot read target/p.jar");
  }

  private static List<String> line(String master, DeployMode mode, String... settings) {
    return new SubmitLine(submission(master, mode, NIGHT, settings), false).words();
  }

  private static Submission submission(
      String master, DeployMode mode, List<String> words, String... settings) {
    Heaps heaps = new Heaps("2g", "4g");
    return new Submission(master, mode, heaps, List.of(settings), JAR, new NightArguments(words));
  }

  private static String setting(List<String> line, String key) {
    return line.stream().filter(word -> word.startsWith(key)).findFirst().orElseThrow();
  }
}
