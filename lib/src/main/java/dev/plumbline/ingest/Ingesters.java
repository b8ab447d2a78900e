package dev.plumbline.ingest;

import dev.plumbline.ingest.awscur.AwsCurCsv;
import dev.plumbline.ingest.awscur.AwsCurParquet;
import dev.plumbline.ingest.azure.AzureCostCsv;
import dev.plumbline.ingest.azure.AzureCostParquet;
import dev.plumbline.ingest.cdevents.CdEventsIngester;
import dev.plumbline.ingest.exposition.DcgmExposition;
import dev.plumbline.ingest.focus.FocusCsv;
import dev.plumbline.ingest.focus.FocusParquet;
import dev.plumbline.ingest.gcp.GcpBillingCsv;
import dev.plumbline.ingest.gcp.GcpBillingJson;
import dev.plumbline.ingest.gcp.GcpBillingParquet;
import dev.plumbline.ingest.inference.InferenceRequestsCsv;
import dev.plumbline.ingest.inference.InferenceUsageIngester;
import dev.plumbline.ingest.invoice.InvoiceCsv;
import dev.plumbline.ingest.invoice.InvoiceParquet;
import dev.plumbline.ingest.kubeflow.KubeflowRunsIngester;
import dev.plumbline.ingest.kubernetes.KubernetesPods;
import dev.plumbline.ingest.lineage.ModelRegistryIngester;
import dev.plumbline.ingest.lineage.OpenLineageIngester;
import dev.plumbline.ingest.mlflow.MlflowRegistryIngester;
import dev.plumbline.ingest.mlflow.MlflowRunsIngester;
import dev.plumbline.ingest.nvidiasmi.NvidiaSmiCsv;
import dev.plumbline.ingest.opentelemetry.OtlpJson;
import dev.plumbline.ingest.prometheus.PrometheusJson;
import dev.plumbline.ingest.ray.RayTrainRunsIngester;
import dev.plumbline.ingest.slurm.SlurmSacct;
import dev.plumbline.ingest.tidy.TidyCsv;
import dev.plumbline.ingest.tidy.TidyParquet;
import dev.plumbline.ingest.wandb.WandbRunsIngester;
import java.util.List;
import java.util.Optional;

/** Every format that is read. A new ingester is added here and nowhere else. */
public final class Ingesters {
  /** All ingesters. */
  public static final List<Ingester> ALL =
      List.of(
          new DcgmExposition(),
          new PrometheusJson(),
          new OtlpJson(),
          new NvidiaSmiCsv(),
          new TidyCsv(),
          new TidyParquet(),
          new SlurmSacct(),
          new KubernetesPods(),
          new FocusCsv(),
          new FocusParquet(),
          new AwsCurCsv(),
          new AwsCurParquet(),
          new AzureCostCsv(),
          new AzureCostParquet(),
          new GcpBillingJson(),
          new GcpBillingParquet(),
          new GcpBillingCsv(),
          new InvoiceCsv(),
          new InvoiceParquet(),
          new OpenLineageIngester(),
          new ModelRegistryIngester(),
          new MlflowRunsIngester(),
          new MlflowRegistryIngester(),
          new WandbRunsIngester(),
          new KubeflowRunsIngester(),
          new RayTrainRunsIngester(),
          new CdEventsIngester(),
          new InferenceUsageIngester(),
          new InferenceRequestsCsv());

  /** What a source says whose files tell their formats themselves. */
  public static final String AUTO = "auto";

  /** The ingester of a configured format. */
  public static Optional<Ingester> of(String format) {
    return ALL.stream().filter(ingester -> ingester.format().equals(format)).findFirst();
  }

  /** The ingester of a file's format, which may be {@link Unread}. */
  public static Ingester ofFile(String format) {
    return of(format).orElseGet(Unread::new);
  }

  /** What a file that begins like this is read by: {@link Unread} when nothing recognises it. */
  public static Ingester recognising(FileHead head) {
    return ALL.stream()
        .filter(ingester -> ingester.recognises(head))
        .findFirst()
        .orElseGet(Unread::new);
  }

  private Ingesters() {}
}
