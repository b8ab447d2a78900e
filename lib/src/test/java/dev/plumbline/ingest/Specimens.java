package dev.plumbline.ingest;

import dev.plumbline.ingest.awscur.AwsCurCsvSpecimen;
import dev.plumbline.ingest.awscur.AwsCurParquetSpecimen;
import dev.plumbline.ingest.azure.AzureCostCsvSpecimen;
import dev.plumbline.ingest.azure.AzureCostParquetSpecimen;
import dev.plumbline.ingest.cdevents.CdEventsSpecimen;
import dev.plumbline.ingest.exposition.DcgmExposition;
import dev.plumbline.ingest.focus.FocusIngester;
import dev.plumbline.ingest.focus.FocusParquetSpecimen;
import dev.plumbline.ingest.gcp.GcpBillingCsvSpecimen;
import dev.plumbline.ingest.gcp.GcpBillingJsonSpecimen;
import dev.plumbline.ingest.gcp.GcpBillingParquetSpecimen;
import dev.plumbline.ingest.inference.InferenceRequestsCsvSpecimen;
import dev.plumbline.ingest.inference.InferenceUsageSpecimen;
import dev.plumbline.ingest.inference.LiteLlmSpecimens;
import dev.plumbline.ingest.invoice.InvoiceCsvSpecimen;
import dev.plumbline.ingest.invoice.InvoiceParquetSpecimen;
import dev.plumbline.ingest.kubeflow.KubeflowRunsSpecimen;
import dev.plumbline.ingest.kubernetes.KubernetesPodsSpecimen;
import dev.plumbline.ingest.lineage.ModelRegistryIngester;
import dev.plumbline.ingest.lineage.OpenLineageIngester;
import dev.plumbline.ingest.mlflow.MlflowRegistrySpecimen;
import dev.plumbline.ingest.mlflow.MlflowRunsSpecimen;
import dev.plumbline.ingest.nodes.NodeListSpecimens;
import dev.plumbline.ingest.nvidiasmi.NvidiaSmiCsvSpecimen;
import dev.plumbline.ingest.opentelemetry.OtlpJsonSpecimen;
import dev.plumbline.ingest.prometheus.PrometheusJsonSpecimen;
import dev.plumbline.ingest.ray.RayTrainRunsSpecimen;
import dev.plumbline.ingest.serving.ServingSpecimens;
import dev.plumbline.ingest.slurm.ScontrolJobsSpecimen;
import dev.plumbline.ingest.slurm.SlurmSacctSpecimen;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tidy.TidyCsvSpecimen;
import dev.plumbline.ingest.tidy.TidyParquetSpecimen;
import dev.plumbline.ingest.wandb.WandbRunsSpecimen;
import java.util.List;

/** What the contract test reads of every format. */
public final class Specimens {
  private static final String EXPOSITION =
      """
      # HELP DCGM_FI_DEV_SM_CLOCK SM clock frequency (in MHz).
      # TYPE DCGM_FI_DEV_SM_CLOCK gauge
      DCGM_FI_DEV_SM_CLOCK{gpu="0",UUID="GPU-1",Hostname="n1",pod="p\\"0\\n"} 1755 1783987200000
      DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-1",Hostname="n1",pod="p\\"0\\n"} 80 1783987200000
      DCGM_FI_PROF_SM_ACTIVE{gpu="1",UUID="GPU-2",GPU_I_ID="3"} 0.156205 1783987200000
      DCGM_FI_DEV_POWER_USAGE{UUID="GPU-2",GPU_I_ID="3"} 140737488355328.000000 1783987200000
      DCGM_FI_DEV_POWER_USAGE{gpu="1",UUID="GPU-2",GPU_I_ID="4"} 68.244 1783987200000
      DCGM_FI_DEV_FAN_SPEED{gpu="0",UUID="GPU-1"} 30 1783987200000
      process_cpu_seconds_total 12.5
      DCGM_FI_DEV_SM_CLOCK{gpu="0",UUID="GPU-1",Hostname="n1",pod="p\\"0\\n"} 1750 1783987320000
      DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-1",Hostname="n1",pod="p\\"0\\n"} 81 1783987320000

      DCGM_FI_DEV_MEMORY_TEMP{gpu="0", UUID="GPU-1"} 9223372036854775794
      # EOF
      """;

  private static final String CHARGES =
      """
      BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,\
      ChargeCategory,ChargePeriodStart,ChargePeriodEnd,EffectiveCost,ChargeDescription,Tags,x_a
      1.5,111,USD,2026-07-01T00:00:00Z,2026-08-01T00:00:00Z,Usage,\
      2026-07-14T00:00:00Z,2026-07-14T01:00:00Z,1,"a, b","{""k"": ""v""}",1
      NULL,111,USD,2026-07-01 00:00:00,2026-08-01 00:00:00,usage,\
      2026-07-14 00:00:00,2026-07-14 01:00:00,1,"two
      lines",NULL,2
      -3,111,USD,2026-07-01,2026-08-01,Credit,2026-07-14,2026-07-15,-3,plain,,3
      """;

  private static final String REGISTRY =
      """
      {"kind":"model_version","model":"m","version":"1","registered_at":"2026-07-14T00:00:00Z"}
      {"kind":"approval","model":"m","version":"1","approved_at":\
      "2026-07-14T01:00:00Z","approver":"a"}
      """;

  private static final String EVENTS =
      """
      {"eventType":"START","eventTime":"2026-07-14T00:00:00Z","run":{"runId":\
      "0190a7a8-0000-7000-8000-000000000001"},"job":{"namespace":"n","name":"j"},\
      "inputs":[],"outputs":[]}
      {"eventType":"COMPLETE","eventTime":"2026-07-14T01:00:00Z","run":{"runId":\
      "0190a7a8-0000-7000-8000-000000000001"},"job":{"namespace":"n","name":"j"},\
      "inputs":[],"outputs":[]}
      """;

  /** One per format. */
  public static final List<Specimen> ALL =
      List.of(
          Specimen.of(new DcgmExposition())
              .in(Specimen.SAMPLES + "dcgm", Specimen.SHARED + "gpu/dcgm-exporter-scrapes")
              .named(".prom", ".prom.gz")
              .texts(EXPOSITION, EXPOSITION.replace("\n", "\r\n"))
              .records(RecordCounts::exposition)
              .damaged(RecordCounts::exposition),
          Specimen.of(new FocusIngester(Packing.CSV))
              .in(
                  Specimen.SAMPLES + "billing",
                  "../data/samples/formats/focus-csv",
                  Specimen.SHARED + "billing/focus-1.0",
                  Specimen.SHARED + "billing/focus-1.2-1.3-synthetic")
              .named(".csv", ".csv.gz")
              .texts(CHARGES, CHARGES.replace("\n", "\r\n"))
              .records(RecordCounts::csv)
              .damaged(RecordCounts::csv),
          Specimen.of(new ModelRegistryIngester())
              .in(Specimen.SAMPLES + "registry")
              .named(".ndjson")
              .texts(REGISTRY)
              .records(RecordCounts::lines),
          Specimen.of(new OpenLineageIngester())
              .in(Specimen.SAMPLES + "lineage")
              .named(".ndjson")
              .texts(EVENTS)
              .records(RecordCounts::lines),
          AwsCurCsvSpecimen.SPECIMEN,
          AwsCurParquetSpecimen.SPECIMEN,
          AzureCostCsvSpecimen.SPECIMEN,
          AzureCostParquetSpecimen.SPECIMEN,
          GcpBillingJsonSpecimen.SPECIMEN,
          GcpBillingParquetSpecimen.SPECIMEN,
          GcpBillingCsvSpecimen.SPECIMEN,
          SlurmSacctSpecimen.SPECIMEN,
          ScontrolJobsSpecimen.SPECIMEN,
          KubernetesPodsSpecimen.SPECIMEN,
          NodeListSpecimens.ALL.get(0),
          NodeListSpecimens.ALL.get(1),
          NodeListSpecimens.ALL.get(2),
          NodeListSpecimens.ALL.get(3),
          NodeListSpecimens.ALL.get(4),
          InvoiceCsvSpecimen.SPECIMEN,
          InvoiceParquetSpecimen.SPECIMEN,
          TidyCsvSpecimen.SPECIMEN,
          TidyParquetSpecimen.SPECIMEN,
          WandbRunsSpecimen.SPECIMEN,
          KubeflowRunsSpecimen.SPECIMEN,
          RayTrainRunsSpecimen.SPECIMEN,
          CdEventsSpecimen.SPECIMEN,
          InferenceUsageSpecimen.SPECIMEN,
          InferenceRequestsCsvSpecimen.SPECIMEN,
          LiteLlmSpecimens.JSON,
          LiteLlmSpecimens.CSV,
          ServingSpecimens.EXPOSITION,
          ServingSpecimens.PROMETHEUS,
          PrometheusJsonSpecimen.SPECIMEN,
          OtlpJsonSpecimen.SPECIMEN,
          NvidiaSmiCsvSpecimen.SPECIMEN,
          FocusParquetSpecimen.SPECIMEN,
          MlflowRunsSpecimen.SPECIMEN,
          MlflowRegistrySpecimen.SPECIMEN);

  private Specimens() {}
}
