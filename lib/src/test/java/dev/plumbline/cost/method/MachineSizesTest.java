package dev.plumbline.cost.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.NodeInventory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which machine is meant, and what it had on a date. */
class MachineSizesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  private static final Col FIRST =
      Stream.of(MachineSizes.ENTRY.columns())
          .filter(column -> column.name().equals("first_listed_date"))
          .findFirst()
          .orElseThrow();

  private static Cells listed(
      String node, String cluster, String resource, long cpus, String first, String ended) {
    return MachineSizes.ENTRY.read(
        MachineSizes.ENTRY
            .draft()
            .set(NodeInventory.NODE, node)
            .set(NodeInventory.CLUSTER, cluster)
            .set(NodeInventory.RESOURCE_ID, resource)
            .set(NodeInventory.GPU_COUNT, 8L)
            .set(NodeInventory.CPU_COUNT, BigDecimal.valueOf(cpus))
            .set(NodeInventory.MEMORY_BYTES, 1024L)
            .set(NodeInventory.ENDED_AT, ended == null ? null : Instant.parse(ended))
            .set(FIRST, LocalDate.parse(first))
            .row());
  }

  private static final MachineSizes SIZES =
      new MachineSizes(
          List.of(
              listed("a.local", "x", "i-a", 10, "2026-07-02", null),
              // the newest words of the same machine, and words of a later date
              listed("a.local", "x", "i-a", 11, "2026-07-10", null),
              listed("a.local", "x", "i-a", 12, "2026-07-20", null),
              listed("p1", "x", "pool", 20, "2026-07-02", null),
              listed("p2", "x", "pool", 20, "2026-07-02", null),
              listed("own", "x", null, 30, "2026-07-02", null),
              listed("own", "y", null, 31, "2026-07-02", null),
              listed("same", "x", null, 40, "2026-07-02", null),
              listed("same", "y", null, 40, "2026-07-02", null),
              listed("gone", "x", "i-g", 50, "2026-07-02", "2026-07-13T23:00:00Z"),
              listed("june", "x", "i-j", 60, "2026-06-30", null),
              listed("10.0.1.11", "x", null, 70, "2026-07-02", null)));

  @ParameterizedTest(name = "{4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "i-a | a         | x | 11    | the newest words up to the date",
        "i-a | other     | z | 11    | what it is billed under goes before its name",
        "pool | p1       | x | 20 20 | two machines of one resource",
        "i-x | own       | x | 30    | its name in its cluster",
        "i-x | own       | - | 30 31 | its name in no cluster may be either",
        "i-x | same      | - | 40    | both lists agree",
        "i-x | nobody    | x | -     | nothing is listed",
        "i-x | -         | x | -     | no name",
        "i-g | -         | x | -     | it had gone",
        "i-j | june      | x | -     | the month has no list of it yet",
        "i-x | 10.0.1.11 | x | 70    | an address is no name with a domain"
      })
  void findsTheMachine(String resource, String host, String cluster, String cpus, String why) {
    List<String> found =
        SIZES.of(resource, host, cluster, DAY).stream()
            .map(size -> size.cpus().toPlainString())
            .sorted()
            .toList();
    assertThat(found).as(why).isEqualTo(cpus == null ? List.of() : List.of(cpus.split(" ", -1)));
  }

  @Test
  void hostsAreComparedWithoutTheirDomain() {
    assertThat(Stream.of("GPU1.hpc.local", "gpu1", "10.0.1.11", "fe80::1").map(MachineSizes::host))
        .containsExactly("gpu1", "gpu1", "10.0.1.11", "fe80::1");
  }
}
