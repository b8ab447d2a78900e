package dev.plumbline.lineage.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTablesTest {
  private static final String MODEL =
      """
      {"kind":"model_version","model":"m","version":"1","registered_at":"%s",\
      "artifact_digest":%s,"risk_tier":%s}
      """;

  @Test
  void theEarliestRecordStandsAndOthersAreNoticed() {
    String first = MODEL.formatted("2026-07-14T01:00:00Z", "\"d1\"", "null");
    String fuller = MODEL.formatted("2026-07-14T01:00:00Z", "\"d1\"", "\"high\"");
    String later = MODEL.formatted("2026-07-15T01:00:00Z", "\"d2\"", "\"minimal\"");
    Frame models = RegistryTables.modelVersions(Ingested.records(later + first, fuller, first));
    assertThat(
            Given.values(
                models,
                ModelVersion.MODEL,
                ModelVersion.REGISTERED_AT,
                ModelVersion.ARTIFACT_DIGEST,
                ModelVersion.RISK_TIER,
                ModelVersion.DIGEST_CONFLICT_AT,
                ModelVersion.RECORDS))
        .isEqualTo(
            List.of(
                List.of(
                    "m",
                    Instant.parse("2026-07-14T01:00:00Z"),
                    "d1",
                    "high",
                    Instant.parse("2026-07-15T01:00:00Z"),
                    3L)));
  }

  @Test
  void aRecordInTwoFilesIsOneApproval() {
    String approval =
        """
        {"kind":"approval","model":"m","version":"1","approver":"a",\
        "approved_at":"2026-07-14T01:00:00Z"}
        """;
    Frame approvals = RegistryTables.approvals(Ingested.records(approval, approval));
    assertThat(Given.values(approvals, Approval.MODEL, Approval.APPROVER))
        .isEqualTo(List.of(Arrays.asList("m", "a")));
  }
}
