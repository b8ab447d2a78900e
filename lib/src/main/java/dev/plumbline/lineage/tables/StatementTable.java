package dev.plumbline.lineage.tables;

import dev.plumbline.lineage.known.RegistryNaming;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final String VERSION = "model_version";

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
    // No more columns than the table needs: a record has many others, of other kinds. In the order
    // of the table: that of the map is another one in every process, and tasks run in others.
    this.record =
        RowLayout.of(
            Stream.concat(
                    table.columns().stream().map(from::get).filter(Objects::nonNull),
                    Stream.of(
                        RegistryRecord.KIND,
                        RegistryRecord.REGISTRY,
                        RegistryRecord.SOURCE,
                        RegistryRecord.SOURCE_FILE))
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
    return records
        .where(RegistryRecord.KIND.of().equalTo(VERSION))
        .with(RegistryRecord.REGISTRY.is(functions.coalesce(own, RegistryRecord.SOURCE.of())));
  }

  /**
   * The table's rows.
   *
   * @param kernel calls {@link #rows} of this table
   */
  Frame of(Frame records, GroupKernel kernel) {
    return records
        .where(RegistryRecord.KIND.of().isin(kind, VERSION))
        .select(record.columns())
        .eachGroup(
            NAME,
            List.of(RegistryRecord.RECORD_ID, RegistryRecord.SOURCE, RegistryRecord.SOURCE_FILE),
            table.schema(),
            kernel);
  }

  /** The statements about one name, bound to the registries that have a version of it. */
  Iterator<Row> rows(Iterator<Row> records) {
    Set<String> having = new HashSet<>();
    List<RowLayout.Cells> statements = new ArrayList<>();
    while (records.hasNext()) {
      RowLayout.Cells cells = record.read(records.next());
      if (cells.text(RegistryRecord.KIND).equals(VERSION)) {
        having.add(RegistryNaming.of(cells).own());
      } else {
        statements.add(cells);
      }
    }
    List<Row> rows = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (RowLayout.Cells said : statements) {
      String about = RegistryNaming.of(said).among(having);
      if (seen.add(List.of(about, said.text(RegistryRecord.RECORD_ID)))) {
        RowLayout.Draft row = statement.draft().set(registry, about);
        from.forEach((to, column) -> row.set(to, said.value(column)));
        rows.add(row.row());
      }
    }
    return rows.iterator();
  }
}
