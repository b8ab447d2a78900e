package dev.plumbline.ingest;

import dev.plumbline.ingest.awscur.AwsCurIngester;
import dev.plumbline.ingest.azure.AzureCostIngester;
import dev.plumbline.ingest.cdevents.CdEventsIngester;
import dev.plumbline.ingest.exposition.DcgmExposition;
import dev.plumbline.ingest.focus.FocusIngester;
import dev.plumbline.ingest.gcp.GcpBillingIngester;
import dev.plumbline.ingest.inference.InferenceRequestsCsv;
import dev.plumbline.ingest.inference.InferenceUsageIngester;
import dev.plumbline.ingest.inference.LiteLlmSpendLogs;
import dev.plumbline.ingest.invoice.InvoiceIngester;
import dev.plumbline.ingest.kubeflow.KubeflowRunsIngester;
import dev.plumbline.ingest.kubernetes.KubernetesPods;
import dev.plumbline.ingest.lineage.ModelRegistryIngester;
import dev.plumbline.ingest.lineage.OpenLineageIngester;
import dev.plumbline.ingest.mlflow.MlflowRegistryIngester;
import dev.plumbline.ingest.mlflow.MlflowRunsIngester;
import dev.plumbline.ingest.nodes.NodeList;
import dev.plumbline.ingest.nvidiasmi.NvidiaSmiCsv;
import dev.plumbline.ingest.opentelemetry.OtlpJson;
import dev.plumbline.ingest.prometheus.PrometheusJson;
import dev.plumbline.ingest.ray.RayTrainRunsIngester;
import dev.plumbline.ingest.serving.ServingExposition;
import dev.plumbline.ingest.serving.ServingPrometheus;
import dev.plumbline.ingest.slurm.ScontrolJobs;
import dev.plumbline.ingest.slurm.SlurmSacct;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tidy.TidyIngester;
import dev.plumbline.ingest.wandb.WandbRunsIngester;
import java.util.List;
import java.util.Optional;

/** Every format that is read, packing by packing. A new one is added here and nowhere else. */
public final class Ingesters {
  /** All ingesters, those of a family next to each other. */
  public static final List<Ingester> ALL =
      List.of(
          new DcgmExposition(),
          new PrometheusJson(),
          new OtlpJson(),
          new NvidiaSmiCsv(),
          new TidyIngester(Packing.CSV),
          new TidyIngester(Packing.PARQUET),
          new SlurmSacct(),
          new ScontrolJobs(),
          new KubernetesPods(),
          NodeList.KUBERNETES,
          NodeList.AWS,
          NodeList.GCP,
          NodeList.AZURE,
          NodeList.SLURM,
          new FocusIngester(Packing.CSV),
          new FocusIngester(Packing.PARQUET),
          new AwsCurIngester(Packing.CSV),
          new AwsCurIngester(Packing.PARQUET),
          new AzureCostIngester(Packing.CSV),
          new AzureCostIngester(Packing.PARQUET),
          new GcpBillingIngester(Packing.JSON),
          new GcpBillingIngester(Packing.PARQUET),
          new GcpBillingIngester(Packing.CSV),
          new InvoiceIngester(Packing.CSV),
          new InvoiceIngester(Packing.PARQUET),
          new OpenLineageIngester(),
          new ModelRegistryIngester(),
          new MlflowRunsIngester(),
          new MlflowRegistryIngester(),
          new WandbRunsIngester(),
          new KubeflowRunsIngester(),
          new RayTrainRunsIngester(),
          new CdEventsIngester(),
          new InferenceUsageIngester(),
          new InferenceRequestsCsv(),
          new LiteLlmSpendLogs(Packing.JSON),
          new LiteLlmSpendLogs(Packing.CSV),
          new ServingExposition(),
          new ServingPrometheus());

  /** What a source says whose files tell their formats themselves. */
  public static final String AUTO = "auto";

  /** The ingester of a configured format. */
  public static Optional<Ingester> of(String format) {
    return ALL.stream().filter(ingester -> ingester.format().equals(format)).findFirst();
  }

  /** The families of all formats, each once. */
  public static List<FormatFamily> families() {
    return ALL.stream().map(Ingester::family).distinct().toList();
  }

  /** The ingesters of a family, one for each of its ids. */
  public static List<Ingester> of(FormatFamily family) {
    return ALL.stream().filter(ingester -> ingester.family().equals(family)).toList();
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
