package dev.plumbline.jobs.submitted;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A master and two workers of Spark's own cluster manager, each a process on the loopback. */
public final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String TURKISH =
      " -Duser.timezone=Asia/Kolkata -Duser.language=tr -Duser.country=TR"
          + " -Dfile.encoding=ISO-8859-9";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final SparkDistribution spark;
  private final Path folder;
  private final Map<String, String> more;
  private final int port;
  private final Map<String, Process> processes = new LinkedHashMap<>();

  private StandaloneCluster(SparkDistribution spark, Path folder, Map<String, String> more)
      throws IOException {
    this.spark = spark;
    this.folder = folder;
    this.more = more;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      this.port = free.getLocalPort();
    }
  }

  /** Starts it; the second worker stands in Kolkata and speaks Turkish. */
  static StandaloneCluster started(SparkDistribution spark, Path folder) throws Exception {
    return started(spark, folder, Map.of());
  }

  /** The same, of machines with more in their environment. */
  public static StandaloneCluster started(
      SparkDistribution spark, Path folder, Map<String, String> more) throws Exception {
    StandaloneCluster cluster = new StandaloneCluster(spark, folder, more);
    try {
      String master = "org.apache.spark.deploy.master.Master";
      cluster.start("master", "", List.of(master, "--port", "" + cluster.port));
      cluster.awaits("master", "I have been elected leader");
      cluster.worker("worker", "");
      cluster.worker("turkish", TURKISH);
      return cluster;
    } catch (Exception | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  /** Starts one more worker with a core, and waits until the master has it. */
  void worker(String name) throws Exception {
    worker(name, "");
  }

  private void worker(String name, String java) throws Exception {
    List<String> words = new ArrayList<>(List.of("org.apache.spark.deploy.worker.Worker"));
    words.addAll(List.of("--cores", "1", "--memory", "2g"));
    words.addAll(List.of("--work-dir", folder.resolve(name).toString(), master()));
    start(name, java, words);
    awaits(name, "Successfully registered with master");
  }

  /**
   * Kills a worker as a machine is lost: at once, with its executors and drivers.
   *
   * @return how many of these it had
   */
  int kill(String worker) throws InterruptedException {
    Process process = processes.remove(worker);
    // What has ended and is not yet taken away has no command.
    List<ProcessHandle> below =
        process.descendants().filter(each -> each.info().command().isPresent()).toList();
    process.destroyForcibly().waitFor();
    below.forEach(ProcessHandle::destroyForcibly);
    return below.size();
  }

  /** The first driver that it is given. */
  DriverInCluster driver() {
    return driver(0);
  }

  /** A driver that it is given: the first of them is number 0. */
  DriverInCluster driver(int number) {
    return new DriverInCluster(folder, number);
  }

  /** What {@code --master} takes. */
  public String master() {
    return "spark://" + HOST + ":" + port;
  }

  /** What the programs that use it have in their environment. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(spark.environment());
    environment.putAll(more);
    environment.put("SPARK_LOCAL_IP", HOST);
    return environment;
  }

  private void start(String name, String java, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(spark.folder().resolve("bin/spark-class").toString());
    command.add(words.get(0));
    command.addAll(List.of("--host", HOST, "--webui-port", "0"));
    command.addAll(words.subList(1, words.size()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().putAll(environment());
    builder.environment().put("SPARK_DAEMON_MEMORY", "256m");
    builder.environment().merge("JDK_JAVA_OPTIONS", java, String::concat);
    processes.put(name, builder.start());
  }

  private void awaits(String name, String text) throws Exception {
    Path log = folder.resolve(name + ".log");
    for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); ) {
      if (Files.readString(log).contains(text)) {
        return;
      }
      Thread.sleep(200);
    }
    throw new AssertionError(name + " does not say " + text + ": " + Files.readString(log));
  }

  /** Workers end their executors and drivers with themselves. */
  @Override
  public void close() {
    List<Process> backwards = new ArrayList<>(processes.values());
    Collections.reverse(backwards);
    for (Process process : backwards) {
      List<ProcessHandle> below = process.descendants().toList();
      process.destroy();
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      below.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
