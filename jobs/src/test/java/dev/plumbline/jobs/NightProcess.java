package dev.plumbline.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A night in a JVM of its own, to which signals can be sent. */
public final class NightProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;
  private final List<String> said = new ArrayList<>();
  private boolean isTold = true;

  private NightProcess(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts {@code plumbline nightly}. */
  public static NightProcess nightly(Path configuration, Path lake) throws IOException {
    return nightly(configuration, lake, Map.of());
  }

  /** Starts a command with these arguments. */
  public static NightProcess of(List<String> arguments, Path configuration, Path lake)
      throws IOException {
    return start(Main.class, arguments, configuration, lake);
  }

  /** Starts it with these variables in its environment. */
  public static NightProcess nightly(Path configuration, Path lake, Map<String, String> environment)
      throws IOException {
    return start(Main.class, List.of("nightly"), configuration, lake, environment);
  }

  /** Starts a command, with all of its arguments and these variables in its environment. */
  public static NightProcess command(List<String> arguments, Map<String, String> environment)
      throws IOException {
    return start(Main.class, arguments, environment);
  }

  /** Starts a night that waits at a moment, and lets it get there. */
  public static NightProcess pausedAt(String moment, Path configuration, Path lake)
      throws IOException {
    NightProcess night = start(PausingNight.class, List.of(moment.split(" ")), configuration, lake);
    night.awaits("paused at " + moment);
    return night;
  }

  /** Starts a night that says each moment it reaches, and goes on. */
  public static NightProcess telling(NightJobs jobs, Path configuration, Path lake)
      throws IOException {
    return telling(jobs, configuration, lake, "nightly");
  }

  /** The same of a command, such as {@code run assess}. */
  public static NightProcess telling(NightJobs jobs, Path configuration, Path lake, String... words)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(jobs.name()));
    arguments.addAll(List.of(words));
    return start(TellingNight.class, arguments, configuration, lake);
  }

  private static NightProcess start(
      Class<?> program, List<String> arguments, Path configuration, Path lake) throws IOException {
    return start(program, arguments, configuration, lake, Map.of());
  }

  private static NightProcess start(
      Class<?> program,
      List<String> arguments,
      Path configuration,
      Path lake,
      Map<String, String> environment)
      throws IOException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--config", configuration.toString(), "--lake", lake.toString()));
    return start(program, all, environment);
  }

  private static NightProcess start(
      Class<?> program, List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("os.name").equals("Linux")) {
      // Where this JVM was started in the background, Ctrl-C would be ignored by its children.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens") || option.startsWith("-Duser"))
        .forEach(command::add);
    // One short night: what the second compiler gives, it takes longer to give.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-Xss8m"));
    // The first compiler alone is given 48 MiB, which a night fills: it is given what both have.
    command.add("-XX:ReservedCodeCacheSize=240m");
    // Nor does generated code, of rows as few as these.
    command.addAll(
        List.of(
            "-Dspark.sql.codegen.wholeStage=false", "-Dspark.sql.codegen.factoryMode=NO_CODEGEN"));
    command.add("-Dlog4j2.configurationFile=../config/log4j2.properties");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new NightProcess(builder.start());
  }

  /** Reads on until a line has this text. */
  public void awaits(String text) throws IOException {
    if (!reaches(text)) {
      throw new AssertionError("the night ended without: " + text + "\n" + output());
    }
  }

  /** The same; false when it ended without such a line. */
  public boolean reaches(String text) throws IOException {
    for (String line = next(); line != null; line = next()) {
      if (line.contains(text)) {
        return true;
      }
    }
    return false;
  }

  private String next() throws IOException {
    String line = lines.readLine();
    if (line != null) {
      if (isTold) {
        System.out.println("  night: " + line);
      }
      said.add(line);
    }
    return line;
  }

  /**
   * Sends a signal and waits for the end.
   *
   * @return the exit code
   */
  public int endedBy(String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    return ended("the night goes on after " + signal);
  }

  /**
   * Kills it at once, by SIGKILL.
   *
   * @return 137, or how it had ended before
   */
  public int killed() throws Exception {
    // By its handle: the process itself would close its output, of which the rest is to be read.
    if (!process.toHandle().destroyForcibly() && process.isAlive()) {
      throw new AssertionError("the night cannot be killed");
    }
    return ended("the night goes on after a kill");
  }

  /**
   * Waits for the end that it comes to by itself.
   *
   * @return the exit code
   */
  public int ended() throws Exception {
    return ended("the night does not end");
  }

  private int ended(String otherwise) throws Exception {
    while (next() != null) {
      // What it still says.
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError(otherwise);
    }
    return process.exitValue();
  }

  /** Its lines are kept, and not shown here. */
  public NightProcess quietly() {
    isTold = false;
    return this;
  }

  /** Everything it said. */
  public String output() {
    return String.join("\n", said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
