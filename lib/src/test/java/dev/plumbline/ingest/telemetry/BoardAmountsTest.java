package dev.plumbline.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.exposition.DcgmExposition;
import dev.plumbline.tables.GpuSample;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Amounts of a whole board that stand on the lines of its MIG instances. */
class BoardAmountsTest {
  private static final String GPU = "{UUID=\"G\",Hostname=\"n\"} ";
  private static final String FIRST = "{UUID=\"G\",GPU_I_ID=\"2\",Hostname=\"n\"} ";
  private static final String SECOND = "{UUID=\"G\",GPU_I_ID=\"9\",Hostname=\"n\"} ";
  private static final String WATTS = "DCGM_FI_DEV_POWER_USAGE";
  private static final String BUSY = "DCGM_FI_DEV_GPU_UTIL";

  /** A line some minutes after midnight. */
  private static String line(String metric, String labels, String value, int minute) {
    return metric + labels + value + " " + (1_783_987_200_000L + minute * 60_000L) + "\n";
  }

  private static RecordingSink read(String... lines) {
    SourceSettings settings = SourceSettings.of("dcgm", "dcgm-exposition");
    Instant notAfter = Instant.parse("2026-07-16T00:00:00Z");
    return RecordingSink.read(
        new DcgmExposition(), new SourceFile(settings, "a.prom", notAfter), String.join("", lines));
  }

  private static List<Object> watts(RecordingSink sink) {
    return sink.rows.stream().map(row -> row.of(GpuSample.POWER)).filter(Objects::nonNull).toList();
  }

  @Test
  void aGpuThatIsListedWithoutItsWattsHasThemOfItsInstances() {
    RecordingSink sink =
        read(
            line(BUSY, GPU, "0", 0),
            line(WATTS, FIRST, "200", 0),
            line(WATTS, SECOND, "200", 0),
            line(BUSY, GPU, "0", 1),
            line(WATTS, FIRST, "210", 1),
            line(WATTS, SECOND, "210", 1));

    // One board, once at each of two instants.
    assertThat(watts(sink)).containsExactly(200.0, 210.0);
    assertThat(sink.rows.stream().filter(row -> row.of(GpuSample.POWER) != null))
        .allMatch(row -> row.of(GpuSample.DEVICE_ID).equals("G"));
  }

  @Test
  void whatTheGpuSaysOfItselfIsNotTakenOfItsInstancesToo() {
    // Watts of the GPU itself, joules of an instance only: 200 W once, 5,000 mJ are 5 J once.
    RecordingSink sink =
        read(
            line(WATTS, GPU, "200", 0),
            line(WATTS, FIRST, "200", 0),
            line("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", FIRST, "5000", 0),
            line(WATTS, GPU, "201", 1),
            line(WATTS, GPU, "202", 2));

    assertThat(watts(sink)).containsExactlyInAnyOrder(200.0, 201.0, 202.0);
    assertThat(sink.rows.stream().map(row -> row.of(GpuSample.ENERGY)).filter(Objects::nonNull))
        .containsExactly(5.0);
  }
}
