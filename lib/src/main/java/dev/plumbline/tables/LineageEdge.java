package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.EdgeKind;

/**
 * One statement that ties a run to a dataset, or two names of one dataset to each other, with the
 * time it was first made. Names are as the producer wrote them; who walks the graph unifies them.
 */
public final class LineageEdge {
  private static final TableBuilder T =
      silver("lineage_edge")
          .grain("kind × run × dataset × version (× other name)")
          .doc("Which run read and wrote which dataset version; which names mean the same data.");

  public static final Col EDGE_ID =
      T.string("edge_id").required().doc("128-bit hash of what identifies the edge");
  public static final Col KIND = T.string("edge_kind").required().doc("input, output or symlink");
  public static final Col RUN_ID =
      T.string("run_id").doc("run, lower case; null for a symlink stated outside runs");
  public static final Col DATASET_NAMESPACE =
      T.string("dataset_namespace").required().doc("as written");
  public static final Col DATASET_NAME = T.string("dataset_name").required().doc("as written");
  public static final Col VERSION =
      T.string("version").doc("dataset version as stated; null when none was");
  public static final Col OTHER_NAMESPACE =
      T.string("other_namespace").doc("second name of a symlink");
  public static final Col OTHER_NAME = T.string("other_name").doc("second name of a symlink");
  public static final Col DATASET_TYPE =
      T.string("dataset_type").from("datasetType").doc("TABLE, FILE, MODEL …; null when not said");
  public static final Col KNOWN_AT =
      T.timestamp("known_at").required().doc("earliest event that says so");
  public static final Col NO_UPSTREAM_DECLARED_AT =
      T.timestamp("no_upstream_declared_at")
          .doc("when it was first said that nothing is upstream of this output");
  public static final Col COLUMNS_DIRECT =
      T.count("columns_direct").doc("columns with a DIRECT path to an input column");
  public static final Col COLUMNS_INDIRECT_ONLY =
      T.count("columns_indirect_only").doc("columns that inputs influence only indirectly");
  public static final Col COLUMNS_UNKNOWN =
      T.count("columns_unknown").doc("columns of the schema without any column lineage");
  public static final Col COLUMNS_KNOWN_AT =
      T.timestamp("columns_known_at").doc("event the column counts are from");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(EDGE_ID)
          .keyProvenBy("each run's edges are collected in one map")
          .filteredBy(RUN_ID, DATASET_NAME)
          .oneOf(KIND, EdgeKind.class)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private LineageEdge() {}
}
