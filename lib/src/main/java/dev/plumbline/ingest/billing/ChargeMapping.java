package dev.plumbline.ingest.billing;

import dev.plumbline.ingest.tabular.Records;
import java.util.List;

/** How the records of one billing format become charge lines. */
public interface ChargeMapping {

  /** Reads the current record into the draft; what it cannot place is kept or refused there. */
  void read(Records record, ChargeDraft draft);

  /** Names of the file's columns that no rule reads; they are kept by name. */
  List<String> unmapped();
}
