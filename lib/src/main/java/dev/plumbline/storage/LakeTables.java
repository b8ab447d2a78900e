package dev.plumbline.storage;

import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** Creates and, additively, alters the Delta tables from their declarations. */
public final class LakeTables {
  private static final String DECLARED = "_plumbline/declared";
  private static final String CLEANUP = "delta.enableExpiredLogCleanup";
  private static final int AT_ONCE = 4;

  private final Lake lake;

  /** Tables of this lake. */
  public LakeTables(Lake lake) {
    this.lake = lake;
  }

  /**
   * Makes every table exist with at least its declared columns.
   *
   * @throws StorageException when a column changed its type: that is a new table, not an alteration
   */
  public void ensure(List<TableSpec> tables) {
    String declared = Digests.of(declarations(tables));
    boolean isKnown = lake.files().read(DECLARED).filter(declared::equals).isPresent();
    if (!isKnown || !tables.stream().allMatch(this::exists)) {
      ensureAll(tables);
      lake.files().write(DECLARED, declared);
    }
  }

  /**
   * Tables are independent of each other; most of the time of creating one is waiting. What stops
   * one stops all, but only after the others have ended: nobody writes when this has failed.
   */
  private void ensureAll(List<TableSpec> tables) {
    SideBySide.run(AT_ONCE, tables.stream().<Runnable>map(table -> () -> ensure(table)).toList());
  }

  /**
   * What a table lacks of its declaration: an earlier version of the program made it, or nobody.
   *
   * @param isThere false when there is no table at all
   * @param columns declared ones that it has not
   * @param changed declared ones that it has as another type: that is no addition
   */
  public record Lacking(
      TableSpec table, boolean isThere, List<String> columns, List<String> changed) {}

  /** Every table that lacks something. */
  public List<Lacking> lacking(List<TableSpec> tables) {
    return tables.stream()
        .map(this::lacking)
        .filter(it -> !it.isThere() || !it.columns().isEmpty() || !it.changed().isEmpty())
        .toList();
  }

  private Lacking lacking(TableSpec table) {
    if (lake.version(table) < 0) {
      return new Lacking(table, false, List.of(), List.of());
    }
    Map<String, StructField> known = known(lake.snapshot(table).schema());
    List<String> columns = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (StructField field : table.schema().fields()) {
      StructField old = known.get(field.name());
      if (old == null) {
        columns.add(field.name());
      } else if (!old.dataType().equals(field.dataType())) {
        changed.add(field.name());
      }
    }
    return new Lacking(table, true, columns, changed);
  }

  /** Adds what is lacking; earlier rows have no values in added columns. */
  public void complete(List<Lacking> lacking) {
    lacking.stream()
        .filter(it -> it.changed().isEmpty())
        .forEach(it -> lake.writes().make(() -> ensure(it.table())));
  }

  private boolean exists(TableSpec table) {
    return lake.files().exists(table.path() + "/_delta_log");
  }

  private static String declarations(List<TableSpec> tables) {
    return tables.stream()
        .map(
            table ->
                table.path() + table.schema().json() + new java.util.TreeMap<>(properties(table)))
        .collect(Collectors.joining("\n"));
  }

  private void ensure(TableSpec table) {
    DeltaLog log = lake.log(table);
    if (lake.version(table) < 0) {
      FirstCommit.write(log, lake.session(), metadata(table, identity(), table.schema(), false));
      return;
    }
    StructType present = lake.snapshot(table).schema();
    StructType wanted = merged(table, present);
    if (wanted.length() > present.length()) {
      commit(log, table, wanted, isHeld(table));
    }
  }

  private static StructType merged(TableSpec table, StructType present) {
    Map<String, StructField> known = known(present);
    StructType merged = present;
    for (StructField field : table.schema().fields()) {
      StructField old = known.get(field.name());
      if (old == null) {
        merged = merged.add(field);
      } else if (!old.dataType().equals(field.dataType())) {
        throw new StorageException(
            table + " cannot be altered",
            "column " + field.name() + " is " + old.dataType() + ", now " + field.dataType(),
            "give the column a new name: a change of meaning is a new name",
            null);
      }
    }
    return merged;
  }

  /** True where the table keeps its log for ever, and with it what its versions were. */
  public boolean isHeld(TableSpec table) {
    if (lake.version(table) < 0) {
      return false;
    }
    Option<String> cleanup = lake.snapshot(table).metadata().configuration().get(CLEANUP);
    return cleanup.isDefined() && "false".equals(cleanup.get());
  }

  /** Has the table keep its log for ever, or as long as it is declared to. */
  public void hold(TableSpec table, boolean holds) {
    lake.writes().make(() -> commit(lake.log(table), table, lake.snapshot(table).schema(), holds));
  }

  private static Map<String, StructField> known(StructType schema) {
    return List.of(schema.fields()).stream()
        .collect(Collectors.toMap(StructField::name, field -> field));
  }

  private static void commit(DeltaLog log, TableSpec table, StructType schema, boolean holds) {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    transaction.updateMetadata(metadata(table, transaction.metadata().id(), schema, holds), false);
    transaction.commit(
        ScalaInterop.seq(List.of()),
        new DeltaOperations.Write(
            org.apache.spark.sql.SaveMode.Append, Option.empty(), Option.empty(), Option.empty()));
  }

  private static Metadata metadata(TableSpec table, String id, StructType schema, boolean holds) {
    Map<String, String> properties = properties(table);
    if (holds) {
      properties.put(CLEANUP, "false");
    }
    return new Metadata(
        id,
        table.name(),
        table.doc(),
        new Format("parquet", ScalaInterop.map(Map.of())),
        schema.json(),
        ScalaInterop.seq(table.partition().stream().map(c -> c.name()).toList()),
        ScalaInterop.map(properties),
        Option.apply(System.currentTimeMillis()));
  }

  private static String identity() {
    return java.util.UUID.randomUUID().toString();
  }

  private static Map<String, String> properties(TableSpec table) {
    Map<String, String> properties = new HashMap<>();
    properties.put(
        "delta.dataSkippingStatsColumns",
        table.statistics().stream().map(c -> c.name()).collect(Collectors.joining(",")));
    if (table.statistics().isEmpty()) {
      properties.remove("delta.dataSkippingStatsColumns");
      properties.put("delta.dataSkippingNumIndexedCols", "0");
    }
    String days = "interval " + table.retentionDays() + " days";
    properties.put("delta.logRetentionDuration", days);
    properties.put("delta.deletedFileRetentionDuration", days);
    return properties;
  }
}
