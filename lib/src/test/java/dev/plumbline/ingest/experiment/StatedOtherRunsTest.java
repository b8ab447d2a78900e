package dev.plumbline.ingest.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.lineage.OpenLineageIngester;
import dev.plumbline.ingest.mlflow.MlflowRunsIngester;
import dev.plumbline.ingest.wandb.WandbRunsIngester;
import dev.plumbline.tables.LineageEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where systems may say what a run is called elsewhere. */
class StatedOtherRunsTest {
  private static RecordingSink read(Ingester ingester, String text) {
    Instant notAfter = Instant.parse("2026-12-31T00:00:00Z");
    SourceSettings settings = SourceSettings.of("lab", ingester.format());
    RecordingSink sink =
        RecordingSink.read(ingester, new SourceFile(settings, "runs.json", notAfter), text);
    assertThat(sink.rejects).isEmpty();
    return sink;
  }

  @Test
  void mlflowSaysItInTagsAndKnowsItAtTheEnd() {
    RecordingSink sink =
        read(
            new MlflowRunsIngester(),
            """
            {"info":{"run_id":"m1","status":"FINISHED","start_time":1784016000000,\
            "end_time":1784017800000},"data":{"tags":[\
            {"key":"openlineage.run_id","value":"0190-AB"},{"key":"mlflow.run_id","value":"m0"}]}}
            """);
    assertThat(sink.rows)
        .extracting(r -> r.of(LineageEvent.EVENT_TYPE), r -> r.of(LineageEvent.SAME_AS))
        .containsExactly(tuple("START", List.of()), tuple("COMPLETE", List.of("0190-ab")));
  }

  @Test
  void weightsAndBiasesSaysItInTheConfiguration() {
    RecordingSink sink =
        read(
            new WandbRunsIngester(),
            """
            {"id":"w1","entity":"e","project":"p","state":"running",\
            "createdAt":"2026-07-14T08:00:00Z","config":{"mlflow_run_id":{"value":"M100"}}}
            """);
    assertThat(sink.rows)
        .extracting(r -> r.of(LineageEvent.SAME_AS))
        .containsExactly(List.of("m100"));
  }

  @Test
  void openLineageSaysItInTheTagsOfTheRun() {
    RecordingSink sink =
        read(
            new OpenLineageIngester(),
            """
            {"eventType":"COMPLETE","eventTime":"2026-07-14T08:00:00Z","producer":"https://p.test",\
            "run":{"runId":"AB","facets":{"tags":{"tags":[\
            {"key":"wandb.run_id","value":"w100"},{"key":"team","value":"x"}]}}},\
            "job":{"namespace":"n","name":"j"}}
            """);
    assertThat(sink.rows)
        .extracting(r -> r.of(LineageEvent.SAME_AS))
        .containsExactly(List.of("w100"));
  }
}
