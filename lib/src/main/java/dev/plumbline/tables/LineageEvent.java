package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.bronze;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What pipelines said of themselves: one row per distinct event of a file. Secrets are masked
 * before a row exists. The same event in several files is several rows; the runs made of them
 * absorb that.
 */
public final class LineageEvent {
  private static final TableBuilder T =
      bronze("lineage_event")
          .grain("file × distinct event")
          .doc("OpenLineage events as they came, with what lineage reads from them.");

  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col SOURCE_FILE =
      T.string("source_file").required().doc("path relative to the source's folder");
  public static final Col LINE_NUMBER =
      T.count("line_number").required().doc("line where the event starts, from 1");
  public static final Col EVENT_ID =
      T.string("event_id")
          .required()
          .doc("128-bit hash of the masked event with sorted keys and lower-case run ids");
  public static final Col KIND = T.string("kind").required().doc("run, dataset or job");
  public static final Col EVENT_TYPE =
      T.string("event_type")
          .from("eventType")
          .doc("START, RUNNING, COMPLETE, ABORT, FAIL, OTHER, upper case; null without a run");
  public static final Col EVENT_AT =
      T.timestamp("event_at").required().from("eventTime").doc("when it happened, UTC");
  public static final Col EVENT_DATE =
      T.date("event_date").required().doc("date (UTC) of event_at");
  public static final Col RUN_ID =
      T.string("run_id").from("run.runId").doc("lower case; null for dataset and job events");
  public static final Col RUN_ID_WRITTEN =
      T.string("run_id_written").from("run.runId").doc("as the producer wrote it");
  public static final Col JOB_NAMESPACE =
      T.string("job_namespace").from("job.namespace").doc("job");
  public static final Col JOB_NAME = T.string("job_name").from("job.name").doc("job");
  public static final Col PARENT_RUN_ID =
      T.string("parent_run_id").from("parent.run.runId").doc("run that spawned it, lower case");
  public static final Col PARENT_JOB_NAMESPACE =
      T.string("parent_job_namespace").from("parent.job.namespace").doc("its job");
  public static final Col PARENT_JOB_NAME =
      T.string("parent_job_name").from("parent.job.name").doc("its job");
  public static final Col SAME_AS =
      T.strings("same_as")
          .doc(
              "ids of the same run in other systems, lower case, where a tag or value called"
                  + " openlineage, mlflow, wandb, kubeflow or ray run_id states one");
  public static final Col INPUTS =
      T.other("inputs", Dataset.LIST).from("inputs").doc("datasets read");
  public static final Col OUTPUTS =
      T.other("outputs", Dataset.LIST).from("outputs").doc("datasets written");
  public static final Col DESCRIBED =
      T.other("described", Dataset.LIST).from("dataset").doc("the dataset of a dataset event");
  public static final Col DECLARES_NO_INPUTS =
      T.flag("declares_no_inputs")
          .required()
          .from("lineage.entries")
          .doc("the event says that its job reads nothing, which silence does not");
  public static final Col CODE_REVISION =
      T.string("code_revision").from("sourceCodeLocation.version").doc("revision as stated");
  public static final Col CODE_BRANCH =
      T.string("code_branch").from("sourceCodeLocation.branch").doc("branch as stated");
  public static final Col CODE_REPOSITORY =
      T.string("code_repository").from("sourceCodeLocation.repoUrl").doc("repository, else url");
  public static final Col ENVIRONMENT =
      T.string("environment").from("tags.container_image").doc("container image of the run");
  public static final Col PARAMETERS =
      T.map("parameters").from("executionParameters").doc("parameter to value, secrets masked");
  public static final Col HAS_PARAMETERS =
      T.flag("has_parameters").required().doc("parameters were stated, be it as an empty list");
  public static final Col ERROR =
      T.string("error").from("errorMessage.message").doc("failure text");
  public static final Col PRODUCER = T.string("producer").from("producer").doc("who wrote it");
  public static final Col EVENT_JSON =
      T.string("event_json").required().doc("the whole event, unknown facets too, secrets masked");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(SOURCE, SOURCE_FILE, EVENT_ID)
          .keyProvenBy("the ingester keeps each event id of a file once")
          .partitionedBy(EVENT_DATE)
          .filteredBy(RUN_ID, EVENT_AT)
          .oneOf(KIND, "run", "dataset", "job")
          .warn("a run event names its run", KIND.of().notEqual("run").or(RUN_ID.of().isNotNull()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private LineageEvent() {}

  /** A dataset as one event names it: the fields of the structs in {@link #INPUTS} and its kin. */
  public static final class Dataset {
    /** What stands for a part of a name that its writer left out. */
    public static final String UNNAMED = "unknown";

    public static final Col NAMESPACE = field("namespace", DataTypes.StringType);
    public static final Col NAME = field("name", DataTypes.StringType);
    public static final Col VERSION = field("version", DataTypes.StringType);
    public static final Col TYPE = field("dataset_type", DataTypes.StringType);
    public static final Col LIFECYCLE = field("lifecycle_change", DataTypes.StringType);
    public static final Col ALIASES =
        field(
            "aliases",
            new ArrayType(
                struct(
                    field("namespace", DataTypes.StringType), field("name", DataTypes.StringType)),
                true));
    public static final Col DECLARES_NO_UPSTREAM =
        field("declares_no_upstream", DataTypes.BooleanType);
    public static final Col COLUMNS_DIRECT = field("columns_direct", DataTypes.LongType);
    public static final Col COLUMNS_INDIRECT_ONLY =
        field("columns_indirect_only", DataTypes.LongType);
    public static final Col COLUMNS_UNKNOWN = field("columns_unknown", DataTypes.LongType);

    /** In the order of the struct. */
    public static final List<Col> FIELDS =
        List.of(
            NAMESPACE,
            NAME,
            VERSION,
            TYPE,
            LIFECYCLE,
            ALIASES,
            DECLARES_NO_UPSTREAM,
            COLUMNS_DIRECT,
            COLUMNS_INDIRECT_ONLY,
            COLUMNS_UNKNOWN);

    static final ArrayType LIST = new ArrayType(struct(FIELDS.toArray(Col[]::new)), true);

    private Dataset() {}

    /** Where a field stands in the struct. */
    public static int position(Col field) {
      return FIELDS.indexOf(field);
    }

    private static Col field(String name, org.apache.spark.sql.types.DataType type) {
      return Col.temporary(name, type);
    }

    private static StructType struct(Col... fields) {
      return new StructType(
          java.util.stream.Stream.of(fields)
              .map(c -> new StructField(c.name(), c.type(), true, Metadata.empty()))
              .toArray(StructField[]::new));
    }
  }
}
