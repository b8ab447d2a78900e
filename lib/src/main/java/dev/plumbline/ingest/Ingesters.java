package dev.plumbline.ingest;

import dev.plumbline.ingest.exposition.DcgmExposition;
import dev.plumbline.ingest.focus.FocusCsv;
import dev.plumbline.ingest.lineage.ModelRegistryIngester;
import dev.plumbline.ingest.lineage.OpenLineageIngester;
import java.util.List;
import java.util.Optional;

/** Every format that is read. A new ingester is added here and nowhere else. */
public final class Ingesters {
  /** All ingesters. */
  public static final List<Ingester> ALL =
      List.of(
          new DcgmExposition(),
          new FocusCsv(),
          new OpenLineageIngester(),
          new ModelRegistryIngester());

  /** The ingester of a configured format. */
  public static Optional<Ingester> of(String format) {
    return ALL.stream().filter(ingester -> ingester.format().equals(format)).findFirst();
  }

  private Ingesters() {}
}
