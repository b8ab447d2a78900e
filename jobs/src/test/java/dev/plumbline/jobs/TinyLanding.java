package dev.plumbline.jobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Two hours of one GPU, their three charges, one pipeline and its registry: nearly all of a night
 * over it is what every night does whatever the size of its landing.
 */
public final class TinyLanding {
  private static final long FIVE = 1_784_005_200_000L;
  private static final long SEVEN = FIVE + 2 * 3_600_000;

  private final SmallLanding landing;

  private TinyLanding(SmallLanding landing) {
    this.landing = landing;
  }

  /** Makes the landing and its configuration. */
  public static TinyLanding in(Path folder) throws IOException {
    SmallLanding landing = SmallLanding.in(folder);
    keep(landing, "dcgm/serve", TinyLanding::isOfTheTwoHours);
    keep(landing, "billing/gcp", TinyLanding::isOfTheTwoCharges);
    // The files with an event a line; the other one is pretty-printed.
    Files.delete(landing.file("lineage/train-iris-caption-complete.json"));
    return new TinyLanding(landing);
  }

  /** The configuration file. */
  public Path configuration() {
    return landing.configuration();
  }

  /** Takes the second hour out: an exporter that was down. */
  public void correct() throws IOException {
    landing.correctFirstDay();
  }

  private static boolean isOfTheTwoHours(String line) {
    String last = line.substring(line.lastIndexOf(' ') + 1);
    return line.startsWith("#")
        || last.matches("\\d{13}") && Long.parseLong(last) >= FIVE && Long.parseLong(last) < SEVEN;
  }

  private static boolean isOfTheTwoCharges(String line) {
    return line.startsWith("ServiceProviderName")
        || line.contains("instances/gke-serve-l4-d1")
            && line.matches(".*,2026-07-14T0[567]:00:00Z,2026-07-14T0[678]:00:00Z,.*");
  }

  /** Reduces the files of a folder to these lines, and removes a file of which none is left. */
  private static void keep(SmallLanding landing, String folder, Predicate<String> kept)
      throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(landing.file(folder))) {
      files = listed.toList();
    }
    for (Path file : files) {
      boolean isPacked = file.toString().endsWith(".gz");
      byte[] all = Files.readAllBytes(file);
      String text = new String(isPacked ? unpacked(all) : all, StandardCharsets.UTF_8);
      List<String> lines = text.lines().filter(kept).toList();
      if (lines.stream().allMatch(line -> line.startsWith("#"))) {
        Files.delete(file);
      } else {
        byte[] bytes =
            lines.stream()
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
        Files.write(file, isPacked ? packed(bytes) : bytes);
      }
    }
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
