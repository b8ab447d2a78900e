package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.Specimen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/** What the contract test reads of scontrol's jobs. */
public final class ScontrolJobsSpecimen {
  private static final Path FOLDER = Path.of("../data/samples/formats/slurm-jobs");

  /** The sample. */
  public static final Specimen SPECIMEN =
      Specimen.of(new ScontrolJobs())
          .in(FOLDER.toString())
          .named(".txt")
          .spoken(SourceDialect.NONE.withTimeZone(ZoneId.of("Europe/Berlin")))
          .bytes(sample())
          .records(
              bytes ->
                  new String(bytes, StandardCharsets.ISO_8859_1)
                      .lines()
                      .filter(line -> line.startsWith(ScontrolJob.BEGIN))
                      .count());

  private ScontrolJobsSpecimen() {}

  private static byte[] sample() {
    try {
      return Files.readAllBytes(FOLDER.resolve("jobs-20260714T0900.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
