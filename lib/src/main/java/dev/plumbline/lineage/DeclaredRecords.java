package dev.plumbline.lineage;

import static org.apache.spark.sql.functions.lit;

import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.RegistryRecord;
import java.time.LocalDate;
import java.util.SortedSet;
import org.apache.spark.sql.Column;

/**
 * Of the records of registries those that no silver table holds: what is declared, of all times,
 * and looks at artifacts that count on one of the dates. Looks are taken every day of every
 * artifact, and all that is kept here goes into the memory of one task.
 */
final class DeclaredRecords {
  private DeclaredRecords() {}

  /** Those that say anything about these dates. */
  static Frame of(Frame records, SortedSet<LocalDate> dates, DeliveryPolicy policy) {
    return records.where(isDeclared().or(isCheck(dates, policy.artifactCheckValidDays())));
  }

  private static Column isDeclared() {
    return RegistryRecord.KIND.of().isin("declared_source", "waiver", "deployment_log", "incident");
  }

  /**
   * As {@link dev.plumbline.lineage.delivery} counts: a look counts on these days after its own.
   */
  private static Column isCheck(SortedSet<LocalDate> dates, int validDays) {
    if (dates.isEmpty()) {
      return lit(false);
    }
    return RegistryRecord.KIND
        .of()
        .equalTo("artifact_check")
        .and(
            RegistryRecord.RECORD_DATE
                .of()
                .between(dates.first().minusDays(validDays), dates.last()));
  }
}
