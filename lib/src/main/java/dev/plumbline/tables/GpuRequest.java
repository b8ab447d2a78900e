package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.Scheduler;

/**
 * Who asked the scheduler for how many GPUs where, from when to when. A workload that has not
 * started holds nothing: its rows have no {@link #STARTED_AT}. Whole GPUs and parts of GPUs are
 * counted in two columns, so that neither sum mixes them.
 */
public final class GpuRequest {
  private static final TableBuilder T =
      silver("gpu_request")
          .grain("source file × workload × start × node")
          .doc(
              "Who asked the scheduler for how many GPUs where, from when to when; a workload's"
                  + " rows sum to its GPUs.");

  public static final Col REQUEST_DATE =
      T.date("request_date")
          .required()
          .doc("date (UTC) of started_at; of submitted_at when it never started");
  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col SOURCE_FILE =
      T.string("source_file").required().doc("path relative to the source's folder");
  public static final Col LINE_NUMBER =
      T.count("line_number").required().doc("line where the record starts, from 1");
  public static final Col REQUEST_ID =
      T.string("request_id")
          .required()
          .doc(
              "128-bit hash of scheduler, cluster, workload, its start (else submission) and node");
  public static final Col SCHEDULER = T.string("scheduler").required().doc("slurm or kubernetes");
  public static final Col WORKLOAD_ID =
      T.string("workload_id")
          .required()
          .from("JobID; metadata.namespace, metadata.name, metadata.uid")
          .doc("Slurm job with its array task and het component; namespace/pod/uid");
  public static final Col WORKLOAD_NAME =
      T.string("workload_name")
          .from("JobName; metadata.ownerReferences")
          .doc("job name; controller of the pod, else the pod");
  public static final Col OWNER_USER =
      T.string("owner_user").from("User").doc("who submitted; null where nobody says");
  public static final Col ACCOUNT = T.string("account").from("Account").doc("Slurm account");
  public static final Col NAMESPACE =
      T.string("namespace").from("metadata.namespace").doc("Kubernetes namespace");
  public static final Col POD = T.string("pod").from("metadata.name").doc("Kubernetes pod");
  public static final Col CLUSTER =
      T.string("cluster").from("Cluster").doc("the configured cluster, else the record's");
  public static final Col NODE =
      T.string("node")
          .from("NodeList; spec.nodeName")
          .doc("null when there is none yet, or when the GPUs of several nodes cannot be divided");
  public static final Col NODES =
      T.strings("nodes")
          .from("NodeList")
          .doc("every node of the workload, when node cannot say it");
  public static final Col NODES_COUNT =
      T.count("nodes_count").from("NNodes").doc("nodes of the workload, on each of its rows");
  public static final Col RESOURCE =
      T.string("resource_name")
          .from("AllocTRES; resources.limits")
          .doc("as the scheduler names it: gres/gpu:h100, nvidia.com/mig-1g.5gb; comma between");
  public static final Col GPU_TYPE =
      T.string("gpu_type")
          .doc("h100, a MIG profile (1g.5gb), shared; null where the scheduler does not say");
  public static final Col GPU_COUNT =
      T.count("gpu_count")
          .from("AllocTRES; resources.limits")
          .doc(
              "whole GPUs on this node: the workload's, divided evenly among its nodes; without a"
                  + " node the workload's; null when unknown or when only parts of GPUs are held");
  public static final Col GPU_SLICE_COUNT =
      T.count("gpu_slice_count")
          .from("AllocTRES; resources.limits")
          .doc("MIG instances or time-sliced shares on this node; null when only whole GPUs are");
  public static final Col CPU_REQUEST =
      T.quantity("cpu_request")
          .from("AllocTRES; resources.requests")
          .doc(
              "CPUs on this node, as gpu_count counts GPUs; null where nobody says, or where nodes"
                  + " cannot all have the same");
  public static final Col MEMORY_REQUEST =
      T.count("memory_request_bytes")
          .from("AllocTRES; resources.requests")
          .doc("bytes of memory on this node, likewise");
  public static final Col COUNT_BASIS =
      T.string("count_basis")
          .required()
          .doc("allocated; requested where the record does not say what was allocated");
  public static final Col SUBMITTED_AT =
      T.timestamp("submitted_at").from("Submit; metadata.creationTimestamp").doc("UTC");
  public static final Col ELIGIBLE_AT =
      T.timestamp("eligible_at")
          .from("Eligible")
          .doc("since when it could have started, UTC; null where nobody says");
  public static final Col STARTED_AT =
      T.timestamp("started_at")
          .from("Start; PodScheduled.lastTransitionTime")
          .doc("since when the GPUs are held, inclusive, UTC; null: they never were");
  public static final Col ENDED_AT =
      T.timestamp("ended_at")
          .from("End; containerStatuses.state.terminated.finishedAt")
          .doc("until when, exclusive, UTC; null while running or when nobody says");
  public static final Col SEEN_AT =
      T.timestamp("seen_at")
          .from("Elapsed")
          .doc(
              "of a workload that has not ended: until when its record shows it running, else the"
                  + " newest time in its file, UTC; null where neither says");
  public static final Col STATE =
      T.string("state").from("State; status.phase").doc("the first word, upper case");
  public static final Col OUTCOME =
      T.string("outcome")
          .required()
          .doc("succeeded, failed, cancelled, timeout, running or unknown (also: not started)");
  public static final Col EXIT_CODE =
      T.string("exit_code")
          .from("ExitCode; terminated.exitCode")
          .doc("Slurm's code:signal; the first container's that is not 0, else 0");
  public static final Col RUN_ID =
      T.string("run_id").doc("training run, lower case, where the configured label says it");
  public static final Col JOB_NUMBER =
      T.string("job_number")
          .from("JobIDRaw")
          .doc("Slurm's number of the job, which array tasks have beside job_task");
  public static final Col DEVICES =
      T.strings("devices")
          .from("AllocGRES")
          .doc("GPUs that the record names: their UUIDs, or numbers on the node");
  public static final Col LABELS =
      T.map("labels").doc("every other column of the record, or the pod's labels; secrets masked");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(SOURCE, SOURCE_FILE, REQUEST_ID)
          .keyProvenBy("the ingesters keep each workload, start and node of a file once")
          .partitionedBy(REQUEST_DATE)
          .filteredBy(NODE, STARTED_AT)
          .oneOf(SCHEDULER, Scheduler.class)
          .oneOf(COUNT_BASIS, "allocated", "requested")
          .oneOf(OUTCOME, "succeeded", "failed", "cancelled", "timeout", "running", "unknown")
          .fail("a request does not end before it starts", ENDED_AT.of().geq(STARTED_AT.of()))
          .warn(
              "a request says what it counts",
              GPU_COUNT.of().isNotNull().or(GPU_SLICE_COUNT.of().isNotNull()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private GpuRequest() {}
}
