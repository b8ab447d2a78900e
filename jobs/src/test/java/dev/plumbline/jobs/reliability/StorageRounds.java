package dev.plumbline.jobs.reliability;

import dev.plumbline.jobs.LakeContent;
import dev.plumbline.jobs.LakeTruth;
import dev.plumbline.jobs.NightHere;
import dev.plumbline.jobs.NightJobs;
import dev.plumbline.jobs.TinyLanding;
import dev.plumbline.jobs.reliability.Faults.Befallen;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.delta.DeltaLog;

/** Nights on a storage of which one thing goes wrong, or all from one on. */
final class StorageRounds {
  private static final int STORAGE = 5;

  private final Path folder;
  private final Path configuration;
  private final Place place;
  private final boolean isRerun;
  private final Path published;
  private final LakeTruth truth;

  /** Whose files go wrong. */
  enum Place {
    LAKE("lake"),
    LANDING("landing");

    private final String folder;

    Place(String folder) {
      this.folder = folder;
    }
  }

  /**
   * What came of one fault.
   *
   * @param code the night's exit code
   * @param befallen what went wrong
   * @param violations what is not as it must be
   */
  record Outcome(int code, Befallen befallen, List<String> violations) {}

  /**
   * Makes a landing, and what its nights leave when nothing goes wrong.
   *
   * @param isRerun true for nights over a published lake whose landing was corrected since
   */
  StorageRounds(Path folder, Place place, boolean isRerun) throws IOException {
    this.folder = folder;
    this.place = place;
    this.isRerun = isRerun;
    this.published = folder.resolve("published");
    FaultyFiles.in(SharedSpark.session().sparkContext().hadoopConfiguration());
    Files.createDirectories(folder);
    TinyLanding landing = TinyLanding.in(folder);
    this.configuration = landing.configuration();
    String text = Files.readString(configuration);
    Files.writeString(
        configuration, text.replace("path: landing/", "path: fault://" + folder + "/landing/"));
    Path lake = folder.resolve("lake");
    if (isRerun) {
      whole(lake);
      Folders.copy(lake, published);
      landing.correct();
    }
    whole(lake);
    this.truth = new LakeTruth(LakeContent.of(lake(lake)), NightJobs.FEW.last());
    DeltaLog.clearCache();
  }

  private void whole(Path lake) {
    NightHere.Ended ended = night(lake);
    if (ended.code() != 0) {
      throw new IllegalStateException("a night without a fault failed:\n" + ended.words());
    }
  }

  private static Lake lake(Path folder) {
    return new Lake(SharedSpark.session(), "fault://" + folder);
  }

  private NightHere.Ended night(Path lake) {
    return NightHere.of(NightJobs.FEW, configuration, "fault://" + lake);
  }

  /** How many rows are compared after each fault. */
  int rows() {
    return truth.rows();
  }

  /** One night with this fault, and the night after it if it stopped. */
  Outcome run(FaultKind kind, int number, boolean isLasting) throws IOException {
    Path lake = folder.resolve("lake");
    Folders.remove(lake);
    if (isRerun) {
      Folders.copy(published, lake);
    }
    Faults.begin(kind, folder.resolve(place.folder) + "/", number, isLasting);
    NightHere.Ended ended = night(lake);
    Befallen befallen = Faults.end();
    DeltaLog.clearCache();
    List<String> violations = new ArrayList<>();
    if (ended.code() != 0) {
      stopped(ended, violations);
      NightHere.leave(lake(lake));
      NightHere.Ended rerun = night(lake);
      if (rerun.code() != 0) {
        violations.add("the rerun ended with " + rerun.code() + ": " + rerun.words());
      }
    }
    if (violations.isEmpty() || ended.code() == 0) {
      violations.addAll(truth.violations(lake(lake)));
    }
    DeltaLog.clearCache();
    return new Outcome(ended.code(), befallen, violations);
  }

  private static void stopped(NightHere.Ended ended, List<String> violations) {
    String words = ended.words();
    if (ended.code() != STORAGE) {
      violations.add("ended with " + ended.code() + ": " + words);
    } else if (!words.contains("problem:") || !words.contains("remedy:")) {
      violations.add("ended without words: " + words);
    }
  }
}
