package dev.plumbline.jobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * One node of the samples with its bill, its pipelines and its registry, to be changed by tests.
 */
final class SmallLanding {
  private static final Path SAMPLES = Path.of("..", "data", "samples");
  private static final String FIRST_DAY = "gke-serve-l4-d1_20260714_by-series.prom.gz";
  private static final List<String> KEPT =
      List.of("dcgm-serve", "gcp-focus", "pipelines", "registry");

  private final Path folder;

  private SmallLanding(Path folder) {
    this.folder = folder;
  }

  /** Makes the landing and its configuration. */
  static SmallLanding in(Path folder) throws IOException {
    SmallLanding landing = new SmallLanding(folder);
    for (String part : List.of("dcgm/serve", "billing/gcp", "lineage", "registry")) {
      Path from = SAMPLES.resolve("landing").resolve(part);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.toList()) {
          if (!part.startsWith("dcgm") || file.getFileName().toString().contains("-d1_")) {
            copy(file, folder.resolve("landing").resolve(part).resolve(file.getFileName()));
          }
        }
      }
    }
    Files.writeString(landing.configuration(), reduced());
    return landing;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The samples' configuration without the sources that are not here. */
  private static String reduced() throws IOException {
    String text = Files.readString(SAMPLES.resolve("plumbline.yaml"));
    int begin = text.indexOf("sources:\n") + "sources:\n".length();
    int end = text.indexOf("\n# Which bill a node is on");
    String sources =
        Stream.of(text.substring(begin, end).split("(?=  - name: )"))
            .filter(
                source -> KEPT.stream().anyMatch(name -> source.contains("name: " + name + "\n")))
            .collect(Collectors.joining());
    return text.substring(0, begin) + sources + text.substring(end);
  }

  /** The configuration file. */
  Path configuration() {
    return folder.resolve("plumbline.yaml");
  }

  /** Path of a landing file. */
  Path file(String path) {
    return folder.resolve("landing").resolve(path);
  }

  /** Takes the hour from 06:00 out of the first day: an exporter that was down. */
  void correctFirstDay() throws IOException {
    Path file = file("dcgm/serve/" + FIRST_DAY);
    String text;
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    long six = java.time.Instant.parse("2026-07-14T06:00:00Z").toEpochMilli();
    String kept =
        text.lines()
            .filter(line -> !isBetween(line, six, six + 3_600_000))
            .collect(Collectors.joining("\n", "", "\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(kept.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, bytes.toByteArray());
  }

  private static boolean isBetween(String line, long from, long to) {
    String last = line.substring(line.lastIndexOf(' ') + 1);
    if (line.startsWith("#") || !last.matches("\\d{13}")) {
      return false;
    }
    long instant = Long.parseLong(last);
    return instant >= from && instant < to;
  }

  /** Puts the first day back as it was. */
  void restoreFirstDay() throws IOException {
    copy(SAMPLES.resolve("landing/dcgm/serve").resolve(FIRST_DAY), file("dcgm/serve/" + FIRST_DAY));
  }
}
