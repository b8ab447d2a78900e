package dev.plumbline.jobs.submitted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A driver that a cluster was given.
 *
 * @param workers the folder that has the folders of its workers
 * @param number how many it was given before
 */
record DriverInCluster(Path workers, int number) {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** Waits until it has said this. */
  void awaits(String text) throws IOException, InterruptedException {
    String said = "";
    for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); ) {
      said = said();
      if (said.contains(text)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the driver does not say " + text + ": " + said);
  }

  /** Waits until no process is it. */
  void awaitsEnd() throws IOException, InterruptedException {
    for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); ) {
      if (process().isEmpty()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the driver does not end: " + said());
  }

  /** Kills its process at once. */
  void kill() throws IOException {
    process().orElseThrow(() -> new AssertionError("no driver runs")).destroyForcibly();
  }

  /** The worker that has it. */
  String worker() throws IOException {
    return workers.relativize(folder().orElseThrow()).getName(0).toString();
  }

  private Optional<Path> folder() throws IOException {
    try (Stream<Path> files = Files.walk(workers, 2)) {
      return files
          .filter(file -> file.getFileName().toString().matches("driver-.*-%04d".formatted(number)))
          .findFirst();
    }
  }

  private String said() throws IOException {
    Optional<Path> folder = folder();
    StringBuilder said = new StringBuilder();
    for (String name : new String[] {"stdout", "stderr"}) {
      Optional<Path> file = folder.map(at -> at.resolve(name)).filter(Files::exists);
      said.append(file.isPresent() ? Files.readString(file.get()) : "");
    }
    return said.toString();
  }

  private Optional<ProcessHandle> process() throws IOException {
    String name = folder().map(at -> at.getFileName().toString()).orElse("none");
    return ProcessHandle.current()
        .descendants()
        .filter(each -> command(each).contains("DriverWrapper"))
        .filter(each -> command(each).contains(name))
        .findFirst();
  }

  /** Its whole command line, which Java itself cuts; nothing once it has ended. */
  private static String command(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }
}
