package dev.plumbline.run.doctor;

import dev.plumbline.config.Configuration;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.landing.HeapRule;
import dev.plumbline.run.landing.MissingFiles;
import dev.plumbline.storage.ObjectStores;
import java.util.Optional;

/** What a night looks at before it opens a session: what would stop it is told within a second. */
public final class Preflight {
  private Preflight() {}

  /**
   * Stops a night that cannot write its lake or has nothing to read.
   *
   * @param lake where the tables lie
   * @param readsLanding whether the night reads the landing at all
   * @return what the landing wants of the heap, where it is read
   * @throws Failure {@code CONFIGURATION} for the lake, {@code INPUT} for sources without files
   */
  public static Optional<HeapRule> assertReady(
      Configuration configuration, String lake, boolean readsLanding) {
    ObjectStores.of(lake);
    configuration.sources().forEach(source -> ObjectStores.of(source.glob()));
    Finding found = LakeFindings.of(lake);
    if (found.isError()) {
      throw new Failure(Category.CONFIGURATION, found.what(), found.where(), found.remedy());
    }
    return readsLanding ? Optional.of(MissingFiles.assertNone(configuration)) : Optional.empty();
  }
}
