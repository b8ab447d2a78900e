package dev.plumbline.run.submit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs {@code spark-submit}, waits, and ends with the driver's own exit code. */
public final class SubmittedRun {
  private static final long PATIENCE_SECONDS = 90;

  /** As by Ctrl-C, and as by a scheduler. */
  private static final int INTERRUPTED = 130;

  private static final int TERMINATED = 143;

  private final List<String> words;
  private final boolean isInCluster;
  private final Path logging;
  private final Consumer<String> told;

  /**
   * A run of this line.
   *
   * @param words the program and what it is told
   * @param isInCluster whether the driver is no process of this machine
   * @param logging what spark-submit shall say while it waits, as a file of its logger
   * @param told takes what it says then
   */
  public SubmittedRun(
      List<String> words, boolean isInCluster, Path logging, Consumer<String> told) {
    this.words = new ArrayList<>(words);
    this.isInCluster = isInCluster;
    this.logging = logging;
    this.told = told;
    this.words.set(0, SparkProgram.found(System.getenv()).toString());
  }

  /**
   * Runs it.
   *
   * @param note takes the exit code that the driver leaves, if it can leave one
   */
  public int code(Supplier<OptionalInt> note) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    if (!isInCluster) {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
      return process.waitFor();
    }
    says(builder.environment());
    builder.redirectError(ProcessBuilder.Redirect.PIPE);
    Ending ending = new Ending();
    Process process = builder.start();
    Thread leaving = new Thread(() -> leave(process, ending));
    Runtime.getRuntime().addShutdownHook(leaving);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.accept(line);
        ending.hear(line);
      }
    }
    int submit = process.waitFor();
    OptionalInt left = note.get();
    if (isEnding(leaving)) {
      return INTERRUPTED;
    }
    if (left.isEmpty() && !ending.isFinal() && (submit == INTERRUPTED || submit == TERMINATED)) {
      leave(process, ending);
      return submit;
    }
    return ending.code(submit, left);
  }

  /** Ctrl-C tells us and spark-submit: which of the two ends first says nothing of the driver. */
  private static boolean isEnding(Thread leaving) {
    try {
      Runtime.getRuntime().removeShutdownHook(leaving);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** The state of the driver is told on a level that many clusters keep quiet. */
  private void says(Map<String, String> environment) {
    if (Files.exists(logging)) {
      environment.merge(
          "SPARK_SUBMIT_OPTS",
          "-Dlog4j2.configurationFile=" + logging.toUri(),
          (theirs, ours) -> ours + " " + theirs);
    }
  }

  /** The driver is told to end as we are: it says what is true, and finishes its commit. */
  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void leave(Process process, Ending ending) {
    process.destroy();
    if (ending.isFinal()) {
      return;
    }
    System.err.println("no longer waiting; " + ending.driver() + " goes on in the cluster");
  }
}
