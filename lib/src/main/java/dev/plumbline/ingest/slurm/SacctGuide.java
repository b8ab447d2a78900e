package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.tables.GpuRequest;
import java.util.List;

/** What sacct's output says and does not say. */
final class SacctGuide {
  private static final String EXAMPLE =
      """
      JobID|User|State|Start|End|NodeList|AllocTRES
      4711_3|ana|COMPLETED|2026-07-14T08:00:05|2026-07-14T09:00:05|gpu[01-02]|\
      gres/gpu:h100=16,gres/gpu=16
      4711_3.batch||COMPLETED|2026-07-14T08:00:05|2026-07-14T09:00:05|gpu01|gres/gpu=8
      4712|ben|RUNNING|2026-07-14T08:31:00|Unknown|gpu03|gres/gpu=4
      """;

  static final FormatGuide GUIDE =
      new FormatGuide(
          EXAMPLE,
          List.of(
              Reads.of(
                  "JobID (else JobIDRaw)",
                  GpuRequest.WORKLOAD_ID.name(),
                  "mandatory; with array task and het component; steps are left out"),
              Reads.of(
                  "AllocTRES (else AllocGRES)",
                  GpuRequest.GPU_COUNT.name(),
                  "gres/gpu=8 in total, else the sum of its types; divided among the nodes if it"
                      + " divides; MIG types, shard and mps go to gpu_slice_count"),
              Reads.of(
                  "AllocTRES, else ReqTRES",
                  GpuRequest.CPU_REQUEST.name() + ", " + GpuRequest.MEMORY_REQUEST.name(),
                  "cpu= and mem=, divided among the nodes if they divide"),
              Reads.of(
                  "ReqTRES (else ReqGRES)",
                  GpuRequest.GPU_COUNT.name(),
                  "of jobs that have not started, or where allocations are not written; times the"
                      + " tasks of a waiting array; ReqGRES is per node"),
              Reads.of(
                  "Start", GpuRequest.STARTED_AT.name(), "mandatory; in time_zone unless it says"),
              Reads.of(
                  "Eligible",
                  GpuRequest.ELIGIBLE_AT.name(),
                  "since when a job waited for GPUs, not for a date or another job"),
              Reads.of(
                  "End",
                  GpuRequest.ENDED_AT.name(),
                  "null when Unknown; of finished jobs without it: start + elapsed + suspended"),
              Reads.of("Submit", GpuRequest.SUBMITTED_AT.name()),
              Reads.of(
                  "Elapsed, ElapsedRaw, Suspended",
                  GpuRequest.ENDED_AT.name(),
                  "settle local times that daylight saving makes ambiguous"),
              Reads.of(
                  "Elapsed, ElapsedRaw",
                  GpuRequest.SEEN_AT.name(),
                  "of a running job: start + elapsed; without it the newest time of the file"),
              Reads.of("JobIDRaw", GpuRequest.JOB_NUMBER.name(), "as exporters label the job"),
              Reads.of(
                  "AllocGRES; UUIDs in columns that no rule reads",
                  GpuRequest.DEVICES.name(),
                  "gpu:2(IDX:0-1) of a job on one node; never CUDA_VISIBLE_DEVICES by number, which"
                      + " counts from 0 inside a job"),
              Reads.of(
                  "NodeList",
                  GpuRequest.NODE.name(),
                  "gpu[01-03,07] is four nodes; at most 100,000"),
              Reads.of("NNodes, AllocNodes", GpuRequest.NODES_COUNT.name(), "without a node list"),
              Reads.of("State", GpuRequest.STATE.name(), "CANCELLED by 1000 is CANCELLED"),
              Reads.of(
                  "State",
                  GpuRequest.OUTCOME.name(),
                  "REQUEUED and PREEMPTED are cancelled, DEADLINE is timeout, NODE_FAIL and"
                      + " OUT_OF_MEMORY are failed"),
              Reads.of("ExitCode", GpuRequest.EXIT_CODE.name()),
              Reads.of("JobName", GpuRequest.WORKLOAD_NAME.name(), "secrets masked"),
              Reads.of("User", GpuRequest.OWNER_USER.name()),
              Reads.of("Account", GpuRequest.ACCOUNT.name()),
              Reads.of("Cluster", GpuRequest.CLUSTER.name(), "unless the source has a cluster"),
              Reads.of(
                  "labels.run_id of the configuration",
                  GpuRequest.RUN_ID.name(),
                  "the column of that name, else label=value in a comment; lineage knows the run by"
                      + " it, with the jobs' start, end and outcome where no event tells of it"),
              Reads.of(
                  "every other column",
                  GpuRequest.LABELS.name(),
                  "when not empty, secrets masked")),
          List.of(
              "Which of a node's GPUs a job held, unless AllocGRES has their (IDX:…): then an"
                  + " exporter's label says it, or the job had the whole node, or it holds a share"
                  + " of each GPU of the node.",
              "How unevenly GPUs lie on a job's nodes: they are divided evenly, or not at all.",
              "GPUs of a file that holds steps without their jobs: steps are never counted, and the"
                  + " file carries a warning that says so.",
              "Counts from TRESUsage columns: those are what was used of GPUs, not how many.",
              "Tasks of a waiting array whose list sacct cuts short with dots: gpu_count is null.",
              "Whether a waiting array's shorter list replaces its longer one from an earlier look"
                  + " in the same file: both are kept, and neither holds anything.",
              "Where a line of too many fields is to be cut when several ways fit: it is refused."),
          List.of("time_zone", "cluster"));

  private SacctGuide() {}
}
