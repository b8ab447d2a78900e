package dev.plumbline.lineage.tables;

import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import org.junit.jupiter.api.Test;

class DeclaredLicencesTest {
  private static String declared(String name, String licence) {
    return """
    {"kind":"declared_source","namespace":"lake","name":"%s","licence":"%s",\
    "declared_at":"2026-07-13T00:00:00Z"}
    """
        .formatted(name, licence);
  }

  @Test
  void aLicenceStandsAsItWasWrittenAndAsAnExpressionWhereItIsOne() {
    Frame records =
        Ingested.records(
            declared("a", "mit or apache-2.0")
                + declared("b", "proprietary 2025-118")
                + declared("c", "NOASSERTION")
                + declared("d", ""));
    expect(
            DatasetVersions.of(
                Given.table(LineageRun.TABLE).frame(),
                Given.table(LineageEdge.TABLE).frame(),
                records))
        .rows(
            """
            dataset_name | licence              | licence_expression
            a            | mit or apache-2.0    | MIT OR Apache-2.0
            b            | proprietary 2025-118 |
            c            | NOASSERTION          |
            d            |                      |
            """);
  }
}
