package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.CsvRecords;
import dev.plumbline.tables.InferenceUsage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The requests of a serving gateway, one CSV line each, added up by UTC hour and model version. A
 * record is a line; its columns are named by a declared mapping. Lines that are alike are different
 * requests.
 *
 * <p>Rejects: {@code no_instant}, {@code bad_timestamp} and the other problems of declared times,
 * {@code no_time_of_day}, {@code ambiguous_local_time}, {@code clock_in_future}, {@code no_model},
 * {@code no_version}, {@code no_target}, {@code negative_FIELD}, {@code FIELD_out_of_range}.
 */
public final class InferenceRequestsCsv implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "inference-requests-csv",
          "Requests to a deployed model, one CSV line each, read by a declared mapping.",
          InferenceUsage.TABLE);

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        TIMESTAMP,ContextTokens,GeneratedTokens
        2026-07-14 18:17:03.9799600,4808,10

        # mapping.yaml
        model: code-assistant              # or {column: NAME}, as version and target
        version: "3"
        target: prod-eu
        columns: {instant: TIMESTAMP, input_tokens: ContextTokens,
                  output_tokens: GeneratedTokens, status: HttpStatus}
        successful: ["200"]                # what status says of an answer as asked
        time: {as: iso}                    # or epoch_seconds, epoch_milliseconds, format: PATTERN
        """,
        List.of(
            Reads.of("columns: instant", "window_start, window_end", "the UTC hour it lies in"),
            Reads.of("(line)", "requests", "1 each"),
            Reads.of("columns: status", "successful_requests, failed_requests", "by successful"),
            Reads.of("columns: input_tokens", "input_tokens", "sum; null if one line lacks it"),
            Reads.of("columns: output_tokens", "output_tokens", "sum; null if one line lacks it"),
            Reads.of("model, version, target", "model, version, target", "declared, or a column")),
        List.of(
            "Which model answered, where the lines do not say it: the mapping does.",
            "Which requests succeeded, without a status column: null, not all of them.",
            "A request that was logged twice: lines have no id, so it counts twice.",
            "The hour that is repeated when clocks are set back: its lines are refused; log UTC."),
        List.of("mapping", "time_zone", "registry"));
  }

  @Override
  public boolean recognises(FileHead head) {
    return false;
  }

  @Override
  public void check(SourceSettings settings) throws MalformedFile {
    RequestMapping.of(settings);
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    RequestMapping mapping = RequestMapping.of(file.settings());
    CsvRecords records = new CsvRecords(file.path(), bytes, mapping.separator());
    return new RequestCursor(file, records, mapping);
  }
}
