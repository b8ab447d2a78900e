package dev.plumbline.ingest.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a managed service meters, by the words of its SKUs. */
class GcpVertexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Vertex AI | Vertex AI: Training/Pipelines on NVIDIA H100 80GB in Iowa                | GPU
          Vertex AI | Vertex AI: Training/Pipelines on A3 Instance Core in Iowa                |
          Vertex AI | Vertex AI: Training/Pipelines Management fee on NVIDIA H100 80GB in Iowa |
          Vertex AI | Vertex AI: Training/Pipelines on E2 Instance Ram running in Iowa         |
          Cloud Run | Services on NVIDIA L4 in Iowa                                            |
          """)
  void gpusOfVertexAreMetered(String service, String sku, String meter) {
    assertThat(GcpSku.of(service, sku).meter()).isEqualTo(meter);
  }

  /** Eight GPUs for an hour, 8 × 3,600 s: the price list counts GPUs by the hour. */
  @Test
  void anHourOfEightGpusIsEightGpuHours() {
    RecordingSink sink =
        UsageCost.line()
            .with("service", "{\"description\":\"Vertex AI\"}")
            .with("sku", UsageCost.sku("Vertex AI: Training/Pipelines on NVIDIA H100 80GB in Iowa"))
            .with(
                "usage",
                "{\"amount\":28800,\"unit\":\"seconds\",\"amount_in_pricing_units\":8,"
                    + "\"pricing_unit\":\"hour\"}")
            .read();
    RecordingSink.Row row = sink.rows.get(0);
    assertThat(row.of(FocusCharge.SERVICE_CATEGORY)).isEqualTo("AI and Machine Learning");
    assertThat(row.of(FocusCharge.SKU_METER)).isEqualTo("GPU");
    assertThat(row.of(FocusCharge.CONSUMED_UNIT)).isEqualTo("GPU-Seconds");
    assertThat((BigDecimal) row.of(FocusCharge.CONSUMED_QUANTITY)).isEqualByComparingTo("28800");
  }
}
