package dev.plumbline.ingest;

import java.util.List;
import java.util.Optional;

/** Every format that is read. A new ingester is added here and nowhere else. */
public final class Ingesters {
  /** All ingesters. */
  public static final List<Ingester> ALL =
      List.of(
          new dev.plumbline.ingest.exposition.DcgmExposition(),
          new dev.plumbline.ingest.focus.FocusCsv(),
          new dev.plumbline.ingest.lineage.OpenLineageIngester(),
          new dev.plumbline.ingest.lineage.ModelRegistryIngester());

  /** The ingester of a configured format. */
  public static Optional<Ingester> of(String format) {
    return ALL.stream().filter(ingester -> ingester.format().equals(format)).findFirst();
  }

  private Ingesters() {}
}
