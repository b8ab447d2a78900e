package dev.plumbline.jobs.reliability;

import dev.plumbline.jobs.LakeContent;
import dev.plumbline.jobs.LakeTruth;
import dev.plumbline.jobs.NightHere;
import dev.plumbline.jobs.NightJobs;
import dev.plumbline.jobs.NightProcess;
import dev.plumbline.jobs.TinyLanding;
import dev.plumbline.jobs.reliability.KillPlan.Situation;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Landings, what their nights leave when nothing befalls them, and lakes to begin a round with. */
final class KillGround {
  private final Path folder;
  private final NightJobs jobs;
  private final Map<Situation, LakeTruth> truths = new EnumMap<>(Situation.class);
  private final Map<Situation, Path> begun = new EnumMap<>(Situation.class);
  private final Path landing;
  private Path corrected;

  private KillGround(Path folder, NightJobs jobs) throws IOException {
    this.folder = folder;
    this.jobs = jobs;
    this.landing = TinyLanding.in(folder.resolve("a")).configuration();
  }

  /** Makes it; nights that are needed for comparison are run when they are. */
  static KillGround in(Path folder, NightJobs jobs) throws IOException {
    return new KillGround(folder, jobs);
  }

  private LakeTruth whole() throws IOException {
    Path lake = folder.resolve("whole");
    LakeTruth truth = truth(landing, lake);
    Folders.remove(lake);
    return truth;
  }

  /** A lake that is published, and its landing corrected after that. */
  private LakeTruth restated() throws IOException {
    TinyLanding other = TinyLanding.in(folder.resolve("b"));
    corrected = other.configuration();
    Path published = folder.resolve("published");
    run(corrected, published);
    begun.put(Situation.RERUN, published);
    other.correct();
    Path restated = folder.resolve("restated");
    Folders.copy(published, restated);
    LakeTruth truth = truth(corrected, restated);
    Folders.remove(restated);
    return truth;
  }

  private LakeTruth truth(Path configuration, Path lake) {
    run(configuration, lake);
    return new LakeTruth(LakeContent.of(lake(lake)), jobs.last());
  }

  private void run(Path configuration, Path lake) {
    NightHere.Ended ended = NightHere.nightly(jobs, configuration, lake);
    if (ended.code() != 0) {
      throw new IllegalStateException("a night without a kill failed:\n" + ended.words());
    }
  }

  /** The jobs of its nights. */
  NightJobs jobs() {
    return jobs;
  }

  /** A lake of this JVM's session. */
  static Lake lake(Path folder) {
    return new Lake(SharedSpark.session(), folder.toString());
  }

  /** The configuration of a situation's nights. */
  Path configuration(Situation situation) {
    return situation == Situation.RERUN ? corrected : landing;
  }

  /** What must be true after a round. */
  LakeTruth truth(Situation situation) throws IOException {
    Situation known = situation == Situation.RERUN ? situation : Situation.FIRST;
    LakeTruth truth = truths.get(known);
    if (truth == null) {
      truth = known == Situation.RERUN ? restated() : whole();
      truths.put(known, truth);
    }
    return truth;
  }

  /** A lake for a round, as its first night finds it. */
  Path lake(Situation situation, String name) throws Exception {
    Path lake = folder.resolve(name);
    Folders.remove(lake);
    truth(situation);
    switch (situation) {
      case RERUN -> Folders.copy(begun.get(situation), lake);
      case RECOVERY -> Folders.copy(killed(situation, "PROMISED gold"), lake);
      case HALF_INGESTED -> Folders.copy(killed(situation, "HALF ingest"), lake);
      case FIRST, TWO_NIGHTS -> {
        // The night makes it.
      }
    }
    return lake;
  }

  /** Kills a night once at this moment, for all rounds that begin there. */
  private Path killed(Situation situation, String moment) throws Exception {
    Path known = begun.get(situation);
    if (known == null) {
      known = folder.resolve(moment.replace(' ', '-'));
      Folders.remove(known);
      try (NightProcess night = NightProcess.telling(jobs, landing, known).quietly()) {
        night.awaits("reached " + moment);
        night.killed();
      }
      begun.put(situation, known);
    }
    return known;
  }
}
