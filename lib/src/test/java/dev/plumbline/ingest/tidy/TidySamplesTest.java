package dev.plumbline.ingest.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.ingest.IngesterContract;
import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TidySamplesTest {
  private static final Path WIDE_FILE = Mappings.sample("tidy-csv", "wide.csv");
  private static final Path NARROW_FILE = Mappings.sample("tidy-csv", "narrow.csv");
  private static final SourceDialect WIDE = Mappings.shipped("tidy-wide.yaml");
  private static final SourceDialect NARROW =
      Mappings.shipped("tidy-narrow.yaml").withTimeZone(ZoneId.of("Europe/Berlin"));
  private static final Map<String, String> EXPECTED = Mappings.expected("tidy-csv");

  @TestFactory
  Stream<DynamicTest> contract() {
    return Stream.of(
            TidyCsvSpecimen.SPECIMEN,
            TidyParquetSpecimen.SPECIMEN,
            Specimen.of(new TidyIngester(Packing.CSV))
                .spoken(NARROW)
                .in("../data/samples/formats/tidy-csv")
                .named("narrow.csv")
                .texts(Mappings.text(NARROW_FILE))
                .records(bytes -> RecordCounts.lines(bytes) - 1))
        .flatMap(IngesterContract::of);
  }

  private static RecordingSink wide() throws IOException {
    return Mappings.read(new TidyIngester(Packing.CSV), WIDE, Files.readAllBytes(WIDE_FILE));
  }

  private static double sum(RecordingSink sink, Col column) {
    return sink.rows.stream()
        .map(row -> (Double) row.of(column))
        .filter(Objects::nonNull)
        // Decimals add up exactly to what expected.csv says.
        .map(value -> new BigDecimal(value.toString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private static void assertCounts(String file, RecordingSink sink) {
    assertThat(
            Map.of(
                "records",
                sink.records(),
                "accepted",
                sink.accepted,
                "duplicates",
                sink.duplicates,
                "rejected",
                (long) sink.rejects.size(),
                "ignored",
                sink.ignored.values().stream().mapToLong(Long::longValue).sum(),
                "samples",
                (long) sink.rows.size()))
        .allSatisfy(
            (what, count) ->
                assertThat(count)
                    .as(file + " " + what)
                    .isEqualTo(Long.parseLong(EXPECTED.get(file + " " + what))));
  }

  @Test
  void theWideSampleGivesWhatWasWorkedOut() throws IOException {
    RecordingSink sink = wide();

    assertCounts("wide", sink);
    assertThat(sink.rejects)
        .extracting(RecordingSink.Refused::line, RecordingSink.Refused::reasons)
        .containsExactly(
            tuple(7L, List.of("value_not_a_number: sm_active_pct = idle")),
            tuple(9L, List.of("no_uuid")),
            tuple(10L, List.of("clock_in_future")),
            tuple(11L, List.of("timestamp_before_2000: ts_ms = 1783987320")));
    assertThat(sink.ignored).isEqualTo(Map.of("no_value", 1L));
    assertThat(sink.unmapped).containsExactly("fan_rpm");
    assertThat(sum(sink, GpuSample.POWER))
        .isEqualTo(Double.parseDouble(EXPECTED.get("wide watts")));
    assertThat(sum(sink, GpuSample.SM_ACTIVE))
        .isEqualTo(Double.parseDouble(EXPECTED.get("wide sm active")));
    assertThat(sink.absent.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(Long.parseLong(EXPECTED.get("wide absent")));
    assertThat(sink.absent)
        .isEqualTo(
            Map.of(
                "nan", 1L,
                "not_available", 2L,
                "not_supported", 2L,
                "blank", 1L,
                "error", 1L,
                "mig_parent_copy", 4L,
                "mig_instance", 2L,
                "out_of_range", 1L));
  }

  @Test
  void valuesArriveInCanonicalUnits() throws IOException {
    RecordingSink.Row first = wide().rows.get(0);

    assertThat(first.of(GpuSample.SAMPLED_AT)).isEqualTo(Instant.parse("2026-07-14T00:00:00Z"));
    // 35 % is exactly the double 0.35, not 35 × 0.01 = 0.35000000000000003.
    assertThat(first.of(GpuSample.SM_ACTIVE)).isEqualTo(0.35);
    assertThat(first.of(GpuSample.POWER)).isEqualTo(412.5);
    assertThat(first.of(GpuSample.ENERGY)).isEqualTo(1000.0);
    assertThat(first.of(GpuSample.SM_CLOCK)).isEqualTo(1755.0);
    // 40,960 MiB × 1,048,576 = 42,949,672,960
    assertThat(first.of(GpuSample.FRAMEBUFFER_USED)).isEqualTo(42_949_672_960.0);
    assertThat(first.of(GpuSample.LAST_XID)).isEqualTo(0L);
    assertThat(first.of(GpuSample.DRAM_ACTIVE)).isNull();
    assertThat(first.of(GpuSample.ABSENT)).isNull();
  }

  @Test
  void instancesOfADividedGpuGiveItsWattsOnce() throws IOException {
    List<RecordingSink.Row> board =
        wide().rows.stream().filter(row -> row.of(GpuSample.GPU_UUID).equals("GPU-cccc")).toList();

    assertThat(board)
        .extracting(
            row -> row.of(GpuSample.DEVICE_ID),
            row -> row.of(GpuSample.POWER),
            row -> row.of(GpuSample.SM_ACTIVE))
        .containsExactlyInAnyOrder(
            tuple("GPU-cccc", 220.0, null),
            tuple("GPU-cccc/1/0", null, 0.5),
            tuple("GPU-cccc/2/0", null, null));
  }

  @Test
  void labelsAreThoseOfExporters() throws IOException {
    RecordingSink.Row labels = wide().sideRows.get(0);

    assertThat(labels.of(DeviceLabelSet.NODE)).isEqualTo("gpu-01");
    assertThat(labels.of(DeviceLabelSet.GPU_MODEL)).isEqualTo("NVIDIA H100 80GB HBM3");
    assertThat(labels.of(DeviceLabelSet.GPU_INDEX)).isEqualTo("0");
    assertThat(labels.of(DeviceLabelSet.POD)).isEqualTo("train-0");
    assertThat(labels.of(DeviceLabelSet.NAMESPACE)).isEqualTo("llm");
    assertThat(labels.of(DeviceLabelSet.LABELS)).isEqualTo(Map.of("rack", "r7"));
  }

  @Test
  void theNarrowSampleGivesWhatWasWorkedOut() throws IOException {
    RecordingSink sink =
        Mappings.read(new TidyIngester(Packing.CSV), NARROW, Files.readAllBytes(NARROW_FILE));

    assertCounts("narrow", sink);
    assertThat(sink.ignored)
        .isEqualTo(Map.of("twin_metric", 1L, "unmapped_metric", 1L, "no_value", 1L));
    assertThat(sink.rejects.stream().flatMap(reject -> reject.reasons().stream()))
        .containsExactly(
            "value_not_a_number: value = 312,25",
            "conflicting_value",
            "bad_timestamp: time = 31.06.2026 02:01:00");
    // 02:00 in Berlin is 00:00 UTC in July.
    assertThat(sink.rows)
        .extracting(
            row -> row.of(GpuSample.SAMPLED_AT),
            row -> row.of(GpuSample.SM_ACTIVE),
            row -> row.of(GpuSample.POWER),
            row -> row.of(GpuSample.FRAMEBUFFER_USED))
        .containsExactly(
            tuple(
                Instant.parse("2026-07-14T00:00:00Z"),
                0.5,
                312.25,
                Double.parseDouble(EXPECTED.get("narrow bytes"))),
            tuple(Instant.parse("2026-07-14T00:01:00Z"), 0.4, null, null));
  }

  @Test
  void aSecondReaderFindsTheSame() throws IOException {
    String table = Duck.texts(WIDE_FILE);
    String usable =
        " WHERE gpu_uuid <> '' AND ts_ms LIKE '1783987______' AND mig_gi IS NULL"
            + " AND TRY_CAST(sm_active_pct AS DOUBLE) IS NOT NULL";
    String distinct = "(SELECT DISTINCT * FROM " + table + usable + ")";
    RecordingSink sink = wide();

    assertThat(Long.parseLong(Duck.value("SELECT count(*) FROM " + table)))
        .isEqualTo(sink.records());
    // Whole GPUs' milliwatts in accepted rows; the board of the MIG instances has 220 W.
    assertThat(
            Double.parseDouble(
                    Duck.value("SELECT sum(TRY_CAST(power_mw AS DOUBLE)) / 1000 FROM " + distinct))
                + 220)
        .isEqualTo(sum(sink, GpuSample.POWER));
  }

  @Test
  void csvAndParquetOfTheSameTableGiveEqualRows() throws IOException {
    RecordingSink csv = wide();
    assertEqual(
        csv, Mappings.read(new TidyIngester(Packing.PARQUET), WIDE, TidyParquetSpecimen.WIDE));

    // The narrow table with types: a local timestamp, and values that stay text.
    SourceDialect typed =
        Mappings.declared(
                "typed.yaml",
                Mappings.text(Path.of("../data/samples/mappings/tidy-narrow.yaml"))
                    .replace("format: \"dd.MM.yyyy HH:mm:ss\"", "as: iso"))
            .withTimeZone(ZoneId.of("Europe/Berlin"));
    byte[] parquet =
        Duck.parquet(
            "SELECT try_strptime(time, '%d.%m.%Y %H:%M:%S') AS time, node, uuid, pod, metric, value"
                + " FROM read_csv('"
                + NARROW_FILE
                + "', all_varchar = true, sep = ';')"
                + " WHERE time NOT LIKE '31%'");
    RecordingSink narrow =
        Mappings.read(new TidyIngester(Packing.CSV), NARROW, Files.readAllBytes(NARROW_FILE));
    assertThat(Mappings.read(new TidyIngester(Packing.PARQUET), typed, parquet).rows)
        .usingElementComparator((a, b) -> Arrays.deepEquals(a.values(), b.values()) ? 0 : 1)
        .isEqualTo(narrow.rows);
  }

  private static void assertEqual(RecordingSink one, RecordingSink other) {
    assertThat(other.rows).hasSameSizeAs(one.rows);
    for (int i = 0; i < one.rows.size(); i++) {
      assertThat(other.rows.get(i).values()).isEqualTo(one.rows.get(i).values());
    }
    assertThat(other.accepted).isEqualTo(one.accepted);
    assertThat(other.duplicates).isEqualTo(one.duplicates);
    assertThat(other.ignored).isEqualTo(one.ignored);
    assertThat(other.absent).isEqualTo(one.absent);
    assertThat(other.unmapped).isEqualTo(one.unmapped);
    assertThat(other.rejects.stream().map(RecordingSink.Refused::reasons))
        .isEqualTo(one.rejects.stream().map(RecordingSink.Refused::reasons).toList());
  }
}
