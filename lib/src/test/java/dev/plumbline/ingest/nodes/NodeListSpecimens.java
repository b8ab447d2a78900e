package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.Specimen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** What the contract test reads of lists of machines. */
public final class NodeListSpecimens {
  static final Path SAMPLES = Path.of("../data/samples/formats");

  private NodeListSpecimens() {}

  /** One per list. */
  public static final List<Specimen> ALL =
      List.of(
          specimen(NodeList.KUBERNETES),
          specimen(NodeList.AWS),
          specimen(NodeList.GCP),
          specimen(NodeList.AZURE),
          specimen(NodeList.SLURM));

  private static Specimen specimen(NodeList list) {
    return Specimen.of(list)
        .spoken(dialect(list))
        .in(SAMPLES.resolve(list.format()).toString())
        .named(list == NodeList.SLURM ? ".txt" : ".json")
        .bytes(sample(list))
        .records(NodeListSpecimens::records);
  }

  /** Slurm prints local times. */
  static SourceDialect dialect(NodeList list) {
    return list == NodeList.SLURM
        ? SourceDialect.NONE.withTimeZone(ZoneId.of("Europe/Berlin"))
        : SourceDialect.NONE;
  }

  /** The list's sample. */
  static byte[] sample(NodeList list) {
    Path folder = SAMPLES.resolve(list.format());
    try (var files = Files.list(folder)) {
      return Files.readAllBytes(
          files.filter(file -> !file.endsWith("expected.csv")).findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Elements of the array, items, or instances of reservations. */
  private static long records(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("NodeName=")) {
      return text.lines().filter(line -> line.startsWith("NodeName=")).count();
    }
    try {
      JsonNode whole = new ObjectMapper().readTree(bytes);
      if (whole.has("Reservations")) {
        long instances = 0;
        for (JsonNode reservation : whole.path("Reservations")) {
          instances += reservation.path("Instances").size();
        }
        return instances;
      }
      return whole.has("items") ? whole.path("items").size() : whole.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
