package dev.plumbline.jobs.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.util.List;

/** Values that are made of others and do not change when these are renamed, and why. */
record NeverSeen(Col made, Col of, String why) {
  private static final List<NeverSeen> ALL =
      List.of(
          new NeverSeen(
              IdleWasteDaily.IS_IDLE_AT_END,
              GpuSegment.END_AT,
              "which end is the last stays when all of them come later"),
          new NeverSeen(
              InvoiceReconciliation.DIFFERENCE,
              ChargeLine.BILLED_COST,
              "the samples have no total that finance received"),
          new NeverSeen(
              Deployment.OUTCOME,
              RegistryRecord.OUTCOME,
              "no deployment of the samples says how it ended"),
          new NeverSeen(
              ModelVersion.DIGEST_CONFLICT_AT,
              RegistryRecord.RECORD_AT,
              "no model version of the samples is registered with two digests"),
          new NeverSeen(
              LineageRun.PARAMETERS_LATER,
              LineageEvent.PARAMETERS,
              "the names of parameters stand there, and no disturbance changes names"),
          new NeverSeen(
              ModelVersion.RUN_CONFLICT_AT,
              RegistryRecord.RECORD_AT,
              "no model version of the samples is registered with two runs"));

  static boolean has(Col made, Col of) {
    return ALL.stream().anyMatch(one -> one.made.equals(made) && one.of.equals(of));
  }
}
