package dev.plumbline.jobs.submitted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that runs, to which things can happen meanwhile. */
final class Running implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Process process;
  private final Path said;

  private Running(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** Starts a program in a folder, with more in its environment. */
  static Running of(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path said = Files.createTempFile(folder, "said", ".log");
    // Where this JVM was started in the background, Ctrl-C would be ignored by its children.
    List<String> whole = new ArrayList<>(List.of("env", "--default-signal=INT"));
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    return new Running(builder.start(), said);
  }

  /** Waits until it has said this. */
  void awaits(String text) throws IOException, InterruptedException {
    for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); ) {
      boolean isAlive = process.isAlive();
      if (Files.readString(said).contains(text)) {
        return;
      }
      if (!isAlive) {
        break;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it does not say " + text + ": " + Files.readString(said));
  }

  /** True until it ends. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends it a signal, such as INT. */
  void signal(String name) throws IOException, InterruptedException {
    signal(name, List.of(process.toHandle()));
  }

  /** Sends it to what it has started. */
  void signalBelow(String name) throws IOException, InterruptedException {
    signal(name, process.descendants().toList());
  }

  /** Sends it to it and to all that it has started, as a terminal does; says who that was. */
  List<ProcessHandle> signalAll(String name) throws IOException, InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    signal(name, all);
    return all;
  }

  /**
   * Those of the processes that have not ended half a minute later. One that has ended, but whose
   * code nobody has asked for yet, has no program any more.
   */
  static List<ProcessHandle> goOn(List<ProcessHandle> processes) throws InterruptedException {
    List<ProcessHandle> left = processes;
    for (Instant end = Instant.now().plusSeconds(30);
        !left.isEmpty() && Instant.now().isBefore(end); ) {
      left =
          left.stream()
              .filter(each -> each.isAlive() && each.info().command().isPresent())
              .toList();
      Thread.sleep(50);
    }
    return left;
  }

  private static void signal(String name, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(each -> kill.add(Long.toString(each.pid())));
    new ProcessBuilder(kill).start().waitFor();
  }

  /** Waits for its end. */
  Ran ended() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + Files.readString(said));
    }
    return new Ran(process.exitValue(), Files.readString(said));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
