package dev.plumbline.attention;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.OwnerKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Namespaces of pods, and accounts of Slurm jobs, that held GPUs and are mapped to no team and no
 * project.
 */
public final class OwnerlessHolder implements Finding {
  /** How the owner of a Slurm job begins; no namespace has a colon. */
  private static final String JOB = "slurm:";

  private static final Col GROUP = Col.temporary("held_group", DataTypes.StringType);
  private static final Col IS_JOB = Col.temporary("is_slurm_job", DataTypes.BooleanType);
  private static final Col ACCOUNT = Col.temporary("held_account", DataTypes.StringType);
  private static final RowLayout HELD =
      RowLayout.of(
          GpuHourCost.COST_DATE,
          GROUP,
          IS_JOB,
          GpuHourCost.CURRENCY,
          GpuHourCost.GPU_SECONDS,
          GpuHourCost.COST);

  @Override
  public List<AttentionKind> kinds() {
    return List.of(AttentionKind.OWNERLESS_NAMESPACE, AttentionKind.OWNERLESS_ACCOUNT);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(GpuHourCost.TABLE, ScheduledHold.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Column owner = GpuHourCost.OWNER.of();
    Column isJob = owner.startsWith(JOB);
    return withAccounts(
            facts
                .of(GpuHourCost.TABLE)
                .where(
                    owner
                        .notEqual(OwnerKind.UNALLOCATED.text())
                        .and(GpuHourCost.TEAM.of().isNull())
                        .and(GpuHourCost.PROJECT.of().isNull())),
            facts.of(ScheduledHold.TABLE))
        .with(
            IS_JOB.is(isJob),
            GROUP.is(
                functions
                    .when(isJob, ACCOUNT.of())
                    .otherwise(functions.substring_index(owner, "/", 1))))
        .groupBy(GpuHourCost.COST_DATE, GROUP, IS_JOB, GpuHourCost.CURRENCY)
        .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST)
        .select(HELD.columns())
        .eachGroup(
            List.of(GpuHourCost.COST_DATE, GROUP, IS_JOB, GpuHourCost.CURRENCY),
            List.of(),
            Found.LAYOUT.schema(),
            OwnerlessHolder::found);
  }

  /** The accounts of jobs, where there are any. */
  private static Frame withAccounts(Frame costs, Frame holds) {
    if (holds.isKnownEmpty()) {
      return costs.with(ACCOUNT.is(functions.lit(null)));
    }
    Frame accounts =
        holds
            .where(ScheduledHold.ACCOUNT.of().isNotNull())
            .groupBy(ScheduledHold.HOLD_DATE, ScheduledHold.OWNER)
            .values(ACCOUNT.is(functions.min(ScheduledHold.ACCOUNT.of())))
            .select(
                GpuHourCost.COST_DATE.is(ScheduledHold.HOLD_DATE.of()),
                GpuHourCost.OWNER.is(ScheduledHold.OWNER.of()),
                ACCOUNT.is(ACCOUNT.of()));
    return costs.leftJoin(accounts, GpuHourCost.COST_DATE, GpuHourCost.OWNER);
  }

  private static Iterator<Row> found(Iterator<Row> held) {
    RowLayout.Cells row = HELD.read(held.next());
    LocalDate date = row.date(GpuHourCost.COST_DATE);
    BigDecimal seconds = row.decimal(GpuHourCost.GPU_SECONDS);
    String detail = "held GPUs" + (seconds == null ? "" : " for " + Words.gpuHours(seconds));
    String group = row.text(GROUP);
    Found found = row.isTrue(IS_JOB) ? ofJobs(date, group, detail) : ofPods(date, group, detail);
    return List.of(
            found.row(seconds, row.text(GpuHourCost.CURRENCY), row.decimal(GpuHourCost.COST)))
        .iterator();
  }

  private static Found ofPods(LocalDate date, String namespace, String detail) {
    return new Found(
        AttentionKind.OWNERLESS_NAMESPACE,
        date,
        namespace == null ? "pods without a namespace" : namespace,
        detail,
        namespace == null
            ? "let the exporter set the namespace of pods"
            : "write under owners: " + entry("namespace", namespace) + Words.rerun(date));
  }

  private static Found ofJobs(LocalDate date, String account, String detail) {
    return new Found(
        AttentionKind.OWNERLESS_ACCOUNT,
        date,
        account == null ? "jobs without an account" : account,
        detail,
        account == null
            ? "let sacct print Account of the jobs, or name their users under owners:"
            : "write under owners: " + entry("account", account) + Words.rerun(date));
  }

  private static String entry(String key, String name) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put(key, name);
    entry.put("team", "?");
    entry.put("project", "?");
    return Words.entry(entry);
  }
}
