package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.tables.GpuRequest;
import java.util.List;

/** What scontrol's list of jobs says and does not say. */
final class ScontrolGuide {
  static final FormatGuide GUIDE =
      new FormatGuide(
          """
          JobId=4712 JobName=train
             UserId=ben(1002) GroupId=ben(1002) MCS_label=N/A
             Priority=1 Nice=0 Account=vision QOS=normal
             JobState=RUNNING Reason=None Dependency=(null)
             RunTime=00:29:00 TimeLimit=1-00:00:00 TimeMin=N/A
             SubmitTime=2026-07-14T08:30:00 EligibleTime=2026-07-14T08:30:00
             StartTime=2026-07-14T08:31:00 EndTime=2026-07-15T08:31:00 Deadline=N/A
             Partition=train AllocNode:Sid=login1:77
             NodeList=gpu03
             NumNodes=1 NumCPUs=16 NumTasks=1 CPUs/Task=16 ReqB:S:C:T=0:0:*:*
             ReqTRES=cpu=16,node=1,gres/gpu=4
             AllocTRES=cpu=16,node=1,gres/gpu=4
               Nodes=gpu03 CPU_IDs=0-15 Mem=65536 GRES=gpu:h100:4(IDX:0-3)
          """,
          List.of(
              Reads.of(
                  "ArrayJobId_ArrayTaskId, else JobId",
                  GpuRequest.WORKLOAD_ID.name(),
                  "as accounting writes it, so that sacct's later word replaces this one"),
              Reads.of(
                  "GRES=…(IDX:…) behind Nodes=",
                  GpuRequest.DEVICES.name(),
                  "of jobs on one node; needs --details"),
              Reads.of(
                  "AllocTRES (else TRES)",
                  GpuRequest.GPU_COUNT.name(),
                  "as of sacct; ReqTRES of jobs that wait"),
              Reads.of(
                  "AllocTRES, TRES, ReqTRES",
                  GpuRequest.CPU_REQUEST.name() + ", " + GpuRequest.MEMORY_REQUEST.name(),
                  "as of sacct"),
              Reads.of(
                  "StartTime", GpuRequest.STARTED_AT.name(), "in time_zone; not of jobs that wait"),
              Reads.of("RunTime", GpuRequest.SEEN_AT.name(), "how far a running job has come"),
              Reads.of(
                  "EndTime", GpuRequest.ENDED_AT.name(), "of jobs that ended, else it is a limit"),
              Reads.of("UserId, Account", GpuRequest.OWNER_USER.name() + ", account"),
              Reads.of("Partition, QOS, Reason, Restarts", GpuRequest.LABELS.name())),
          List.of(
              "Jobs that ended more than MinJobAge (5 minutes) before the list was made: sacct"
                  + " tells of them.",
              "Which GPUs a job of several nodes has.",
              "scontrol show job --json, and one job a line (-o), in which a job's name could say"
                  + " anything."),
          List.of("time_zone", "cluster"));

  private ScontrolGuide() {}
}
