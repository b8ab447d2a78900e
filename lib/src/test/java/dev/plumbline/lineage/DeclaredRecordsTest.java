package dev.plumbline.lineage;

import static dev.plumbline.testing.Given.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of artifacts count for seven days: older ones are not brought into one task's memory. */
@ExtendWith(SharedSpark.class)
class DeclaredRecordsTest {
  private static final RowLayout ID = RowLayout.of(RegistryRecord.RECORD_ID);

  @Test
  void checksThatCountOnNoneOfTheDatesAreLeftOut() {
    assertThat(ids("2026-07-14"))
        .contains("check of 07-07", "check of 07-14")
        .doesNotContain("check of 07-06", "check of 07-15");
    assertThat(ids("2026-07-13", "2026-07-15"))
        .contains("check of 07-06", "check of 07-15")
        .doesNotContain("check of 07-05");
    assertThat(ids()).noneMatch(id -> id.startsWith("check"));
  }

  @Test
  void whatIsDeclaredStaysHoweverOldItIs() {
    assertThat(ids("2026-07-14"))
        .contains("old incident", "old waiver", "old source", "old log")
        .doesNotContain("evaluation");
  }

  private static List<String> ids(String... dates) {
    TreeSet<LocalDate> wanted = new TreeSet<>();
    Arrays.stream(dates).map(LocalDate::parse).forEach(wanted::add);
    Stream<RowLayout.Cells> kept =
        DeclaredRecords.of(
                table(RegistryRecord.TABLE)
                    .rows(
                        """
                        record_id      | kind            | record_date
                        check of 07-05 | artifact_check  | 2026-07-05
                        check of 07-06 | artifact_check  | 2026-07-06
                        check of 07-07 | artifact_check  | 2026-07-07
                        check of 07-14 | artifact_check  | 2026-07-14
                        check of 07-15 | artifact_check  | 2026-07-15
                        old incident   | incident        | 2025-01-01
                        old waiver     | waiver          | 2025-01-01
                        old source     | declared_source | 2025-01-01
                        old log        | deployment_log  | 2025-01-01
                        evaluation     | evaluation      | 2026-07-14
                        """)
                    .frame(),
                wanted,
                DeliveryPolicy.DEFAULT)
            .select(RegistryRecord.RECORD_ID)
            .rows()
            .collectAsList()
            .stream()
            .map(ID::read);
    return kept.map(row -> row.text(RegistryRecord.RECORD_ID)).toList();
  }
}
