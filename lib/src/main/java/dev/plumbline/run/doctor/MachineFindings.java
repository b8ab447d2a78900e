package dev.plumbline.run.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.plumbline.config.Telling;
import dev.plumbline.run.landing.HeapRule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Whether the machine does for a night over this landing:
 *
 * <ol>
 *   <li>Java is the version that Spark runs on.
 *   <li>The heap does by the rule that a night warns by.
 *   <li>The disks of the lake and of Spark's temporary files have room for as much as the landing
 *       takes, and for a gibibyte at the least.
 *   <li>The clock is not behind what was delivered, nor behind the program itself.
 *   <li>Files can be written wherever the configuration says that some are.
 *   <li>A key for lineage is there, and is not sent for everybody to read.
 *   <li>A process may have as many files open as Spark has at once.
 * </ol>
 */
final class MachineFindings {
  private static final int JAVA = 17;
  private static final long GIB = 1L << 30;
  private static final long OPEN_FILES = 4096;
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

  private final Seen seen;
  private final List<Finding> findings = new ArrayList<>();

  private MachineFindings(Seen seen) {
    this.seen = seen;
  }

  /**
   * What was seen of a landing.
   *
   * @param lake where the tables are to lie
   * @param files of all sources
   * @param bytes as they lie there
   * @param newest when the newest of them was written, or null
   */
  record Seen(String lake, long files, long bytes, Instant newest) {}

  static List<Finding> of(Seen seen, Telling telling, Instant now) {
    MachineFindings machine = new MachineFindings(seen);
    machine.java(Runtime.version().feature());
    machine.heap(Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors());
    if (!seen.lake().contains("://")) {
      String lake = seen.lake().startsWith("file:") ? seen.lake().substring(5) : seen.lake();
      machine.space("the lake's disk", Path.of(lake), "move the lake (lake: or --lake DIR)");
    }
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
    machine.space(
        "the disk of temporary files",
        scratch,
        "name another folder with PLUMBLINE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR");
    machine.writable("temporary files", scratch);
    if (telling.logFile() != null) {
      machine.writable("the log file", Path.of(telling.logFile().path()).getParent());
    }
    if (telling.metricsFile() != null) {
      machine.writable("the metrics file", Path.of(telling.metricsFile().path()).getParent());
    }
    if (telling.lineage() instanceof Telling.ToHttp http) {
      machine.listener(http, System::getenv);
    }
    machine.clock(now);
    machine.openFiles(ManagementFactory.getOperatingSystemMXBean());
    return machine.findings;
  }

  private void java(int version) {
    findings.add(
        version == JAVA
            ? Finding.ok("Java " + version, System.getProperty("java.home"))
            : Finding.error(
                "Java " + version + ": Spark 3.5 runs on Java " + JAVA,
                System.getProperty("java.home"),
                "set JAVA_HOME to a JDK " + JAVA));
  }

  private void heap(long heap, int cores) {
    Optional<String> warning = new HeapRule(seen.files(), seen.bytes()).warning(heap, cores);
    findings.add(
        warning
            .map(
                text ->
                    Finding.warning(
                        text.replaceFirst("^warning: ", ""),
                        "",
                        "set PLUMBLINE_HEAP before the first night"))
            .orElseGet(
                () -> Finding.ok("Java's heap of " + size(heap) + " does for the landing", "")));
  }

  private void space(String what, Path folder, String otherwise) {
    long wanted = Math.max(GIB, seen.bytes());
    Path nearest = nearest(folder);
    try {
      FileStore store = Files.getFileStore(nearest);
      long free = store.getUsableSpace();
      findings.add(
          free >= wanted
              ? Finding.ok(what + " has " + size(free) + " free", nearest.toString())
              : Finding.warning(
                  what + " has " + size(free) + " free, a night may want " + size(wanted),
                  nearest.toString(),
                  "make space there, or " + otherwise));
    } catch (IOException e) {
      findings.add(
          Finding.warning(
              what + " does not say how much space is free", nearest.toString(), otherwise));
    }
  }

  private void writable(String what, Path folder) {
    Path nearest = nearest(folder);
    findings.add(
        Files.isDirectory(nearest) && Files.isWritable(nearest)
            ? Finding.ok(what + " can be written", nearest.toString())
            : Finding.warning(
                what + " cannot be written",
                nearest.toString(),
                "allow this user to write there, or name another folder"));
  }

  private void listener(Telling.ToHttp http, UnaryOperator<String> environment) {
    Optional<String> missing =
        http.keyVariable()
            .filter(name -> Objects.requireNonNullElse(environment.apply(name), "").isBlank());
    boolean isOpen = http.keyVariable().isPresent() && "http".equals(http.target().getScheme());
    if (missing.isPresent()) {
      findings.add(
          Finding.warning(
              "the environment variable " + missing.get() + " of openlineage is not set",
              http.target().toString(),
              "set it where nights run, or take auth: out"));
    } else if (isOpen) {
      findings.add(
          Finding.warning(
              "the key of openlineage is sent without encryption",
              http.target().toString(),
              "write https:// where the listener has it"));
    }
  }

  private void clock(Instant now) {
    boolean isBehind = now.isBefore(WRITTEN);
    boolean isOvertaken = seen.newest() != null && seen.newest().isAfter(now.plus(AHEAD));
    findings.add(
        isBehind || isOvertaken
            ? Finding.warning(
                isBehind
                    ? "the clock says " + now + ", which is before this program was written"
                    : "the clock says " + now + ", and a landing file was written " + seen.newest(),
                "",
                "set this machine's clock (chrony, systemd-timesyncd), or that of the machine that"
                    + " delivers")
            : Finding.ok("the clock is not behind the landing", now.toString()));
  }

  private void openFiles(OperatingSystemMXBean system) {
    if (system instanceof UnixOperatingSystemMXBean unix) {
      long most = unix.getMaxFileDescriptorCount();
      findings.add(
          most >= OPEN_FILES
              ? Finding.ok("a process may have %,d files open".formatted(most), "")
              : Finding.warning(
                  "a process may have only %,d files open".formatted(most),
                  "",
                  "ulimit -n %d before the night, or LimitNOFILE=%d of its systemd unit"
                      .formatted(2 * OPEN_FILES, 2 * OPEN_FILES)));
    }
  }

  private static Path nearest(Path folder) {
    Path at = folder.toAbsolutePath().normalize();
    return Stream.iterate(at, path -> path != null, Path::getParent)
        .filter(Files::exists)
        .findFirst()
        .orElse(at);
  }

  private static String size(long bytes) {
    return bytes < GIB
        ? String.format(Locale.ROOT, "%,d MiB", bytes >> 20)
        : String.format(Locale.ROOT, "%,.1f GiB", (double) bytes / GIB);
  }
}
