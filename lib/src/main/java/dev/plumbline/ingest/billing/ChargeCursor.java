package dev.plumbline.ingest.billing;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.Records;
import java.io.IOException;
import java.util.List;

/** Reads the charge lines of one file, some at a time. */
public final class ChargeCursor implements Ingester.Cursor {
  private static final int AT_A_TIME = 1000;

  private final Records records;
  private final ChargeMapping mapping;
  private final ChargeDraft draft;
  private boolean hasBegun;

  /**
   * Reads charges.
   *
   * @param file the file they are in
   * @param format what {@code x_source_format} says of them
   */
  public ChargeCursor(SourceFile file, Records records, ChargeMapping mapping, String format) {
    this.records = records;
    this.mapping = mapping;
    this.draft = new ChargeDraft(file, format);
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    if (!hasBegun) {
      hasBegun = true;
      mapping.unmapped().forEach(sink::unmapped);
    }
    for (int count = 0; count < AT_A_TIME; count++) {
      if (!records.next()) {
        return false;
      }
      List<String> problems = problems(sink);
      if (problems.isEmpty()) {
        sink.accepted(1);
      } else {
        sink.reject(records.line(), records.raw(), problems);
        boolean isUnreadable = records.problem() != null || draft.hasUnreadableAmount();
        sink.rejectedCharge(records.line(), draft.values(), isUnreadable);
      }
    }
    return true;
  }

  private List<String> problems(Sink sink) {
    draft.begin(records.line());
    if (records.problem() != null) {
      return List.of(records.problem());
    }
    mapping.read(records, draft);
    return draft.give(sink);
  }
}
