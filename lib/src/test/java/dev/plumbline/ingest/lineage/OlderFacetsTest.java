package dev.plumbline.ingest.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Cases;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageEvent.Dataset;
import dev.plumbline.testing.Ingested;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facets under the names that older integrations gave them. */
class OlderFacetsTest {
  private static final String PARENT =
      "{\"run\":{\"runId\":\"0190-ABC\"},\"job\":{\"namespace\":\"n\",\"name\":\"dag\"}}";

  private static RecordingSink read(String runFacets, String outputs) {
    return Ingested.openLineage(
        """
        {"eventType":"COMPLETE","eventTime":"2026-07-14T01:00:00Z","run":{"runId":"r1",\
        "facets":{%s}},"job":{"namespace":"n","name":"j"},"outputs":[%s]}
        """
            .formatted(runFacets, outputs));
  }

  @Test
  void parentRunFacet() {
    RecordingSink sink = Ingested.openLineage(Cases.text("parentrun-facet.ndjson"));
    assertThat(sink.rows).hasSize(2);
    assertThat(sink.rows)
        .allSatisfy(
            row -> {
              assertThat(row.of(LineageEvent.PARENT_RUN_ID))
                  .isEqualTo("01a09524-0028-721f-8488-000000000099");
              assertThat(row.of(LineageEvent.PARENT_JOB_NAMESPACE)).isEqualTo("adf");
              assertThat(row.of(LineageEvent.PARENT_JOB_NAME)).isEqualTo("prep");
            });
    assertThat(sink.absent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parent_run", "ParentRunFacet", "parentRun", "Parent"})
  void spellingsOfOneName(String name) {
    RecordingSink sink = read("\"" + name + "\":" + PARENT, "");
    assertThat(sink.rows.get(0).of(LineageEvent.PARENT_RUN_ID)).isEqualTo("0190-abc");
    assertThat((String) sink.rows.get(0).of(LineageEvent.EVENT_JSON)).contains("0190-abc");
  }

  @Test
  void theNameOfTheSpecificationGoesFirst() {
    String other = PARENT.replace("0190-ABC", "older");
    RecordingSink sink = read("\"parentRun\":" + other + ",\"parent\":" + PARENT, "");
    assertThat(sink.rows.get(0).of(LineageEvent.PARENT_RUN_ID)).isEqualTo("0190-abc");
  }

  @Test
  void aFacetThatIsNoParentUnderTheOlderNameIsCounted() {
    RecordingSink sink = read("\"parentRun\":{\"id\":1}", "");
    assertThat(sink.rows.get(0).of(LineageEvent.PARENT_RUN_ID)).isNull();
    assertThat(sink.absent).containsEntry("facet_invalid:parent", 1L);
  }

  @Test
  void theStateOfATableBeforeItWasCalledALifecycle() {
    RecordingSink sink =
        read(
            "",
            "{\"namespace\":\"s3://b\",\"name\":\"t\",\"facets\":{\"tableStateChange\":"
                + "{\"stateChange\":\"overwrite\"},"
                + "\"datasetVersion\":{\"datasetVersion\":\"7\"}}}");
    List<?> outputs = (List<?>) sink.rows.get(0).of(LineageEvent.OUTPUTS);
    Object[] output = (Object[]) outputs.get(0);
    assertThat(output[Dataset.position(Dataset.LIFECYCLE)]).isEqualTo("OVERWRITE");
    assertThat(output[Dataset.position(Dataset.VERSION)]).isEqualTo("7");
    assertThat(sink.absent).isEmpty();
  }
}
