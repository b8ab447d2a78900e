package dev.plumbline.run.exports;

import dev.plumbline.lineage.known.FactPart;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the lineage tables say, out of an export. What runs cost and what was ruled before are not
 * among it.
 */
public final class ExportedFacts {
  private ExportedFacts() {}

  /** All that is known, of all times: runs, edges, models and what is said of them. */
  public static LineageFacts of(Export export) {
    return of(
        export, table -> ExportedTables.has(table) && !table.equals(LineageCompleteness.TABLE));
  }

  /** Which model versions there are and where they are deployed, of all times. */
  public static LineageFacts ofRegistries(Export export) {
    return of(export, Set.of(ModelVersion.TABLE, Deployment.TABLE)::contains);
  }

  /** Which runs there are, which of them are one, and which versions name them, of all times. */
  public static LineageFacts ofRuns(Export export) {
    return of(export, Set.of(LineageRun.TABLE, ModelVersion.TABLE)::contains);
  }

  private static LineageFacts of(Export export, Predicate<TableSpec> wanted) {
    LineageFacts facts = new LineageFacts();
    for (FactPart part : FactPart.ALL) {
      if (wanted.test(part.table())) {
        export.rows(part.table()).forEach(row -> part.add(facts, row));
      }
    }
    return facts;
  }
}
