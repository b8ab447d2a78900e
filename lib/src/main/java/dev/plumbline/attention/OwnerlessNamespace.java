package dev.plumbline.attention;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.OwnerKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Namespaces that held GPUs and are mapped to no team and no project. */
public final class OwnerlessNamespace implements Finding {
  private static final Col NAMESPACE = Col.temporary("held_namespace", DataTypes.StringType);
  private static final RowLayout HELD =
      RowLayout.of(
          GpuHourCost.COST_DATE,
          NAMESPACE,
          GpuHourCost.CURRENCY,
          GpuHourCost.GPU_SECONDS,
          GpuHourCost.COST);

  @Override
  public List<AttentionKind> kinds() {
    return List.of(AttentionKind.OWNERLESS_NAMESPACE);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(GpuHourCost.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    return facts
        .of(GpuHourCost.TABLE)
        .where(
            GpuHourCost.OWNER
                .of()
                .notEqual(OwnerKind.UNALLOCATED.text())
                .and(GpuHourCost.TEAM.of().isNull())
                .and(GpuHourCost.PROJECT.of().isNull()))
        .with(NAMESPACE.is(functions.substring_index(GpuHourCost.OWNER.of(), "/", 1)))
        .groupBy(GpuHourCost.COST_DATE, NAMESPACE, GpuHourCost.CURRENCY)
        .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST)
        .select(HELD.columns())
        .eachGroup(
            List.of(GpuHourCost.COST_DATE, NAMESPACE, GpuHourCost.CURRENCY),
            List.of(),
            Found.LAYOUT.schema(),
            OwnerlessNamespace::found);
  }

  private static Iterator<Row> found(Iterator<Row> held) {
    RowLayout.Cells row = HELD.read(held.next());
    LocalDate date = row.date(GpuHourCost.COST_DATE);
    String namespace = row.text(NAMESPACE);
    BigDecimal seconds = row.decimal(GpuHourCost.GPU_SECONDS);
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("namespace", namespace);
    entry.put("team", "?");
    entry.put("project", "?");
    Found found =
        new Found(
            AttentionKind.OWNERLESS_NAMESPACE,
            date,
            namespace == null ? "pods without a namespace" : namespace,
            "held GPUs" + (seconds == null ? "" : " for " + Words.gpuHours(seconds)),
            namespace == null
                ? "let the exporter set the namespace of pods"
                : "write under owners: " + Words.entry(entry) + Words.rerun(date));
    return List.of(
            found.row(seconds, row.text(GpuHourCost.CURRENCY), row.decimal(GpuHourCost.COST)))
        .iterator();
  }
}
