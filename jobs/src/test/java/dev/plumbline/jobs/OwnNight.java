package dev.plumbline.jobs;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.storage.Lake;
import java.nio.file.Path;
import java.time.Instant;

/** A night of a test's own landing, without that of the samples. */
final class OwnNight {
  private OwnNight() {}

  /** Runs all nights that are not published. */
  static NightResult run(Lake lake, Path configuration) {
    return new Night(
            lake,
            ConfigurationFile.read(configuration),
            JobCatalog.ALL,
            new Console(System.out),
            Instant.now())
        .run(NightRequest.whole());
  }
}
