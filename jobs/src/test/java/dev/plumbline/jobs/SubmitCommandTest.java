package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void theLineIsPrintedAndNothingIsRun() throws IOException {
    String config = configuration("lake: ./lake\n");
    assertThat(run("--print", "--", "nightly", "--config", config)).isZero();
    assertThat(text())
        .startsWith("spark-submit \\\n  --master 'local[*]' --deploy-mode client")
        .contains("--class dev.plumbline.jobs.Main ", "-cluster.jar \\\n")
        .endsWith("  nightly --config " + config + "\n");
  }

  @Test
  void memoryFollowsFromTheSizeOfTheLandingUnlessItIsGiven() throws IOException {
    String config = configuration("lake: ./lake\n");
    // 768 MiB for Spark, 32 times the 60 MiB of the landing but at most 128 MiB for each of four
    // cores, 2 KiB for the file: a little above 1,280, and memory comes in steps of 256.
    Files.write(folder.resolve("bill.csv"), new byte[60 << 20]);
    String[] night = {"nightly", "--config", config};
    assertThat(run(List.of("--master", "spark://h:7077", "--print", "--"), night)).isZero();
    assertThat(text()).contains("--driver-memory 1024m", "--executor-memory 1536m");
    assertThat(run(List.of("--master", "yarn", "--driver-memory", "3g", "--print", "--"), night))
        .isZero();
    assertThat(text()).contains("--driver-memory 3g", "--executor-memory 1536m");
  }

  @Test
  void aDriverElsewhereIsGivenWholePaths() throws IOException {
    configuration("lake: ./lake\n");
    String[] night = {"nightly", "--config=p.yaml", "--lake", "lake"};
    assertThat(
            run(List.of("--master=spark://h:1", "--deploy-mode=cluster", "--print", "--"), night))
        .isZero();
    assertThat(text())
        .contains("--config=" + Path.of("p.yaml").toAbsolutePath())
        .contains("--lake " + Path.of("lake").toAbsolutePath());
  }

  @Test
  void aLakeInS3BringsTheModuleForIt() throws IOException {
    String config = configuration("lake: s3a://bucket/lake\n");
    assertThat(run("--print", "--", "nightly", "--config", config)).isZero();
    assertThat(text()).contains("s3/target/plumbline-s3-0.1.0-cluster.jar");
  }

  @Test
  void aConfigurationInS3BringsItAsWellAndSoDoesALandingThere() throws IOException {
    assertThat(run("--print", "--", "nightly", "--config", "s3a://bucket/p.yaml")).isZero();
    assertThat(text()).contains("s3/target/plumbline-s3-0.1.0-cluster.jar");
    assertThat(run("--print", "--", "nightly", "--config", inStore())).isZero();
    assertThat(text()).contains("s3/target/plumbline-s3-0.1.0-cluster.jar");
  }

  @Test
  void aModuleThatIsMissingIsSaidBeforeAnythingIsRun() throws IOException {
    Path jar = Files.createFile(folder.resolve("plumbline-jobs-1-cluster.jar"));
    String[] night = {"nightly", "--config", configuration("lake: s3a://bucket/lake\n")};
    Path module = folder.resolve("plumbline-s3-1-cluster.jar");
    List<String> options = List.of("--jar", jar.toString(), "--");
    assertRefused(options, night, "the jar of the module for S3 is not there: " + module);
  }

  @Test
  void aLandingInAStoreIsOfUnknownSizeAndNotEmpty() throws IOException {
    String[] nowhere = {"nightly", "--config", folder.resolve("none.yaml").toString()};
    assertThat(run(List.of("--master", "yarn", "--print", "--"), nowhere)).isZero();
    String unknown = memory();
    assertThat(run(List.of("--master", "yarn", "--print", "--"), "nightly", "--config", inStore()))
        .isZero();
    assertThat(memory()).isEqualTo(unknown);
    assertThat(
            run(
                List.of("--master", "yarn", "--print", "--"),
                "nightly",
                "--config",
                configuration("lake: ./lake\n")))
        .isZero();
    assertThat(memory()).as("of a small one").isNotEqualTo(unknown);
  }

  private String memory() {
    return text().replaceAll("(?s).*--executor-memory (\\S+).*", "$1");
  }

  private String inStore() throws IOException {
    Path file = folder.resolve("store.yaml");
    Files.writeString(
        file,
        "lake: ./lake\nsources: [{name: bill, format: focus-csv, path: 's3a://b/bill.csv'}]\n");
    return file.toString();
  }

  @Test
  void aConfigurationThatOnlyTheDriverSeesIsNotReadHere() {
    String[] night = {"nightly", "--config", "/opt/fleet/p.yaml"};
    List<String> cluster = List.of("--deploy-mode", "cluster", "--jar", "s3a://b/p.jar");
    assertRefused(with(cluster, "--master", "spark://h:1", "--"), night, "/opt/fleet/p.yaml");
    // Read by nobody here, what is refused is something else.
    assertRefused(with(cluster, "--master", "emr://j-1", "--"), night, "nothing is run on emr://");
  }

  private static List<String> with(List<String> options, String... more) {
    return Stream.concat(options.stream(), Stream.of(more)).toList();
  }

  @Test
  void theLineIsPrintedAsItIsWhateverItHolds() {
    said.reset();
    String[] words = {
      "submit", "--print", "--", "nightly", "--log-format", "json", "--lake", "l\u200b"
    };
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    assertThat(
            Main.told(
                words,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8)))
        .isZero();
    assertThat(text())
        .startsWith("spark-submit \\\n")
        .endsWith("nightly --log-format json --lake 'l\u200b'\n");
  }

  @Test
  void whatCannotBeRunFromHereIsExitCodeTwoWithARemedy() throws IOException {
    String config = configuration("lake: ./lake\n");
    String[] night = {"nightly", "--config", config};
    assertRefused(List.of("--master", "mesos://h", "--"), night, "is of no kind that is known");
    assertRefused(List.of("--jar", "none.jar", "--"), night, "is not there: none.jar");
    assertRefused(List.of("--conf", "fs.x=1", "--print", "--"), night, "is no setting");
    assertRefused(
        List.of("--master", "emr://j-1", "--jar", "s3://b/p.jar", "--"), night, "add --print");
    assertRefused(List.of("--deploy-mode", "cluster", "--"), night, "goes with no local master");
    Files.writeString(folder.resolve("p.yaml"), "lakes: ./x\n");
    assertRefused(List.of("--print", "--"), night, "unknown key 'lakes'");
  }

  private void assertRefused(List<String> options, String[] night, String words) {
    assertThat(run(options, night)).isEqualTo(2);
    assertThat(text()).contains("problem: ", words, "remedy: ");
  }

  private String configuration(String text) throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(folder.resolve("bill.csv"), "x\n");
    Files.writeString(
        file, text + "sources: [{name: bill, format: focus-csv, path: 'bill.csv'}]\n");
    return file.toString();
  }

  private int run(List<String> options, String... night) {
    String[] words = new String[options.size() + night.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = i < options.size() ? options.get(i) : night[i - options.size()];
    }
    return run(words);
  }

  private int run(String... words) {
    said.reset();
    String[] all = new String[words.length + 1];
    all[0] = "submit";
    System.arraycopy(words, 0, all, 1, words.length);
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    PrintStream before = System.out;
    System.setOut(out);
    try {
      return Main.run(all, out);
    } finally {
      System.setOut(before);
    }
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
