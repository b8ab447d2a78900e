package dev.plumbline.lineage.tables;

import dev.plumbline.lineage.known.RegistryNaming;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * One table of what is said about model versions. A record in several files is one statement; one
 * that two registries export is a statement about each of their versions.
 */
final class StatementTable {
  private static final List<Col> NAME = List.of(RegistryRecord.MODEL, RegistryRecord.VERSION);
  private static final List<Col> PLACE = List.of(RegistryRecord.SOURCE, RegistryRecord.SOURCE_FILE);
  private static final RowLayout VERSION =
      RowLayout.of(RegistryRecord.REGISTRY, RegistryRecord.MODEL, RegistryRecord.VERSION);

  private final String kind;
  private final TableSpec table;
  private final Col registry;
  private final Map<Col, Col> from;
  private final RowLayout record;
  private final RowLayout statement;

  /**
   * A table of records of a kind.
   *
   * @param registry its column for the registry
   * @param from where each other column comes from, in {@link RegistryRecord}
   */
  StatementTable(String kind, TableSpec table, Col registry, Map<Col, Col> from) {
    this.kind = kind;
    this.table = table;
    this.registry = registry;
    this.from = from;
    // No more columns than the table needs: a record has many others, of other kinds.
    this.record =
        RowLayout.of(
            Stream.concat(
                    from.values().stream(),
                    Stream.concat(Stream.of(RegistryRecord.REGISTRY), PLACE.stream()))
                .toArray(Col[]::new));
    this.statement = RowLayout.of(table);
  }

  /**
   * Records of model versions, each with the registry that it is in: a source is a registry of its
   * own unless it says of which.
   */
  static Frame modelVersions(Frame records) {
    Column stated = RegistryRecord.REGISTRY.of();
    Column own = functions.when(stated.notEqual(ModelVersion.UNRESOLVED), stated);
    return ofKind(records, "model_version")
        .with(
            RegistryRecord.REGISTRY.is(functions.coalesce(own, RegistryRecord.SOURCE.of())));
  }

  private static Frame ofKind(Frame records, String kind) {
    return records.where(RegistryRecord.KIND.of().equalTo(kind));
  }

  /**
   * The table's rows.
   *
   * @param kernel calls {@link #rows} of this table
   */
  Frame of(Frame records, PairKernel kernel) {
    Frame.Side versions = new Frame.Side(NAME, List.of(RegistryRecord.REGISTRY));
    Frame.Side said =
        new Frame.Side(
            NAME,
            List.of(RegistryRecord.RECORD_ID, RegistryRecord.SOURCE, RegistryRecord.SOURCE_FILE));
    // Under names of their own: both sides come from the same rows.
    Named[] version =
        Stream.of(VERSION.columns()).map(column -> column.is(column.of())).toArray(Named[]::new);
    return modelVersions(records)
        .select(version)
        .eachGroup(
            versions,
            ofKind(records, kind).select(record.columns()),
            said,
            table.schema(),
            kernel);
  }

  /** The statements about one name, bound to the registries that have a version of it. */
  Iterator<Row> rows(Iterator<Row> versions, Iterator<Row> said) {
    Set<String> having = new HashSet<>();
    versions.forEachRemaining(row -> having.add(VERSION.text(row, RegistryRecord.REGISTRY)));
    List<Row> rows = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    while (said.hasNext()) {
      RowLayout.Cells cells = record.read(said.next());
      String about = RegistryNaming.of(cells).among(having);
      if (seen.add(List.of(about, cells.text(RegistryRecord.RECORD_ID)))) {
        RowLayout.Draft row = statement.draft().set(registry, about);
        from.forEach((to, column) -> row.set(to, cells.value(column)));
        rows.add(row.row());
      }
    }
    return rows.iterator();
  }
}
