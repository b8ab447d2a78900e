package dev.plumbline.jobs.assess;

import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.testing.Given;

/** Landing files, and the dates of their rows. */
final class AttentionGiven {
  private AttentionGiven() {}

  static Given files() {
    return Given.table(IngestFile.TABLE)
        .as("read", IngestFile.INGESTED_AT)
        .as("records", IngestFile.RECORDS_IN);
  }

  static Given days() {
    return Given.table(IngestFileDay.TABLE)
        .as("read", IngestFileDay.INGESTED_AT)
        .as("period", IngestFileDay.BILLING_PERIOD_START)
        .every(IngestFileDay.PATH, "f")
        .every(IngestFileDay.ROWS_OUT, "1")
        .every(IngestFileDay.INGESTED_AT, "2026-07-15 02:00");
  }
}
