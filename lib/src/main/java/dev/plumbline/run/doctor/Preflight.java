package dev.plumbline.run.doctor;

import dev.plumbline.config.Configuration;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.landing.MissingFiles;

/** What a night looks at before it opens a session: what would stop it is told within a second. */
public final class Preflight {
  private Preflight() {}

  /**
   * Stops a night that cannot write its lake or has nothing to read.
   *
   * @param lake where the tables lie
   * @param readsLanding whether the night reads the landing at all
   * @throws Failure {@code CONFIGURATION} for the lake, {@code INPUT} for sources without files
   */
  public static void assertReady(Configuration configuration, String lake, boolean readsLanding) {
    Finding found = LakeFindings.of(lake);
    if (found.isError()) {
      throw new Failure(Category.CONFIGURATION, found.what(), found.where(), found.remedy());
    }
    if (readsLanding) {
      MissingFiles.assertNone(configuration);
    }
  }
}
