package dev.plumbline.ingest.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TidyRowsTest {
  private static final String WIDE =
      """
      shape: wide
      instant: {column: ts, as: iso}
      device: uuid
      values:
        - {column: a, counter: COUNTER, unit: UNIT}
        - {column: b, counter: tensor_active_ratio, unit: ratio, optional: true}
      """;

  private static SourceDialect wide(String counter, String unit) {
    return Mappings.declared("m.yaml", WIDE.replace("COUNTER", counter).replace("UNIT", unit));
  }

  private static RecordingSink read(SourceDialect dialect, String text) throws IOException {
    return Mappings.read(
        new TidyIngester(Packing.CSV), dialect, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Object> values(RecordingSink sink, Col column) {
    return sink.rows.stream().map(row -> row.of(column)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "sm_active_ratio, ratio, 0.35, 0.35",
    "sm_active_ratio, percent, 35, 0.35",
    "sm_active_ratio, percent, 35.7, 0.357",
    "sm_active_ratio, percent, 3.5e1, 0.35",
    "sm_active_ratio, permille, 357, 0.357",
    "power_watts, watts, 412.5, 412.5",
    "power_watts, milliwatts, 412500, 412.5",
    // 1.005 × 1000 in doubles is 1004.9999999999999.
    "power_watts, kilowatts, 1.005, 1005",
    "power_watts, kilowatts, 1005e-3, 1005",
    "energy_joules, millijoules, 1, 0.001",
    "energy_joules, megajoules, 1.000001, 1000001",
    // 1.5 × 1024 × 1024 = 1,572,864
    "framebuffer_used_bytes, mebibytes, 1.5, 1572864",
    "framebuffer_used_bytes, gibibytes, 1, 1073741824",
    "framebuffer_used_bytes, megabytes, 1.1, 1100000",
    "framebuffer_used_bytes, bytes, 12, 12",
    "sm_clock_mhz, hertz, 1755000000, 1755",
    "sm_clock_mhz, gigahertz, 1.41, 1410",
    "gpu_temperature_celsius, celsius, 31.5, 31.5",
    "pcie_tx_bytes_per_second, kilobytes_per_second, 2.5, 2500"
  })
  void unitsAreExact(String counter, String unit, String text, double canonical)
      throws IOException {
    RecordingSink sink = read(wide(counter, unit), "ts,uuid,a\n2026-07-14T00:00:00Z,G," + text);

    Col column =
        GpuSample.TABLE.columns().stream()
            .filter(c -> c.name().equals(counter))
            .findFirst()
            .orElseThrow();
    assertThat(values(sink, column)).containsExactly(canonical);
  }

  @Test
  void halvesOfASampleAreJoinedAndContradictionsRefusedAsAWhole() throws IOException {
    RecordingSink sink =
        read(
            wide("sm_active_ratio", "percent"),
            """
            ts,uuid,a,b
            2026-07-14T00:00:00Z,G,35,
            2026-07-14T00:00:00Z,G,,0.2
            2026-07-14T00:00:00Z,G,35,0.2
            2026-07-14T00:00:00Z,G,35,0.3
            2026-07-14T00:00:00Z,G,36,0.2
            """);

    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(sink.rejects).extracting(RecordingSink.Refused::line).containsExactly(5L, 6L);
    assertThat(values(sink, GpuSample.SM_ACTIVE)).containsExactly(0.35);
    assertThat(values(sink, GpuSample.TENSOR_ACTIVE)).containsExactly(0.2);
  }

  @Test
  void everyBadCellOfARefusedRowIsNamed() throws IOException {
    RecordingSink sink =
        read(
            wide("power_watts", "watts"),
            "ts,uuid,a,b\n2026-07-14,G,35 W,n.a.\n2026-07-14T00:00:00Z,G,NULL,null\n");

    assertThat(sink.rejects.get(0).reasons())
        .containsExactly(
            "value_not_a_number: a = 35 W",
            "value_not_a_number: b = n.a.",
            "local_time_without_zone: ts = 2026-07-14");
    assertThat(sink.ignored).isEqualTo(Map.of("no_value", 1L));
    assertThat(sink.rows).isEmpty();
  }

  @Test
  void aNewColumnIsReportedAndAVanishedOneIsAnError() throws IOException {
    SourceDialect dialect = wide("power_watts", "watts");

    assertThat(read(dialect, "ts,uuid,a,new\n2026-07-14T00:00:00Z,G,1,2\n").unmapped)
        .containsExactly("new");
    assertThatThrownBy(() -> read(dialect, "ts,uuid,A\n2026-07-14T00:00:00Z,G,1\n"))
        .hasMessageContaining("folder/file line 1")
        .hasMessageContaining("columns that the mapping reads are missing: 'a'")
        .hasMessageContaining("m.yaml line 5")
        .hasMessageContaining("nearest the file has is 'A'");
    assertThatThrownBy(() -> read(dialect, "ts,uuid,a,a\n2026-07-14T00:00:00Z,G,1,1\n"))
        .hasMessageContaining("stands twice");
  }

  @Test
  void anHourThatOccursTwiceIsToldByTheLinesBefore() throws IOException {
    // Clocks are set back from 03:00 (UTC+2) to 02:00 (UTC+1) on 25 October 2026.
    SourceDialect dialect = wide("power_watts", "watts").withTimeZone(ZoneId.of("Europe/Berlin"));
    RecordingSink sink =
        read(
            dialect,
            """
            ts,uuid,a
            2026-10-25 02:10:00,H,1
            2026-10-25 01:50:00,G,1
            2026-10-25 02:10:00,G,1
            2026-10-25 02:50:00,G,1
            2026-10-25 02:10:00,G,1
            2026-10-25 02:50:00,G,1
            2026-10-25 03:10:00,G,1
            """);

    assertThat(values(sink, GpuSample.SAMPLED_AT))
        .extracting(Object::toString)
        .containsExactly(
            "2026-10-24T23:50:00Z",
            "2026-10-25T00:10:00Z",
            "2026-10-25T00:50:00Z",
            "2026-10-25T01:10:00Z",
            "2026-10-25T01:50:00Z",
            "2026-10-25T02:10:00Z");
    assertThat(sink.rejects.get(0).reasons())
        .containsExactly("ambiguous_local_time: ts = 2026-10-25 02:10:00");
  }

  @Test
  void theSourceNamesTheHostWhereNoColumnDoes() throws IOException {
    SourceDialect dialect = wide("power_watts", "watts").withNodePattern("^([a-z]+)/");
    RecordingSink sink = read(dialect, "ts,uuid,a\n2026-07-14T00:00:00Z,G,1\n");

    assertThat(sink.sideRows.get(0).of(DeviceLabelSet.NODE)).isEqualTo("folder");
  }

  @Test
  void manyDevicesAreReadInParts() throws IOException {
    StringBuilder text = new StringBuilder("ts,uuid,a\n");
    for (int i = 0; i < 120_000; i++) {
      text.append("2026-07-14T00:00:00Z,G").append(i).append(",1\n");
    }
    RecordingSink sink = read(wide("power_watts", "watts"), text.toString());

    assertThat(sink.rows).hasSize(120_000);
    assertThat(sink.accepted).isEqualTo(120_000);
  }

  @Test
  void typedParquetIsReadAsItsCsvWouldBe() throws IOException {
    byte[] parquet =
        Duck.parquet(
            """
            SELECT TIMESTAMPTZ '2026-07-14 00:00:00+00' + INTERVAL (i) MINUTE AS ts,
              'G' AS uuid, (i * 7)::TINYINT AS a, CASE WHEN i = 1 THEN NULL
              ELSE 0.25::FLOAT END AS b, [1, 2] AS list, {'x': 1} AS struct
            FROM range(3) AS r(i)
            """);
    RecordingSink sink =
        Mappings.read(
            new TidyIngester(Packing.PARQUET), wide("sm_active_ratio", "percent"), parquet);

    // 0, 7 and 14 %
    assertThat(values(sink, GpuSample.SM_ACTIVE)).containsExactly(0.0, 0.07, 0.14);
    assertThat(values(sink, GpuSample.TENSOR_ACTIVE)).containsExactly(0.25, null, 0.25);
    assertThat(sink.rows.get(2).of(GpuSample.SAMPLED_AT))
        .isEqualTo(Instant.parse("2026-07-14T00:02:00Z"));
    assertThat(sink.unmapped).containsExactly("list", "struct.x");
  }
}
