package dev.plumbline.ingest.nodes;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.tables.NodeInventory;
import java.util.List;

/** What lists of machines say and do not say. */
final class NodeGuides {
  private static final List<String> SETTINGS =
      List.of("cluster", "instant_pattern", "instant_format", "instant");
  private static final String LISTED =
      "Machines that came and went between two lists: make lists often where machines live"
          + " shortly.";

  static final FormatGuide KUBERNETES =
      new FormatGuide(
          """
          {"apiVersion":"v1","kind":"List","items":[
           {"apiVersion":"v1","kind":"Node",
            "metadata":{"name":"ip-10-0-1-11.ec2.internal","uid":"0a1b…",
             "creationTimestamp":"2026-07-01T08:00:00Z",
             "labels":{"node.kubernetes.io/instance-type":"p5.48xlarge"}},
            "spec":{"providerID":"aws:///us-east-1a/i-0a11b5e55c0ffee01"},
            "status":{"capacity":{"cpu":"192","memory":"2097152Mi","nvidia.com/gpu":"8"}}}
          ]}
          """,
          List.of(
              Reads.of("metadata.name", NodeInventory.NODE.name()),
              Reads.of("status.addresses", NodeInventory.ALIASES.name()),
              Reads.of(
                  "spec.providerID",
                  NodeInventory.RESOURCE_ID.name(),
                  "of AWS the instance id, of Google the instance's full name, of Azure the machine"
                      + " or its scale set in lower case; of others nothing"),
              Reads.of(
                  "labels node.kubernetes.io/instance-type", NodeInventory.INSTANCE_TYPE.name()),
              Reads.of(
                  "status.capacity",
                  NodeInventory.GPU_COUNT.name(),
                  "nvidia.com/gpu, amd.com/gpu, gpu.intel.com; nodes without are left out"
                      + " (no_gpu)"),
              Reads.of(
                  "status.capacity, status.allocatable",
                  NodeInventory.CPU_COUNT.name() + ", " + NodeInventory.MEMORY_BYTES.name(),
                  "cpu and memory, the first that is there"),
              Reads.of("labels nvidia.com/gpu.product", NodeInventory.GPU_MODEL.name()),
              Reads.of("metadata.creationTimestamp", NodeInventory.CREATED_AT.name()),
              Reads.of("metadata.deletionTimestamp", NodeInventory.ENDED_AT.name())),
          List.of(
              LISTED,
              "The account that pays for an AWS instance: the bill says it.",
              "The bill of providers without a providerID: an entry under nodes: with {node}"
                  + " does."),
          SETTINGS);

  static final FormatGuide AWS =
      new FormatGuide(
          """
          {"Reservations":[{"OwnerId":"222222222222","Instances":[
           {"InstanceId":"i-0a11b5e55c0ffee01","InstanceType":"p5.48xlarge",
            "PrivateDnsName":"ip-10-0-1-11.ec2.internal","PrivateIpAddress":"10.0.1.11",
            "LaunchTime":"2026-07-01T08:00:00+00:00","State":{"Name":"running"},
            "Tags":[{"Key":"Name","Value":"trainer-1"}]}]}]}
          """,
          List.of(
              Reads.of(
                  "PrivateDnsName", NodeInventory.NODE.name(), "to the first dot, as hosts say it"),
              Reads.of(
                  "PrivateDnsName, Tags[Name], InstanceId, PrivateIpAddress",
                  NodeInventory.ALIASES.name()),
              Reads.of("InstanceId", NodeInventory.RESOURCE_ID.name()),
              Reads.of("OwnerId", NodeInventory.SUB_ACCOUNT.name()),
              Reads.of("InstanceType", NodeInventory.INSTANCE_TYPE.name()),
              Reads.of("CpuOptions", NodeInventory.CPU_COUNT.name(), "cores times threads"),
              Reads.of("LaunchTime", NodeInventory.CREATED_AT.name()),
              Reads.of(
                  "StateTransitionReason",
                  NodeInventory.ENDED_AT.name(),
                  "its time, of instances that do not run")),
          List.of(LISTED, "The cluster: name it at the source where names repeat."),
          SETTINGS);

  static final FormatGuide GCP =
      new FormatGuide(
          """
          [{"kind":"compute#instance","id":"123","name":"gke-serve-l4-d1","status":"RUNNING",
            "selfLink":"https://…/projects/p/zones/z/instances/gke-serve-l4-d1",
            "machineType":"https://…/zones/z/machineTypes/g2-standard-8",
            "creationTimestamp":"2026-07-01T01:00:00.000-07:00",
            "guestAccelerators":[{"acceleratorCount":1,
             "acceleratorType":"https://…/zones/z/acceleratorTypes/nvidia-l4"}]}]
          """,
          List.of(
              Reads.of("selfLink", NodeInventory.NODE.name(), "the instance's name"),
              Reads.of(
                  "selfLink",
                  NodeInventory.RESOURCE_ID.name(),
                  "//compute.googleapis.com/projects/…/zones/…/instances/…, as bills have it"),
              Reads.of("machineType", NodeInventory.INSTANCE_TYPE.name(), "its last part"),
              Reads.of("guestAccelerators", NodeInventory.GPU_COUNT.name()),
              Reads.of(
                  "lastStartTimestamp, creationTimestamp",
                  NodeInventory.CREATED_AT.name(),
                  "the first that is there"),
              Reads.of(
                  "lastStopTimestamp",
                  NodeInventory.ENDED_AT.name(),
                  "of instances that are stopped")),
          List.of(LISTED),
          SETTINGS);

  static final FormatGuide AZURE =
      new FormatGuide(
          """
          [{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/\
          virtualMachines/gpu-1","name":"gpu-1",
            "hardwareProfile":{"vmSize":"Standard_ND96isr_H100_v5"},
            "osProfile":{"computerName":"gpu-1"},"timeCreated":"2026-07-01T08:00:00Z",
            "powerState":"VM running"}]
          """,
          List.of(
              Reads.of(
                  "osProfile.computerName, name",
                  NodeInventory.NODE.name(),
                  "the first that is there"),
              Reads.of(
                  "id",
                  NodeInventory.RESOURCE_ID.name(),
                  "in lower case, as Azure's bills have it"),
              Reads.of("id", NodeInventory.SUB_ACCOUNT.name(), "the subscription"),
              Reads.of("hardwareProfile.vmSize", NodeInventory.INSTANCE_TYPE.name()),
              Reads.of("timeCreated", NodeInventory.CREATED_AT.name())),
          List.of(
              LISTED,
              "When a machine was stopped.",
              "Machines of scale sets: list the cluster's nodes (kubernetes-nodes)."),
          SETTINGS);

  static final FormatGuide SLURM =
      new FormatGuide(
          """
          NodeName=gpu01 Arch=x86_64 CoresPerSocket=48
             CPUAlloc=96 CPUTot=192 CPULoad=61.20 RealMemory=2063000
             Gres=gpu:h100:8(S:0-1)
             NodeAddr=10.0.1.11 NodeHostName=gpu01 Version=24.05.4
             State=MIXED+CLOUD ThreadsPerCore=1 TmpDisk=0 Weight=1 Owner=N/A MCS_label=N/A
             Partitions=train
             BootTime=2026-07-14T06:02:11 SlurmdStartTime=2026-07-14T06:03:00
             InstanceId=i-0a11b5e55c0ffee01 InstanceType=p5.48xlarge
          """,
          List.of(
              Reads.of("NodeName", NodeInventory.NODE.name()),
              Reads.of("NodeHostName, NodeAddr, InstanceId", NodeInventory.ALIASES.name()),
              Reads.of(
                  "Gres", NodeInventory.GPU_COUNT.name(), "gpu; nodes without one are left out"),
              Reads.of("Gres", NodeInventory.GPU_MODEL.name(), "the type it says"),
              Reads.of("CPUTot", NodeInventory.CPU_COUNT.name()),
              Reads.of("RealMemory", NodeInventory.MEMORY_BYTES.name(), "of 1,048,576 bytes each"),
              Reads.of("State", NodeInventory.STATE.name(), "mandatory; in lower case"),
              Reads.of(
                  "InstanceId",
                  NodeInventory.RESOURCE_ID.name(),
                  "Slurm 23.11 and newer, of cloud nodes; of others nothing"),
              Reads.of("InstanceType", NodeInventory.INSTANCE_TYPE.name()),
              Reads.of(
                  "BootTime",
                  NodeInventory.CREATED_AT.name(),
                  "of nodes with an InstanceId; in time_zone"),
              Reads.of("Partitions, ActiveFeatures, Reason", NodeInventory.LABELS.name())),
          List.of(
              LISTED,
              "What pays for nodes of one's own: an entry under nodes: with {node} does.",
              "Nodes that are powered down.",
              "sinfo --json of Slurm 23.02 and newer, which lists partitions: write scontrol show"
                  + " node --json."),
          List.of("cluster", "time_zone", "instant_pattern", "instant_format", "instant"));

  private NodeGuides() {}
}
