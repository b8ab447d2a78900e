package dev.plumbline.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What the contract test reads of one format.
 *
 * @param format the ingester's id
 * @param folders where files of it lie, when they are there
 * @param endings how their names end
 * @param inputs small texts that are damaged
 * @param records counts the records of an undamaged file
 * @param damaged counts the records of a damaged text, or null where damage may join records
 */
record Specimen(
    String format,
    List<String> folders,
    List<String> endings,
    List<String> inputs,
    ToLongFunction<byte[]> records,
    ToLongFunction<byte[]> damaged) {

  private static final String SAMPLES = "../data/samples/landing/";
  private static final String SHARED = "../../shared/data/";

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
  static final List<Specimen> ALL =
      List.of(
          new Specimen(
              "dcgm-exposition",
              List.of(SAMPLES + "dcgm", SHARED + "gpu/dcgm-exporter-scrapes"),
              List.of(".prom", ".prom.gz"),
              List.of(EXPOSITION, EXPOSITION.replace("\n", "\r\n")),
              RecordCounts::exposition,
              RecordCounts::exposition),
          new Specimen(
              "focus-csv",
              List.of(
                  SAMPLES + "billing",
                  SHARED + "billing/focus-1.0",
                  SHARED + "billing/focus-1.2-1.3-synthetic"),
              List.of(".csv", ".csv.gz"),
              List.of(CHARGES, CHARGES.replace("\n", "\r\n")),
              RecordCounts::csv,
              RecordCounts::csv),
          new Specimen(
              "model-registry",
              List.of(SAMPLES + "registry"),
              List.of(".ndjson"),
              List.of(REGISTRY),
              RecordCounts::lines,
              null),
          new Specimen(
              "openlineage",
              List.of(SAMPLES + "lineage"),
              List.of(".ndjson"),
              List.of(EVENTS),
              RecordCounts::lines,
              null));

  Ingester ingester() {
    return Ingesters.of(format).orElseThrow();
  }

  List<byte[]> bytes() {
    return inputs.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  List<Path> files() {
    return folders.stream().map(Path::of).filter(Files::isDirectory).flatMap(this::under).toList();
  }

  private Stream<Path> under(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(path -> endings.stream().anyMatch(path.toString()::endsWith))
          .sorted()
          .toList()
          .stream();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
