package dev.plumbline.jobs.origins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.jobs.JobCatalog;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Origins;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.ClosedPeriod;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.tables.ShadowModelDaily;
import dev.plumbline.tables.origins.TableOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which columns nobody says the origins of, and that no other declaration is possible. */
class UnknownOriginsTest {
  /** What large kernels make of nearly all columns of their inputs. */
  private static final List<TableSpec> UNDECLARED =
      List.of(
          GpuSegment.TABLE,
          ChargeLine.TABLE,
          ClosedPeriod.TABLE,
          GpuHourCost.TABLE,
          RunRequest.TABLE,
          ScheduledHold.TABLE,
          DeviceHold.TABLE,
          LineageRun.TABLE,
          LineageEdge.TABLE,
          DatasetVersion.TABLE,
          LineageCompleteness.TABLE,
          LineageReachDaily.TABLE,
          DeliveryDaily.TABLE,
          ShadowModelDaily.TABLE,
          AttentionDaily.TABLE);

  /** What is configured, or tells a night that saw a difference to what is closed. */
  private static final List<Col> NO_COLUMN_OF_AN_INPUT =
      List.of(PaidCapacity.SEEN_DATE, InvoiceBridge.SEEN_DATE, InvoiceReconciliation.INVOICE_TOTAL);

  private static List<TableSpec> written() {
    return JobCatalog.ALL.stream().flatMap(job -> job.spec().writes().stream()).toList();
  }

  @Test
  void theseTablesHaveNoDeclaration() {
    assertThat(written().stream().filter(table -> TableOrigins.of(table).isEmpty()))
        .containsExactlyInAnyOrderElementsOf(UNDECLARED);
  }

  @Test
  void theseColumnsOfOtherTablesHaveNone() {
    List<Col> unknown = new ArrayList<>();
    for (Origins origins : TableOrigins.ALL) {
      unknown.addAll(origins.table().columns());
      unknown.removeAll(origins.columns().keySet());
    }
    assertThat(unknown).containsExactlyInAnyOrderElementsOf(NO_COLUMN_OF_AN_INPUT);
  }

  @Test
  void everyOriginIsAColumnOfAnInputOfTheJobThatWritesTheTable() {
    for (Origins origins : TableOrigins.ALL) {
      List<Col> given = given(origins.table());
      origins.columns().values().forEach(of -> of.forEach(o -> assertIn(given, o.column())));
      origins.rows().forEach(o -> assertIn(given, o.column()));
    }
  }

  private static void assertIn(List<Col> given, Col column) {
    assertThat(given.contains(column)).as(column + " is a column of an input").isTrue();
  }

  private static List<Col> given(TableSpec table) {
    Optional<Job> writer =
        JobCatalog.ALL.stream().filter(job -> job.spec().writes().contains(table)).findFirst();
    return writer.orElseThrow().spec().reads().stream()
        .map(JobSpec.Input::table)
        .flatMap(input -> input.columns().stream())
        .toList();
  }

  @Test
  void aDeclarationNamesItsOwnColumnsAndNoneTwice() {
    assertThatThrownBy(
            () -> Origins.of(GpuWaterfallDaily.TABLE).same(InvoiceBridge.AMOUNT, GpuHourCost.COST))
        .hasMessageContaining("has no column amount");
    assertThatThrownBy(
            () ->
                Origins.of(GpuWaterfallDaily.TABLE)
                    .summed(GpuWaterfallDaily.COST, GpuHourCost.COST, GpuHourCost.COST))
        .hasMessageContaining("said twice");
  }
}
