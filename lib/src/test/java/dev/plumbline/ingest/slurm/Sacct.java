package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Reads accounting for tests. */
final class Sacct {
  static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");

  private Sacct() {}

  /** Local times are Berlin's, whose clocks are put back on 2026-10-25 at 3:00. */
  static RecordingSink read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static RecordingSink read(byte[] bytes) {
    return RecordingSink.read(new SlurmSacct(), file(ZoneId.of("Europe/Berlin")), bytes);
  }

  static SourceFile file(ZoneId zone) {
    SourceSettings settings =
        SourceSettings.of("jobs", "slurm-sacct")
            .with(new SourceSettings.Labels(null, List.of(), "label_run_id"))
            .with(SourceDialect.NONE.withTimeZone(zone));
    return new SourceFile(settings, "sacct.txt", NOT_AFTER);
  }

  /** Records under the columns that most tests need: nine of them. */
  static RecordingSink jobs(String... records) {
    return read(
        "JobID|JobName|State|Submit|Start|End|NodeList|AllocTRES|ReqTRES\n"
            + String.join("\n", records)
            + "\n");
  }

  /** A job of an hour on one node that differs in what it was allocated. */
  static String job(String id, String allocated) {
    return id
        + "|train|COMPLETED|2026-07-14T08:00:00|2026-07-14T08:00:00|2026-07-14T09:00:00|gpu1|"
        + allocated
        + "|";
  }
}
