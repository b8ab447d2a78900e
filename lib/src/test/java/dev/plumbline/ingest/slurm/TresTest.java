package dev.plumbline.ingest.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.scheduler.ComputeAmount;
import dev.plumbline.tables.GpuRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CPUs and memory of Slurm's jobs. */
class TresTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu=96,mem=512G,node=1,billing=96,gres/gpu=4 | 96 | 549755813888 | false",
        // 62.5 × 1,073,741,824
        "cpu=8,mem=62.50G                             | 8  | 67108864000  | false",
        // without a letter megabytes of 1,048,576 bytes: 2,048 × 1,048,576
        "cpu=8,mem=2048                               | 8  | 2147483648   | false",
        "mem=500M,cpu=1                               | 1  | 524288000    | false",
        "mem=1024K                                    |    | 1048576      | false",
        "mem=2T                                       |    | 2199023255552 | false",
        "cpu=8,mem=0                                  | 8  |              | false",
        "gres/gpu=8                                   |    |              | false",
        "cpu=8,mem=64GB                               | 8  |              | true",
        "cpu=eight,mem=1G                             |    | 1073741824   | true",
        "cpu=-8                                       |    |              | true",
        "node=1                                       |    |              | false"
      })
  void readsTheList(String text, BigDecimal cpus, Long bytes, boolean isUnreadable) {
    assertThat(Tres.of(text)).isEqualTo(new Tres(new ComputeAmount(cpus, bytes), isUnreadable));
  }

  private static List<Object> asked(RecordingSink sink) {
    return sink.rows.stream()
        .map(
            row ->
                row.of(GpuRequest.NODE)
                    + " "
                    + plain((BigDecimal) row.of(GpuRequest.CPU_REQUEST))
                    + " "
                    + row.of(GpuRequest.MEMORY_REQUEST))
        .map(Object.class::cast)
        .toList();
  }

  private static String plain(BigDecimal cpus) {
    return cpus == null ? null : cpus.stripTrailingZeros().toPlainString();
  }

  @Test
  void aWaitingArrayAsksForEachOfItsTasks() {
    // three tasks of 8 CPUs and 1 GiB
    RecordingSink sink =
        Sacct.jobs(
            "5_[1-3]|train|PENDING|2026-07-14T08:00:00|Unknown|Unknown|None assigned||"
                + "cpu=8,mem=1G,gres/gpu=8");
    assertThat(asked(sink)).containsExactly("null 24 3221225472");
  }

  @Test
  void aJobIsDividedAmongItsNodesWhereItDivides() {
    String job = Sacct.job("1", "cpu=96,mem=4097K,gres/gpu=8").replace("gpu1", "gpu[1-2]");
    // 48 CPUs each; 4,097 × 1,024 = 4,195,328 bytes are twice 2,097,664
    assertThat(asked(Sacct.jobs(job))).containsExactly("gpu1 48 2097664", "gpu2 48 2097664");
    String odd = Sacct.job("1", "cpu=97,mem=4G,gres/gpu=8").replace("gpu1", "gpu[1-2]");
    assertThat(asked(Sacct.jobs(odd)))
        .containsExactly("gpu1 null 2147483648", "gpu2 null 2147483648");
  }

  @Test
  void whatWasAllocatedGoesBeforeWhatWasAskedFor() {
    String job = Sacct.job("1", "cpu=96,mem=1G,gres/gpu=8") + "cpu=2,mem=1K,gres/gpu=8";
    assertThat(asked(Sacct.jobs(job))).containsExactly("gpu1 96 1073741824");
  }

  @Test
  void whatCannotBeReadIsCounted() {
    RecordingSink sink = Sacct.jobs(Sacct.job("1", "cpu=some,mem=1G,gres/gpu=8"));
    assertThat(asked(sink)).containsExactly("gpu1 null 1073741824");
    assertThat(sink.absent).containsEntry("unreadable_cpu_or_memory", 1L);
  }
}
