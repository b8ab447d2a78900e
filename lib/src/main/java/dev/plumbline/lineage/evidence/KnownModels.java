package dev.plumbline.lineage.evidence;

import dev.plumbline.lineage.known.RegisteredModels;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import java.time.Instant;
import java.util.Collection;

/** Which model versions there are, for telling which of them a record is about. */
public final class KnownModels {
  /** Those of all times. */
  final RegisteredModels ever;

  /** Those that were registered by the end of the date. */
  final RegisteredModels registered;

  final Instant end;

  /**
   * What is known.
   *
   * @param models all versions that were ever registered
   * @param end what was said from then on is left out
   */
  public KnownModels(Collection<Model> models, Instant end) {
    this.ever = new RegisteredModels(models);
    this.registered =
        new RegisteredModels(
            models.stream().filter(model -> model.registeredAt().isBefore(end)).toList());
    this.end = end;
  }
}
