package dev.plumbline.fuzz;

import dev.plumbline.config.ConfigurationFuzz;
import dev.plumbline.ingest.IngesterContract;
import dev.plumbline.ingest.NamesFuzz;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.Specimens;
import dev.plumbline.ingest.mapping.MappingFuzz;
import dev.plumbline.run.publication.PublicationFuzz;
import dev.plumbline.storage.StorageFuzz;
import java.util.List;
import java.util.stream.Stream;

/** Every reader that is fed. A new format is one by standing among the specimens. */
public final class FuzzTargets {
  /** All targets: a new one is added here and nowhere else. */
  public static final List<FuzzTarget> ALL =
      Stream.of(
              Specimens.ALL.stream().map(FuzzTargets::ofIngester),
              NamesFuzz.TARGETS.stream(),
              MappingFuzz.TARGETS.stream(),
              ConfigurationFuzz.TARGETS.stream(),
              StorageFuzz.TARGETS.stream(),
              PublicationFuzz.TARGETS.stream())
          .flatMap(targets -> targets)
          .toList();

  private FuzzTargets() {}

  private static FuzzTarget ofIngester(Specimen specimen) {
    return new FuzzTarget(
        specimen.format(),
        specimen.inputs(),
        bytes -> IngesterContract.assertHolds(specimen, bytes, "fuzzed"));
  }

  /** The target of this name. */
  static FuzzTarget named(String name) {
    return ALL.stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target is called " + name));
  }
}
