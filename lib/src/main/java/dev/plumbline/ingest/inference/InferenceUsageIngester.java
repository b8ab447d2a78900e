package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.JsonRecords;
import dev.plumbline.tables.InferenceUsage;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a serving gateway counted: one JSON record per deployed model version and window. Windows of
 * one deployed version may not overlap inside a file, lest a day's total counts beside its hours.
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code unknown_kind}, {@code no_FIELD}
 * and {@code bad_FIELD}, {@code no_count}, {@code negative_FIELD}, {@code
 * window_ends_before_it_starts}, {@code window_too_long}, {@code clock_in_future}, {@code
 * more_results_than_requests}, {@code overlapping_window}.
 */
public final class InferenceUsageIngester implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "inference-usage",
          "Requests and tokens of deployed model versions, counted by window, as NDJSON.",
          InferenceUsage.TABLE);

  private static final Pattern KIND =
      Pattern.compile("\"kind\"\\s*:\\s*\"" + UsageReading.KIND + "\"");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        {"kind":"inference_usage","model":"ranker","version":"7","target":"prod-eu",\
        "from":"2026-07-14T00:00:00Z",
         "to":"2026-07-14T01:00:00Z","requests":1200,"successful":1187,"failed":9,\
        "input_tokens":482113,"output_tokens":90211}
        """,
        List.of(
            Reads.of("kind", "", "inference_usage"),
            Reads.of("model, version, target", "model, version, target", "mandatory"),
            Reads.of("from", "window_start", "any ISO 8601 form; without an offset it is UTC"),
            Reads.of("to", "window_end", "exclusive; at most 32 days later; may be another date"),
            Reads.of("requests", "requests", "a whole number, or null when nobody counted"),
            Reads.of("successful", "successful_requests", "as above; never derived"),
            Reads.of("failed", "failed_requests", "as above; never derived"),
            Reads.of("input_tokens", "input_tokens", "as above"),
            Reads.of("output_tokens", "output_tokens", "as above"),
            Reads.of("every other field", "labels", "as text, secrets masked")),
        List.of(
            "Whether an answer was right: evaluations say that.",
            "When inside a window a request came: it is not split, also not at midnight.",
            "Energy: telemetry of the GPUs that served gives it.",
            "Versions, approvals and deployments: records of model-registry, in other files.",
            "Of which registry the versions are, unless the source has a key registry."),
        List.of("registry"));
  }

  @Override
  public boolean recognises(FileHead head) {
    return KIND.matcher(head.firstLine()).find();
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return new JsonCursor(new JsonRecords(bytes, "\"kind\""), new UsageReading(file)::read);
  }
}
