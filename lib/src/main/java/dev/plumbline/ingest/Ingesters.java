package dev.plumbline.ingest;

import java.util.List;
import java.util.Optional;

/** Every format that is read. A new ingester is added here and nowhere else. */
public final class Ingesters {
  /** All ingesters. */
  public static final List<Ingester> ALL = List.of();

  /** The ingester of a configured format. */
  public static Optional<Ingester> of(String format) {
    return ALL.stream().filter(ingester -> ingester.format().equals(format)).findFirst();
  }

  private Ingesters() {}
}
