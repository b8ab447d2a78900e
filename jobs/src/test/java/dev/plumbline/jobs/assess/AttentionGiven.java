package dev.plumbline.jobs.assess;

import dev.plumbline.attention.Findings;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.testing.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Landing files, the dates of their rows, and what attention is called to in some tables. */
final class AttentionGiven {
  private AttentionGiven() {}

  /** What attention is called to; tables that are not given are empty. */
  static Frame attention(RunContext context, Given... inputs) {
    Map<TableSpec, Frame> frames = new HashMap<>();
    Findings.reads().forEach(table -> frames.put(table, Given.table(table).frame()));
    frames.put(AttentionDaily.TABLE, Given.table(AttentionDaily.TABLE).frame());
    for (Given input : inputs) {
      frames.put(input.table(), input.frame());
    }
    return OneJob.run(new AttentionJob(), context, frames);
  }

  /** What was seen, and the remedy, of the one row of a kind and subject. */
  static List<Object> words(Frame attention, String kind, String subject) {
    return Given.values(
            attention.where(
                AttentionDaily.KIND
                    .of()
                    .equalTo(kind)
                    .and(AttentionDaily.SUBJECT.of().equalTo(subject))),
            AttentionDaily.DETAIL,
            AttentionDaily.REMEDY)
        .get(0);
  }

  static Given files() {
    return Given.table(IngestFile.TABLE)
        .as("read", IngestFile.INGESTED_AT)
        .as("records", IngestFile.RECORDS_IN)
        .as("accepted", IngestFile.RECORDS_ACCEPTED)
        .as("duplicate", IngestFile.RECORDS_DUPLICATE)
        .every(IngestFile.RECORDS_ACCEPTED, "1")
        .every(IngestFile.RECORDS_DUPLICATE, "0");
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
