package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.RunOutcome;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;

/**
 * One run: the union of its events, whatever their order, number or the letter case of the run id.
 * Of statements that differ the earliest stands (ties by event id), and each carries the time it
 * was first made, so that what was known at the end of any earlier date can be told. A run that
 * only schedulers tell of is made of their requests.
 */
public final class LineageRun {
  private static final TableBuilder T =
      silver("lineage_run")
          .grain("run")
          .doc("Runs as the union of their events, and those that only schedulers tell of.");

  public static final Col RUN_ID = T.string("run_id").required().doc("lower case");
  public static final Col JOB_NAMESPACE = T.string("job_namespace").doc("job");
  public static final Col JOB_NAME = T.string("job_name").doc("job");
  public static final Col PARENT_RUN_ID =
      T.string("parent_run_id").doc("run that spawned it, lower case");
  public static final Col SAME_AS =
      T.other("same_as", DataTypes.createMapType(DataTypes.StringType, DataTypes.TimestampType))
          .doc(
              "id of the same run in another system → when an event first stated it; lineage joins"
                  + " them where no namespace has two of them");
  public static final Col FIRST_EVENT_AT =
      T.timestamp("first_event_at")
          .required()
          .doc("earliest event, else request: the run is known from here on");
  public static final Col LAST_EVENT_AT =
      T.timestamp("last_event_at").required().doc("latest event, else time of a request");
  public static final Col STARTED_AT =
      T.timestamp("started_at").doc("earliest START; null when no start was recorded");
  public static final Col COMPLETED_AT = T.timestamp("completed_at").doc("earliest COMPLETE");
  public static final Col FAILED_AT = T.timestamp("failed_at").doc("earliest FAIL or ABORT");
  public static final Col OUTCOME =
      T.string("outcome")
          .required()
          .doc("failed when any event says so, else complete, else open; after all events");
  public static final Col ERROR = T.string("error").doc("earliest failure text");
  public static final Col CODE_REVISION = T.string("code_revision").doc("code revision");
  public static final Col CODE_KNOWN_AT =
      T.timestamp("code_known_at").doc("when the revision was first stated");
  public static final Col CODE_CONFLICT_AT =
      T.timestamp("code_conflict_at").doc("when another revision was first stated");
  public static final Col CODE_BRANCH = T.string("code_branch").doc("branch");
  public static final Col CODE_BRANCH_KNOWN_AT =
      T.timestamp("code_branch_known_at").doc("when the branch was first stated");
  public static final Col CODE_REPOSITORY = T.string("code_repository").doc("repository");
  public static final Col ENVIRONMENT = T.string("environment").doc("container image");
  public static final Col ENVIRONMENT_KNOWN_AT =
      T.timestamp("environment_known_at").doc("when the image was first stated");
  public static final Col PARAMETERS = T.map("parameters").doc("parameters of all events");
  public static final Col PARAMETERS_KNOWN_AT =
      T.timestamp("parameters_known_at").doc("when parameters were first stated, be it as none");
  public static final Col PARAMETERS_LATER =
      T.other(
              "parameters_stated_later",
              DataTypes.createMapType(DataTypes.StringType, DataTypes.TimestampType))
          .doc(
              "of parameters whose value came after parameters_known_at: when; null where none"
                  + " did");
  public static final Col NO_INPUTS_DECLARED_AT =
      T.timestamp("no_inputs_declared_at").doc("when it was first said that the run reads nothing");
  public static final Col PRODUCER =
      T.string("producer")
          .doc("who wrote its earliest event; slurm or kubernetes where only these tell of it");
  public static final Col PRODUCERS =
      T.other("producers", DataTypes.createMapType(DataTypes.StringType, DataTypes.TimestampType))
          .doc(
              "who wrote its events \u2192 the earliest of these; unknown where an event names"
                  + " nobody");
  public static final Col EVENTS =
      T.count("events").required().doc("distinct events; 0 where only schedulers tell of the run");
  public static final Col SCHEDULED_AS =
      T.other("scheduled_as", Attempt.LIST)
          .doc(
              "what schedulers say of it, the earliest attempt first: how long GPUs were held"
                  + " without a break, and how that ended; no time of it is one of the columns"
                  + " before, where an event tells of the run");
  public static final Col FIRST_REQUEST_AT =
      T.timestamp("first_request_at").doc("earliest start, else submission, of its requests");
  public static final Col LAST_REQUEST_AT =
      T.timestamp("last_request_at").doc("latest start, else submission, of its requests");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(RUN_ID)
          .keyProvenBy("one row per group of run id")
          .filteredBy(RUN_ID, FIRST_EVENT_AT)
          .oneOf(OUTCOME, RunOutcome.class)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private LineageRun() {}

  /**
   * A time in which requests of a run held GPUs without a break: the fields of the structs in
   * {@link #SCHEDULED_AS}.
   */
  public static final class Attempt {
    public static final Col SCHEDULER = Col.temporary("scheduler", DataTypes.StringType);
    public static final Col CLUSTER = Col.temporary("cluster", DataTypes.StringType);
    public static final Col WORKLOAD_ID = Col.temporary("workload_id", DataTypes.StringType);
    public static final Col WORKLOADS = Col.temporary("workloads", DataTypes.LongType);
    public static final Col STARTED_AT = Col.temporary("started_at", DataTypes.TimestampType);
    public static final Col ENDED_AT = Col.temporary("ended_at", DataTypes.TimestampType);
    public static final Col OUTCOME = Col.temporary("outcome", DataTypes.StringType);

    /** Where the fields stand: the workload is the one that tells the outcome. */
    public static final RowLayout LAYOUT =
        RowLayout.of(SCHEDULER, CLUSTER, WORKLOAD_ID, WORKLOADS, STARTED_AT, ENDED_AT, OUTCOME);

    static final ArrayType LIST = new ArrayType(LAYOUT.schema(), true);

    private Attempt() {}
  }
}
