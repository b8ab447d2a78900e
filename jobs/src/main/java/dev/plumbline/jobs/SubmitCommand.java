package dev.plumbline.jobs;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.run.landing.HeapRule;
import dev.plumbline.run.landing.MissingFiles;
import dev.plumbline.run.publication.Program;
import dev.plumbline.run.submit.DeployMode;
import dev.plumbline.run.submit.Heaps;
import dev.plumbline.run.submit.NightArguments;
import dev.plumbline.run.submit.Submission;
import dev.plumbline.run.submit.SubmitLine;
import dev.plumbline.run.submit.SubmittedRun;
import dev.plumbline.run.submit.Way;
import dev.plumbline.storage.OutcomeNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline submit}: a command of ours by somebody's Spark. */
@Command(
    name = "submit",
    description = {
      "Runs a command by spark-submit on a cluster, and ends with the command's own exit code.",
      "With --print it says the whole line instead. What comes after -- is the command."
    })
final class SubmitCommand implements OfflineCommand {
  /** The jar for clusters, as the build names it. */
  static final String JAR = "plumbline-jobs-" + Program.VERSION + "-cluster.jar";

  /** Where nothing is known of the landing. */
  private static final HeapRule UNKNOWN = new HeapRule(100_000, 1L << 40);

  @Option(
      names = "--master",
      defaultValue = "local[*]",
      paramLabel = "MASTER",
      description = {
        "local[*], spark://HOST:PORT, k8s://https://HOST:PORT or yarn;",
        "emr://CLUSTER-ID and dataproc://REGION/CLUSTER with --print."
      })
  private String master;

  @Option(
      names = "--deploy-mode",
      defaultValue = "client",
      paramLabel = "MODE",
      description = "Where the driver runs: client (here) or cluster; ${DEFAULT-VALUE}.")
  private DeployMode mode;

  @Option(
      names = "--driver-memory",
      paramLabel = "SIZE",
      description = "Heap of the driver, such as 4g; by the size of the landing.")
  private String driverMemory;

  @Option(
      names = "--executor-memory",
      paramLabel = "SIZE",
      description = "Heap of each executor, such as 4g; by the size of the landing.")
  private String executorMemory;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark; it wins over ours. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The jar for clusters, where the driver can read it; the one that is built.")
  private String jar;

  @Option(names = "--print", description = "Say the line, and run nothing.")
  private boolean isPrinted;

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The command and its options, such as: -- nightly --config FILE")
  private List<String> command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    settings.forEach(SubmitCommand::assertSetting);
    NightArguments arguments = arguments();
    Optional<ConfigurationFile> file = configuration(arguments);
    Optional<String> lake = lake(arguments, file);
    Optional<String> note =
        mode == DeployMode.CLUSTER
            ? lake.map(at -> OutcomeNote.in(at, UUID.randomUUID().toString()))
            : Optional.empty();
    Map<String, String> stores = file.map(read -> read.s3().settings()).orElse(Map.of());
    List<String> all = new ArrayList<>();
    if (!isPrinted) {
      note.ifPresent(path -> all.addAll(OutcomeNote.settings(path, stores)));
    }
    all.addAll(settings);
    Submission submission =
        new Submission(master, mode, heaps(file), all, jar == null ? built() : jar, arguments);
    SubmitLine line = new SubmitLine(submission, isOnS3(arguments, lake, file));
    if (isPrinted) {
      Teller.of(System.out).answers(line.text());
      return 0;
    }
    assertRunnable(submission, line);
    Path logging = home().resolve("config/log4j2-submit.properties").toAbsolutePath();
    Consumer<String> told = Teller.of(System.err)::hears;
    return new SubmittedRun(line.words(), submission.isInCluster(), logging, told)
        .code(() -> note.map(at -> OutcomeNote.taken(at, stores)).orElse(OptionalInt.empty()));
  }

  private static void assertSetting(String setting) {
    if (!setting.matches("spark\\.[^=]+=.*")) {
      throw usage("--conf " + setting + " is no setting", "write --conf spark.KEY=VALUE");
    }
  }

  private static void assertRunnable(Submission submission, SubmitLine line) {
    if (!submission.way().isBySparkSubmit()) {
      throw usage(
          "nothing is run on " + submission.master() + " from here",
          "add --print, and run the line where its program and its credentials are");
    }
    for (String jar : line.jars()) {
      if (!jar.contains(":/") && !Files.exists(Path.of(jar))) {
        boolean isOurs = jar.equals(submission.jar());
        throw usage(
            (isOurs ? "the jar for clusters" : "the jar of the module for S3")
                + " is not there: "
                + jar,
            "build it: mvn -DskipTests package, or "
                + (isOurs ? "name one with --jar FILE" : "put it beside the other"));
      }
    }
  }

  /** A driver in a cluster starts in a folder of its own. */
  private NightArguments arguments() {
    boolean isMoved = mode == DeployMode.CLUSTER && Way.of(master) == Way.STANDALONE;
    NightArguments given = new NightArguments(command);
    List<Optional<String>> files = List.of(given.configuration(), given.lake());
    return new NightArguments(
        command.stream().map(word -> isMoved ? absolute(word, files) : word).toList());
  }

  private static String absolute(String word, List<Optional<String>> files) {
    for (String file : files.stream().flatMap(Optional::stream).toList()) {
      if (!file.contains(":") && (word.equals(file) || word.endsWith("=" + file))) {
        String whole = Path.of(file).toAbsolutePath().normalize().toString();
        return word.substring(0, word.length() - file.length()) + whole;
      }
    }
    return word;
  }

  /**
   * A configuration that is here is checked before anything is handed on; one that only the driver
   * can see, by the driver.
   */
  private Optional<ConfigurationFile> configuration(NightArguments arguments) {
    return arguments
        .configuration()
        .filter(file -> !file.contains("://"))
        .filter(file -> !mayBeElsewhere() || Files.exists(Path.of(file)))
        .map(file -> ConfigurationFile.read(Path.of(file)));
  }

  private boolean mayBeElsewhere() {
    return isPrinted || mode == DeployMode.CLUSTER && Way.of(master).isElsewhere();
  }

  private static Optional<String> lake(NightArguments arguments, Optional<ConfigurationFile> file) {
    return arguments.lake().or(() -> file.map(read -> read.configuration().lake()));
  }

  private Heaps heaps(Optional<ConfigurationFile> file) {
    boolean isLocal = Way.of(master) == Way.LOCAL;
    Heaps wanted =
        Heaps.of(
            file.map(SubmitCommand::landing).orElse(UNKNOWN),
            isLocal,
            Runtime.getRuntime().availableProcessors());
    return new Heaps(
        driverMemory == null ? wanted.driver() : driverMemory,
        executorMemory == null ? wanted.executor() : executorMemory);
  }

  /**
   * What is missing here may be there for the driver, which says so otherwise; of what lies in a
   * store nothing is known here.
   */
  private static HeapRule landing(ConfigurationFile file) {
    if (!file.configuration().sources().stream().allMatch(Source::isHere)) {
      return UNKNOWN;
    }
    try {
      return MissingFiles.assertNone(file.configuration());
    } catch (Failure e) {
      return UNKNOWN;
    }
  }

  private static boolean isOnS3(
      NightArguments arguments, Optional<String> lake, Optional<ConfigurationFile> file) {
    Stream<String> landing =
        file.stream()
            .flatMap(f -> f.configuration().sources().stream())
            .flatMap(source -> Stream.of(source.glob(), source.folder()));
    return Stream.of(landing, lake.stream(), arguments.configuration().stream())
        .flatMap(paths -> paths)
        .anyMatch(path -> path.startsWith("s3a:"));
  }

  private static Path home() {
    return Path.of(System.getProperty("plumbline.home", "."));
  }

  private static String built() {
    return home().resolve("jobs/target").resolve(JAR).toString();
  }

  private static Failure usage(String problem, String remedy) {
    return new Failure(Category.CONFIGURATION, problem, "command line", remedy);
  }
}
