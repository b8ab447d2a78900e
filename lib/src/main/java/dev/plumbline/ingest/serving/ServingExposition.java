package dev.plumbline.ingest.serving;

import dev.plumbline.facts.ServingMetrics;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.exposition.SeriesCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What inference servers print at {@code /metrics}: vLLM, NVIDIA NIM, TGI, Triton and SGLang, as
 * single scrapes, as scrapes one after the other, or as histories. A record is a line that is
 * neither blank nor a comment; gauges and all other metrics are left out as {@code
 * unmapped_metric}, and what tensor-parallel ranks beside the first count once more as {@code
 * other_rank}.
 */
public final class ServingExposition implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      ServingGuide.family(
          "serving-exposition",
          "Counters of vLLM, NIM, TGI, Triton and SGLang as /metrics prints them (Prometheus"
              + " text).");

  /** A series with labels and a value, or the type of a metric, at the beginning of a line. */
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\s*(# TYPE [\\w:]+ \\w+|[a-zA-Z_:][\\w:]*\\s*\\{[^\\n]*}\\s*\\S+)");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        # TYPE vllm:generation_tokens_total counter
        vllm:generation_tokens_total{model_name="parrot",namespace="serve-chat",\
        pod="parrot-0"} 81270.0 1784016000000
        vllm:request_success_total{finished_reason="stop",model_name="parrot",\
        namespace="serve-chat",pod="parrot-0"} 412.0 1784016000000
        """,
        ServingGuide.reads(),
        ServingGuide.CANNOT_GIVE,
        List.of("instant_pattern", "instant_format", "instant", "cluster", "replica_labels"));
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text();
    return LINE.matcher(text).find() && ServingMetrics.areNamedIn(text);
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return new SeriesCursor(file, bytes, new CounterAssembly(file));
  }
}
