package dev.plumbline.jobs.reliability;

import dev.plumbline.failure.Failure;
import dev.plumbline.jobs.NightHere;
import dev.plumbline.jobs.NightProcess;
import dev.plumbline.jobs.reliability.KillPlan.Kill;
import dev.plumbline.jobs.reliability.KillPlan.Situation;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;

/** Nights that are killed, the night after them, and what is true then. */
final class KillRound {
  private static final int KILLED = 137;
  private static final int STORAGE = 5;

  private final KillGround ground;
  private final KillPlan plan;
  private final List<String> violations = new ArrayList<>();
  private final List<Integer> codes = new ArrayList<>();
  private Path lake;

  KillRound(KillGround ground, KillPlan plan) {
    this.ground = ground;
    this.plan = plan;
  }

  /** Runs it; a line for each thing that is not true afterwards. */
  List<String> run() throws Exception {
    Situation situation = plan.situation();
    lake = ground.lake(situation, "round-" + plan.number());
    for (Kill kill : plan.kills()) {
      if (situation == Situation.TWO_NIGHTS) {
        twoNights(kill);
      } else {
        try (NightProcess night = night()) {
          codes.add(killed(night, kill));
        }
      }
    }
    codes.stream()
        .filter(code -> code != KILLED && code != 0)
        .forEach(code -> violations.add("a night ended with " + code + " before it was killed"));
    NightHere.Ended ended = NightHere.nightly(ground.jobs(), ground.configuration(situation), lake);
    if (ended.code() != 0) {
      violations.add("the rerun ended with " + ended.code() + ": " + ended.words());
    } else {
      violations.addAll(ground.truth(situation).violations(KillGround.lake(lake)));
      reports();
      exports();
    }
    DeltaLog.clearCache();
    if (violations.isEmpty()) {
      Folders.remove(lake);
    }
    return violations;
  }

  /** How many nights were killed before they had ended. */
  long kills() {
    return codes.stream().filter(code -> code == KILLED).count();
  }

  /** Where the lake is, of a round that failed. */
  Path lake() {
    return lake;
  }

  private NightProcess night() throws IOException {
    return NightProcess.telling(ground.jobs(), ground.configuration(plan.situation()), lake)
        .quietly();
  }

  private static int killed(NightProcess night, Kill kill) throws Exception {
    if (kill.moment().isEmpty() || night.reaches("reached " + kill.moment())) {
      Thread.sleep(kill.millis());
    }
    return night.killed();
  }

  /** The other begins while the first is there; whoever has the lake is killed at last. */
  private void twoNights(Kill kill) throws Exception {
    try (NightProcess one = night()) {
      Thread.sleep(kill.millis() % 4000);
      try (NightProcess other = night()) {
        one.reaches("reached PROMISED ingest");
        int second = other.ended();
        if (second != STORAGE || !other.output().contains("another run is writing to this lake")) {
          // It came first.
          codes.add(second);
          int first = one.ended();
          if (second != 0 || first != STORAGE) {
            violations.add("two nights ended with " + first + " and " + second);
          }
        } else {
          codes.add(killed(one, new Kill("", kill.millis() / 4)));
        }
      }
    }
  }

  /** Pages are there and end as pages do; nothing half written lies beside them. */
  private void reports() throws IOException {
    try (Stream<Path> all = Files.walk(lake.resolve("reports"))) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      if (files.stream().noneMatch(file -> file.endsWith("report.html"))) {
        violations.add("there is no report");
      }
      for (Path file : files) {
        boolean isPage = file.toString().endsWith(".html");
        if (isPage && !Files.readString(file).stripTrailing().endsWith("</html>")) {
          violations.add("half a page: " + file);
        }
      }
    }
  }

  /** Every row of the newest export is as it was written. */
  private void exports() {
    try {
      Export export = Export.newest(lake.toString(), Map.of());
      ExportedTables.ALL.forEach(table -> export.rows(table.table()));
    } catch (Failure e) {
      violations.add(e.text());
    }
  }
}
