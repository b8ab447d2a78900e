package dev.plumbline.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything the report shows: plain rows, as the gold tables hold them. Null is unknown and is
 * shown as not measured; it never becomes zero.
 *
 * <p>The waterfall may hold several dates: {@link Night#figuresDate} is shown in detail, every
 * other date in the trend. Idle waste, efficiency and lineage are wanted of that date only.
 *
 * @param night the run the report is about
 * @param waterfall rows of {@code gold.gpu_waterfall_daily}
 * @param idle rows of {@code gold.idle_waste_daily}, the dearest first
 * @param bridge rows of {@code gold.invoice_bridge} for the periods the date lies in
 * @param efficiency rows of {@code gold.gpu_efficiency_daily}
 * @param lineage rows of {@code gold.lineage_completeness}
 * @param quality rows of {@code gold.quality_result} of this run
 * @param files rows of {@code bronze.ingest_file} in force, those with problems first
 * @param rejects {@code bronze.reject} by source and reason, the most frequent first
 * @param jobs rows of {@code gold.job_run} of this run
 * @param publications rows of {@code gold.publication} in force for the dates shown
 */
public record ReportData(
    Night night,
    Rows<Waterfall> waterfall,
    Rows<Idle> idle,
    Rows<Bridge> bridge,
    Rows<Efficiency> efficiency,
    Rows<Lineage> lineage,
    Rows<Quality> quality,
    Rows<IngestedFile> files,
    Rows<Rejects> rejects,
    Rows<JobEntry> jobs,
    Rows<Published> publications) {

  /** How the run ended. */
  public enum Outcome {
    /** The date's figures are in force. */
    PUBLISHED,
    /** A check of severity fail was violated; nothing was published. */
    GATE_FAILED,
    /** Something else stopped the run; nothing was published. */
    FAILED
  }

  /**
   * The run.
   *
   * @param id the night's id
   * @param date newest date of the run
   * @param outcome how it ended
   * @param problem problem, cause and remedy when it failed; null when it did not
   * @param figuresDate the date shown in detail: {@code date} when it was published, else the
   *     newest published one; null when nothing was ever published
   * @param startedAt when it began
   * @param version the program's version; null when unknown
   */
  public record Night(
      String id,
      LocalDate date,
      Outcome outcome,
      String problem,
      LocalDate figuresDate,
      Instant startedAt,
      String version) {}

  /** Accounted GPU-seconds and cost of one stage; as in {@code gold.gpu_waterfall_daily}. */
  public record Waterfall(
      LocalDate date,
      String provider,
      String subAccount,
      String cluster,
      String team,
      String project,
      String gpuModel,
      String stage,
      BigDecimal gpuSeconds,
      BigDecimal cost,
      String currency,
      String priceSource,
      String priceState)
      implements Dated {

    PriceBasis basis() {
      return new PriceBasis(currency, priceSource, priceState);
    }
  }

  /** Waste of one device, owner and cause; as in {@code gold.idle_waste_daily}. */
  public record Idle(
      LocalDate date,
      String billingResourceId,
      String deviceId,
      String owner,
      String cause,
      String provider,
      String cluster,
      String node,
      String gpuModel,
      String team,
      String project,
      BigDecimal gpuSeconds,
      BigDecimal cost,
      String currency,
      String priceSource,
      String priceState,
      BigDecimal longestIdleSeconds,
      LocalDate firstSeenDate)
      implements Dated {

    PriceBasis basis() {
      return new PriceBasis(currency, priceSource, priceState);
    }
  }

  /** One step from an invoice to the stages; as in {@code gold.invoice_bridge}. */
  public record Bridge(
      LocalDate billingPeriodStart,
      String invoice,
      String issuer,
      String billingAccount,
      String currency,
      long stepNumber,
      String step,
      String stepKind,
      BigDecimal amount) {}

  /**
   * A numerator and its denominator.
   *
   * @param gpuSeconds ∫ value dt over GPU time; null when never measured
   * @param overGpuSeconds GPU time in which the value was measured
   */
  public record Measured(Double gpuSeconds, BigDecimal overGpuSeconds) {
    /** What was never measured. */
    public static final Measured NEVER = new Measured(null, BigDecimal.ZERO);

    /** The quotient; null when nothing was measured. */
    Double quotient() {
      return gpuSeconds == null || overGpuSeconds == null || overGpuSeconds.signum() == 0
          ? null
          : gpuSeconds / overGpuSeconds.doubleValue();
    }
  }

  /** What GPUs did against their peak; as in {@code gold.gpu_efficiency_daily}. */
  public record Efficiency(
      LocalDate date,
      String cluster,
      String team,
      String project,
      String gpuModel,
      BigDecimal observedGpuSeconds,
      BigDecimal allocatedGpuSeconds,
      Measured activity,
      Measured gpuUtilization,
      Measured tensor,
      Measured clockedTensor,
      Measured dram,
      Measured powerLimit,
      Double peakDenseFp16Tflops,
      Double energyCounterJoules,
      Double energyPowerJoules,
      Double energyUnplacedJoules,
      Double tensorExcessGpuSeconds)
      implements Dated {}

  /**
   * Whether a model version can be traced; as in {@code gold.lineage_completeness}.
   *
   * @param links link id (the state column without {@code _state}) → state
   * @param linkReasons link id → why it is not PRESENT
   * @param isTraceable null when it could not be judged
   * @param witnessPath from the model to its farthest origin
   * @param gpuSecondsBehind of the runs behind it; runs are shared, so this is never added up
   * @param costsBehind currency → cost of the runs behind it; null when not known
   * @param censusVersions model versions an independent census knows; null when there was none
   * @param censusTraceable of these, traceable
   */
  public record Lineage(
      LocalDate date,
      String model,
      String modelVersion,
      String riskTier,
      Map<String, String> links,
      Map<String, String> linkReasons,
      Boolean isTraceable,
      Double saturationRatio,
      String firstBrokenLink,
      List<String> witnessPath,
      BigDecimal gpuSecondsBehind,
      Map<String, BigDecimal> costsBehind,
      Long censusVersions,
      Long censusTraceable)
      implements Dated {

    /** Absent maps and lists are empty ones, but unknown costs stay unknown. */
    public Lineage {
      links = links == null ? Map.of() : links;
      linkReasons = linkReasons == null ? Map.of() : linkReasons;
      witnessPath = witnessPath == null ? List.of() : witnessPath;
    }

    String name() {
      return model + " " + modelVersion;
    }
  }

  /** One evaluated check; as in {@code gold.quality_result}. */
  public record Quality(
      LocalDate nightDate,
      String tableName,
      String slice,
      String checkName,
      String severity,
      String status,
      String detail,
      long rowsChecked) {

    boolean isViolated() {
      return "violated".equals(status);
    }

    boolean stopsPublication() {
      return isViolated() && "fail".equals(severity);
    }
  }

  /** One landing file with what became of its records; as in {@code bronze.ingest_file}. */
  public record IngestedFile(
      String source,
      String format,
      String path,
      String sha256,
      long bytes,
      long recordsIn,
      long recordsAccepted,
      long recordsRejected,
      long recordsDuplicate,
      long recordsIgnored,
      long rowsOut,
      Map<String, Long> ignoredReasons,
      Map<String, Long> absentReasons,
      String problem,
      Instant ingestedAt) {

    /** Absent counts are empty ones. */
    public IngestedFile {
      ignoredReasons = ignoredReasons == null ? Map.of() : ignoredReasons;
      absentReasons = absentReasons == null ? Map.of() : absentReasons;
    }
  }

  /**
   * Rejected records of one source and reason.
   *
   * @param records how many
   * @param exampleFile where one of them stands
   * @param exampleLine and on which line
   */
  public record Rejects(
      String source, String reason, long records, String exampleFile, Long exampleLine) {}

  /** One job of the run; as in {@code gold.job_run}. */
  public record JobEntry(
      String job,
      String slice,
      String outcome,
      Long rowsIn,
      Long rowsOut,
      Instant startedAt,
      double seconds,
      String error) {}

  /** A publication in force; as in {@code gold.publication}. */
  public record Published(
      LocalDate date,
      String nightId,
      Map<String, String> inputHashes,
      Instant publishedAt,
      Map<String, Long> tableVersions) {}

  /** A row of one date. */
  sealed interface Dated permits Waterfall, Idle, Efficiency, Lineage {
    /** The date (UTC); lineage: as of its end. */
    LocalDate date();
  }

  /** The rows of the date shown in detail. */
  <T extends Dated> List<T> ofNight(Rows<T> rows) {
    return rows.where(row -> row.date().equals(night.figuresDate()));
  }
}
