package dev.plumbline.run.exports;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.BudgetMonthly;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.MethodSpreadDaily;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.PriceWalkMonthly;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.tables.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is in the export. A new table is added here and nowhere else. Of raw rows there is what
 * leads to a record: its file and line, and what it is about; not the record itself. Of what GPUs
 * did there are the newest dates only: such a table changes every night, and would be written anew
 * whole.
 */
public final class ExportedTables {
  /** Of so many of the newest published dates there is what GPUs did: two months. */
  static final int NIGHTS = 62;

  private static final List<ExportedTable> LINEAGE =
      List.of(
          ExportedTable.byMonth(LineageCompleteness.TABLE, LineageCompleteness.AS_OF_DATE),
          ExportedTable.byMonth(LineageReachDaily.TABLE, LineageReachDaily.AS_OF_DATE),
          ExportedTable.byMonth(LineageRun.TABLE, LineageRun.FIRST_EVENT_AT),
          ExportedTable.byMonth(LineageEdge.TABLE, LineageEdge.KNOWN_AT),
          ExportedTable.byMonth(DatasetVersion.TABLE, DatasetVersion.FIRST_SEEN_AT),
          ExportedTable.byMonth(ModelVersion.TABLE, ModelVersion.REGISTERED_AT),
          ExportedTable.byMonth(Evaluation.TABLE, Evaluation.EVALUATED_AT),
          ExportedTable.byMonth(Approval.TABLE, Approval.APPROVED_AT),
          ExportedTable.byMonth(Deployment.TABLE, Deployment.DEPLOYED_AT),
          events(),
          ExportedTable.byMonth(RunRequest.TABLE, RunRequest.REQUEST_DATE)
              .without(RunRequest.REQUEST_ID, RunRequest.WORKLOAD_NAME),
          ExportedTable.byMonth(RegistryRecord.TABLE, RegistryRecord.RECORD_DATE)
              .without(RegistryRecord.RECORD_JSON),
          ExportedTable.whole(
              IngestFile.TABLE,
              IngestFile.SOURCE,
              IngestFile.FORMAT,
              IngestFile.PATH,
              IngestFile.SHA256,
              IngestFile.IS_REPLACED));

  private static final List<ExportedTable> MONEY =
      List.of(
          ExportedTable.byMonth(ChargebackMonthly.TABLE, ChargebackMonthly.PERIOD),
          ExportedTable.byMonth(SharedCostMonthly.TABLE, SharedCostMonthly.PERIOD),
          ExportedTable.byMonth(CostAllocation.TABLE, CostAllocation.PERIOD),
          ExportedTable.byMonth(Statement.TABLE, Statement.MONTH),
          ExportedTable.byMonth(InvoiceBridge.TABLE, InvoiceBridge.PERIOD),
          ExportedTable.byMonth(InvoiceReconciliation.TABLE, InvoiceReconciliation.PERIOD),
          ExportedTable.byMonth(PriceWalkMonthly.TABLE, PriceWalkMonthly.PERIOD),
          ExportedTable.byDate(IdleWasteDaily.TABLE, IdleWasteDaily.USAGE_DATE, NIGHTS),
          ExportedTable.byDate(GpuWaterfallDaily.TABLE, GpuWaterfallDaily.USAGE_DATE, NIGHTS),
          ExportedTable.byDate(MethodSpreadDaily.TABLE, MethodSpreadDaily.SPREAD_DATE, NIGHTS),
          ExportedTable.byDate(BudgetMonthly.TABLE, BudgetMonthly.AS_OF_DATE, NIGHTS),
          ExportedTable.byDate(AttentionDaily.TABLE, AttentionDaily.ATTENTION_DATE, NIGHTS));

  /** All of them. */
  public static final List<ExportedTable> ALL =
      Stream.concat(LINEAGE.stream(), MONEY.stream()).toList();

  private ExportedTables() {}

  private static ExportedTable events() {
    return ExportedTable.byMonth(LineageEvent.TABLE, LineageEvent.EVENT_DATE)
        .only(
            LineageEvent.SOURCE,
            LineageEvent.SOURCE_FILE,
            LineageEvent.LINE_NUMBER,
            LineageEvent.EVENT_ID,
            LineageEvent.EVENT_TYPE,
            LineageEvent.EVENT_AT,
            LineageEvent.RUN_ID,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DECLARES_NO_INPUTS,
            LineageEvent.CODE_REVISION,
            LineageEvent.CODE_BRANCH,
            LineageEvent.CODE_REPOSITORY,
            LineageEvent.ENVIRONMENT,
            LineageEvent.HAS_PARAMETERS);
  }

  /** Those that tell of models and of what is behind them. */
  public static List<TableSpec> ofLineage() {
    return LINEAGE.stream().map(ExportedTable::table).toList();
  }

  /** Those that tell of money. */
  public static List<TableSpec> ofMoney() {
    return MONEY.stream().map(ExportedTable::table).toList();
  }

  /** True of a table that is exported. */
  static boolean has(TableSpec table) {
    return ALL.stream().anyMatch(exported -> exported.table().equals(table));
  }

  /** The exported one of a table. */
  static ExportedTable of(TableSpec table) {
    return ALL.stream()
        .filter(exported -> exported.table().equals(table))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(table + " is in no export: see ExportedTables"));
  }
}
