package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.time.Instant;
import java.util.List;

/**
 * A run is said to be called otherwise in another system.
 *
 * @param other its id there
 * @param knownAt when that was first said
 */
public record SameRun(String runId, String other, Instant knownAt) {
  static List<SameRun> of(RowLayout.Cells run) {
    return run.<String, Instant>map(LineageRun.SAME_AS).entrySet().stream()
        .map(said -> new SameRun(run.text(LineageRun.RUN_ID), said.getKey(), said.getValue()))
        .toList();
  }
}
