package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * Requests for GPUs that name a training run. They are few among all requests, so they stand apart:
 * a night looks at these, and not at every pod that came and went.
 */
public final class RunRequest {
  private static final TableBuilder T =
      silver("run_request")
          .grain("run × request")
          .doc("Requests for GPUs that name a training run, each once however many files tell it.");

  public static final Col REQUEST_DATE =
      T.date("request_date")
          .required()
          .doc("date (UTC) of started_at; of submitted_at when it never started");
  public static final Col RUN_ID = T.string("run_id").required().doc("training run, lower case");
  public static final Col REQUEST_ID =
      T.string("request_id").required().doc("as in silver.gpu_request");
  public static final Col SCHEDULER = T.string("scheduler").required().doc("slurm or kubernetes");
  public static final Col CLUSTER = T.string("cluster").doc("null where nobody says");
  public static final Col WORKLOAD_ID =
      T.string("workload_id")
          .required()
          .doc("Slurm job with its array task and het component; namespace/pod/uid");
  public static final Col WORKLOAD_NAME =
      T.string("workload_name").doc("job name; controller of the pod, else the pod");
  public static final Col SUBMITTED_AT = T.timestamp("submitted_at").doc("UTC");
  public static final Col STARTED_AT =
      T.timestamp("started_at").doc("since when GPUs are held, UTC; null: they never were");
  public static final Col ENDED_AT =
      T.timestamp("ended_at").doc("until when, UTC; null while running or when nobody says");
  public static final Col STATE = T.string("state").doc("as the scheduler says it, upper case");
  public static final Col OUTCOME =
      T.string("outcome")
          .required()
          .doc("succeeded, failed, cancelled, timeout, running or unknown (also: not started)");
  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col SOURCE_FILE =
      T.string("source_file")
          .required()
          .doc("the first file that says how it ended, else the first that has it");
  public static final Col LINE_NUMBER =
      T.count("line_number").required().doc("line where the record starts, from 1");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(RUN_ID, REQUEST_ID)
          .keyProvenBy("one row per group of run and request of a date")
          .partitionedBy(REQUEST_DATE)
          .filteredBy(RUN_ID, STARTED_AT)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private RunRequest() {}
}
