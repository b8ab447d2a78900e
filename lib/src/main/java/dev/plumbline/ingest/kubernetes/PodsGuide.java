package dev.plumbline.ingest.kubernetes;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.tables.GpuRequest;
import java.util.List;

/** What pods and events say and do not say. */
final class PodsGuide {
  private static final String EXAMPLE =
      """
      {"apiVersion":"v1","kind":"List","items":[
       {"apiVersion":"v1","kind":"Pod",
        "metadata":{"namespace":"llm","name":"train-0","uid":"0a1b…",
         "creationTimestamp":"2026-07-14T08:00:00Z"},
        "spec":{"nodeName":"node-1","containers":[
         {"name":"main","resources":{"limits":{"nvidia.com/gpu":"8"}}}]},
        "status":{"phase":"Succeeded",
         "conditions":[{"type":"PodScheduled","status":"True",
          "lastTransitionTime":"2026-07-14T08:00:04Z"}],
         "containerStatuses":[{"name":"main","state":{
          "terminated":{"exitCode":0,"finishedAt":"2026-07-14T20:00:00Z"}}}]}}
      ]}
      """;

  static final FormatGuide GUIDE =
      new FormatGuide(
          EXAMPLE,
          List.of(
              Reads.of(
                  "metadata.namespace, name, uid",
                  GpuRequest.WORKLOAD_ID.name(),
                  "of several states of a pod in a file the last one counts"),
              Reads.of("metadata.ownerReferences", GpuRequest.WORKLOAD_NAME.name(), "controller"),
              Reads.of("metadata.creationTimestamp", GpuRequest.SUBMITTED_AT.name()),
              Reads.of("metadata.labels", GpuRequest.LABELS.name(), "secrets masked"),
              Reads.of(
                  "labels.run_id of the configuration",
                  GpuRequest.RUN_ID.name(),
                  "the label of that name, else the annotation; lineage knows the run by it, with"
                      + " the pods' start, end and outcome where no event tells of it"),
              Reads.of(
                  "spec.containers[].resources",
                  GpuRequest.GPU_COUNT.name(),
                  "nvidia.com/gpu, amd.com/gpu, gpu.intel.com; limits before requests; the larger"
                      + " of all containers together and any init container; sidecars added"),
              Reads.of(
                  "spec.containers[].resources, spec.overhead",
                  GpuRequest.CPU_REQUEST.name() + ", " + GpuRequest.MEMORY_REQUEST.name(),
                  "cpu and memory, requests before limits; added up as GPUs are; null where no"
                      + " container says it"),
              Reads.of(
                  "nvidia.com/mig-1g.5gb, nvidia.com/gpu.shared",
                  GpuRequest.GPU_SLICE_COUNT.name(),
                  "parts of GPUs, with profile or shared as gpu_type"),
              Reads.of(
                  "spec.nodeSelector",
                  GpuRequest.GPU_TYPE.name(),
                  "nvidia.com/gpu.product and its kin, where the pod asks for one"),
              Reads.of("spec.nodeName", GpuRequest.NODE.name()),
              Reads.of(
                  "status.conditions[PodScheduled]",
                  GpuRequest.STARTED_AT.name(),
                  "when it became True, also while the phase is still Pending; else"
                      + " status.startTime; else a Scheduled event about the pod in the same file;"
                      + " null for a pod that its node refused, which held nothing"),
              Reads.of(
                  "status.*Statuses[].state.terminated",
                  GpuRequest.ENDED_AT.name(),
                  "last finishedAt once the phase is Succeeded or Failed, or the pod is being"
                      + " deleted and all containers ended; else the Ready condition of a pod that"
                      + " is over, also where a lost container still counts as running; else its"
                      + " DisruptionTarget condition; else a deletionTimestamp that has passed"),
              Reads.of(
                  "newest time of the file",
                  GpuRequest.SEEN_AT.name(),
                  "of a pod that has started and is not over: it was there when the file was"
                      + " written"),
              Reads.of(
                  "metadata.annotations",
                  GpuRequest.DEVICES.name(),
                  "UUIDs of GPUs, as plugins and schedulers write them"),
              Reads.of("status.containerStatuses", GpuRequest.EXIT_CODE.name(), "first not 0"),
              Reads.of("status.phase", GpuRequest.STATE.name(), "upper case"),
              Reads.of(
                  "status.phase, status.reason",
                  GpuRequest.OUTCOME.name(),
                  "DeadlineExceeded is timeout; evicted, preempted or deleted is cancelled")),
          List.of(
              "Which of a node's GPUs a pod held, unless an annotation has their UUIDs: then an"
                  + " exporter's label says it, or the pod had the whole node, or it holds a share"
                  + " of each GPU of the node.",
              "Pods that came and went between two lists: watch output has them.",
              "GPUs from events alone: an event does not say what a pod asked for, so events about"
                  + " pods that the file does not show are left out (event_without_gpu).",
              "Whether nvidia.com/gpu means a whole GPU: a cluster may share GPUs under that name.",
              "The number of devices behind resource claims (dynamic resource allocation).",
              "Who created a pod: only labels may say it.",
              "Which image a pod ran: the training run or the registry says it to lineage.",
              "Anything else of a specification: it is never kept, since it may hold secrets."),
          List.of("cluster"));

  private PodsGuide() {}
}
