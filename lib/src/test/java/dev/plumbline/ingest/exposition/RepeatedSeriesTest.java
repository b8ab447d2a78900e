package dev.plumbline.ingest.exposition;

import static dev.plumbline.ingest.exposition.Scrapes.line;
import static dev.plumbline.ingest.exposition.Scrapes.only;
import static dev.plumbline.ingest.exposition.Scrapes.read;
import static dev.plumbline.ingest.exposition.Scrapes.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuSample;
import org.junit.jupiter.api.Test;

class RepeatedSeriesTest {

  @Test
  void anEqualRepetitionIsADuplicate() {
    String text = line("DCGM_FI_DEV_GPU_TEMP", "50", 0);
    RecordingSink sink = read(text + text + line("DCGM_FI_DEV_GPU_TEMP", "50.0", 0));

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.duplicates).isEqualTo(2);
    assertThat(sink.rows).hasSize(1);
  }

  @Test
  void anotherValueIsRefusedAndTheFirstStays() {
    RecordingSink sink =
        read(line("DCGM_FI_DEV_GPU_TEMP", "50", 0) + line("DCGM_FI_DEV_GPU_TEMP", "51", 0));

    assertThat(reason(sink)).isEqualTo("conflicting_value");
    assertThat(sink.rejects.get(0).line()).isEqualTo(2);
    assertThat(sink.rejects.get(0).raw())
        .isEqualTo("DCGM_FI_DEV_GPU_TEMP{UUID=\"G\"} 51 1783987200000");
    assertThat(only(sink, GpuSample.GPU_TEMPERATURE)).isEqualTo(50.0);
  }

  @Test
  void absentValuesAreComparedByReason() {
    String nan = line("DCGM_FI_DEV_GPU_TEMP", "NaN", 0);

    assertThat(read(nan + nan).duplicates).isEqualTo(1);
    assertThat(reason(read(nan + line("DCGM_FI_DEV_GPU_TEMP", "ERR!", 0))))
        .isEqualTo("conflicting_value");
    assertThat(reason(read(nan + line("DCGM_FI_DEV_GPU_TEMP", "1", 0))))
        .isEqualTo("conflicting_value");
    assertThat(reason(read(line("DCGM_FI_DEV_GPU_TEMP", "1", 0) + nan)))
        .isEqualTo("conflicting_value");
  }

  @Test
  void theOrderOfLabelsMakesNoOtherSeries() {
    RecordingSink sink =
        read(
            """
            DCGM_FI_DEV_GPU_TEMP{UUID="G",gpu="0",pod=""} 50 1783987200000
            DCGM_FI_DEV_GPU_TEMP{gpu="0",UUID="G"} 50 1783987200000
            """);

    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(sink.rows).hasSize(1);
  }

  @Test
  void aRepeatedScrapeBlockIsSeenAsAWhole() {
    String scrape = line("DCGM_FI_DEV_GPU_TEMP", "50", 0) + line("DCGM_FI_DEV_SM_CLOCK", "9", 0);
    RecordingSink sink = read(scrape + scrape + line("DCGM_FI_DEV_GPU_TEMP", "50", 1));

    assertThat(sink.accepted).isEqualTo(3);
    assertThat(sink.duplicates).isEqualTo(2);
    assertThat(sink.rows).hasSize(2);
  }

  @Test
  void withoutTimestampsAFileIsOneScrape() {
    String text = "DCGM_FI_DEV_GPU_TEMP{UUID=\"G\"} ";
    RecordingSink sink = read(Scrapes.atMidnight(), text + "50\n" + text + "50\n" + text + "51\n");

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(reason(sink)).isEqualTo("conflicting_value");
  }

  @Test
  void aReturningInstantIsAnotherRow() {
    // Documented: what was already given cannot be compared; the timeline merges the rows.
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_GPU_TEMP", "50", 0)
                + line("DCGM_FI_DEV_GPU_TEMP", "50", 1)
                + line("DCGM_FI_DEV_GPU_TEMP", "50", 0));

    assertThat(sink.rows).hasSize(3);
    assertThat(sink.duplicates).isZero();
  }

  @Test
  void twoNamesOfOneCounterAreOneValue() {
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_SM_CLOCK", "1410", 0)
                + line("DCGM_FI_DEV_SM_CLOCK_HERTZ", "1410000000", 0)
                + line("DCGM_FI_DEV_SM_CLOCK", "1410", 0));

    assertThat(only(sink, GpuSample.SM_CLOCK)).isEqualTo(1410.0);
    assertThat(sink.ignored).containsOnly(java.util.Map.entry("twin_metric", 1L));
    assertThat(sink.duplicates).isEqualTo(1);
  }

  @Test
  void theProfilingFieldOfALinkStandsWhicheverCameFirst() {
    // 843 counts 1000 KiB/s: 2 × 1,024,000 = 2,048,000 B/s; 1011 is in bytes per second already
    String coarse = line("DCGM_FI_DEV_NVLINK_TX_BANDWIDTH_TOTAL", "2", 0);
    String fine = line("DCGM_FI_PROF_NVLINK_TX_BYTES", "2050000", 0);
    for (String text : new String[] {coarse + fine, fine + coarse}) {
      RecordingSink sink = read(text);
      assertThat(only(sink, GpuSample.NVLINK_TX)).isEqualTo(2_050_000.0);
      assertThat(sink.accepted).isEqualTo(1);
      assertThat(sink.ignored).containsOnly(java.util.Map.entry("twin_metric", 1L));
    }
    assertThat(only(read(coarse), GpuSample.NVLINK_TX)).isEqualTo(2_048_000.0);
  }

  @Test
  void bothDirectionsTogetherAreACounterOfTheirOwn() {
    // 449 is typed counter and is a rate, in 1000 KiB/s: 100 × 1,024,000
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL", "100", 0)
                + line("DCGM_FI_PROF_PCIE_RX_BYTES", "7", 0));
    assertThat(only(sink, GpuSample.NVLINK)).isEqualTo(102_400_000.0);
    assertThat(only(sink, GpuSample.PCIE_RX)).isEqualTo(7.0);
  }

  @Test
  void theTensorPipesAreToldApart() {
    RecordingSink sink =
        read(
            line("DCGM_FI_PROF_PIPE_TENSOR_IMMA_ACTIVE", "0.1", 0)
                + line("DCGM_FI_PROF_HMMA_UTIL_RATIO", "0.2", 0)
                + line("DCGM_FI_PROF_PIPE_TENSOR_DFMA_ACTIVE", "0.3", 0));
    assertThat(only(sink, GpuSample.TENSOR_INT_ACTIVE)).isEqualTo(0.1);
    assertThat(only(sink, GpuSample.TENSOR_FP16_ACTIVE)).isEqualTo(0.2);
    assertThat(only(sink, GpuSample.TENSOR_FP64_ACTIVE)).isEqualTo(0.3);
  }

  @Test
  void theSecondNameHelpsWhereTheFirstIsBlank() {
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_SM_CLOCK", "NaN", 0)
                + line("DCGM_FI_DEV_SM_CLOCK_HERTZ", "1410000000", 0));

    assertThat(only(sink, GpuSample.SM_CLOCK)).isEqualTo(1410.0);
    assertThat(only(sink, GpuSample.ABSENT)).isNull();
    assertThat(sink.absent).isEmpty();
    assertThat(sink.accepted).isEqualTo(2);
  }
}
