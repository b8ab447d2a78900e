package dev.plumbline.ingest.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.tables.NodeInventory;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many CPUs and how much memory lists say that a machine has. */
class NodeSizeTest {
  private static String size(NodeList list, String text) {
    SourceSettings settings =
        SourceSettings.of("nodes", list.format()).with(NodeListSpecimens.dialect(list));
    SourceFile file =
        new SourceFile(settings, "x-20260714T0600Z.json", Instant.parse("2026-07-14T12:00:00Z"));
    RecordingSink sink = RecordingSink.read(list, file, text);
    assertThat(sink.rejects).isEmpty();
    BigDecimal cpus = (BigDecimal) sink.rows.get(0).of(NodeInventory.CPU_COUNT);
    return (cpus == null ? null : cpus.stripTrailingZeros().toPlainString())
        + " "
        + sink.rows.get(0).of(NodeInventory.MEMORY_BYTES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // 2,097,152 MiB are 2,199,023,255,552 bytes
        "'capacity':{'cpu':'192','memory':'2097152Mi',%s} | 192 2199023255552",
        "'capacity':{'cpu':'192','memory':'1Ki',%s},'allocatable':{'cpu':'191'} | 192 1024",
        "'capacity':{%s},'allocatable':{'cpu':'7910m','memory':'1k'} | 7.91 1000",
        "'capacity':{%s} | null null",
        "'capacity':{'cpu':'many','memory':'1Gi',%s} | null 1073741824"
      })
  void kubernetesSaysWhatAMachineHas(String status, String size) {
    String node =
        "{'apiVersion':'v1','kind':'Node','metadata':{'name':'a'},'status':{%s}}"
            .formatted(status.formatted("'nvidia.com/gpu':'8'"));
    assertThat(size(NodeList.KUBERNETES, node.replace('\'', '"'))).isEqualTo(size);
  }

  @Test
  void slurmCountsCpusAsJobsDoAndMemoryInMebibytes() {
    String text =
        """
        NodeName=gpu01 Arch=x86_64 CoresPerSocket=48
           CPUAlloc=96 CPUTot=192 CPULoad=61.20 RealMemory=2063000
           Gres=gpu:h100:8(S:0-1)
           State=MIXED ThreadsPerCore=1

        """;
    // 2,063,000 × 1,048,576
    assertThat(size(NodeList.SLURM, text)).isEqualTo("192 2163212288000");
    assertThat(size(NodeList.SLURM, text.replace("CPUTot=192", "").replace("=2063000", "=0")))
        .isEqualTo("null null");
    assertThat(
            size(
                NodeList.SLURM,
                "{\"nodes\":[{\"name\":\"a\",\"gres\":\"gpu:8\",\"state\":[\"IDLE\"],\"cpus\":96,"
                    + "\"real_memory\":1024}]}"))
        .isEqualTo("96 1073741824");
    assertThat(size(NodeList.SLURM, "NODELIST|GRES|STATE|CPUS|MEMORY\ngpu01|gpu:8|idle|96|1024\n"))
        .isEqualTo("96 1073741824");
  }

  @Test
  void awsCountsThreadsAndSaysNothingOfMemory() {
    assertThat(
            size(
                NodeList.AWS,
                "{\"Reservations\":[{\"OwnerId\":\"2\",\"Instances\":[{\"InstanceId\":\"i-1\","
                    + "\"CpuOptions\":{\"CoreCount\":96,\"ThreadsPerCore\":2}}]}]}"))
        .isEqualTo("192 null");
  }
}
