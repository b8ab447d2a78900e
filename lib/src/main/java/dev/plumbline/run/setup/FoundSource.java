package dev.plumbline.run.setup;

import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.run.survey.FileSeen;
import dev.plumbline.run.survey.SourceSeen;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSample;
import java.util.List;

/**
 * Files of one kind, as one source.
 *
 * @param seen the proposed source and what a look into its files found
 * @param assumptions what was assumed of it and is to be checked, in sentences
 * @param isUsable false when more of it cannot be read than a night allows
 */
record FoundSource(SourceSeen seen, List<String> assumptions, boolean isUsable) {

  String name() {
    return seen.source().settings().name();
  }

  String format() {
    return seen.source().settings().format();
  }

  boolean isTelemetry() {
    return Ingesters.ofFile(format()).rows().equals(GpuSample.TABLE);
  }

  boolean isBill() {
    return Ingesters.ofFile(format()).rows().equals(FocusCharge.TABLE);
  }

  boolean isDelta() {
    return seen.source().exportScope() == ExportScope.DELTA;
  }

  List<FileSeen> files() {
    return seen.files();
  }
}
