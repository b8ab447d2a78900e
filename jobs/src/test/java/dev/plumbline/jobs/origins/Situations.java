package dev.plumbline.jobs.origins;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.jobs.SampleNight;
import dev.plumbline.jobs.assess.GpuEfficiencyJob;
import dev.plumbline.jobs.assess.IdleWasteJob;
import dev.plumbline.jobs.assess.InvoiceReconciliationJob;
import dev.plumbline.jobs.build.AllocationJob;
import dev.plumbline.jobs.build.PaidCapacityJob;
import dev.plumbline.jobs.build.RunRequestsJob;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.terms.ExportStanding;
import dev.plumbline.terms.PriceState;
import dev.plumbline.testing.TestContext;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** The situations in which a job is looked at: the samples' nights, and what they do not have. */
final class Situations {
  private static final Path SAMPLES = Path.of("..", "data", "samples", "plumbline.yaml");

  /** Machines of one GPU, so that bills state more time than they have. */
  private static final Function<Row, Object> ONE = row -> BigDecimal.ONE;

  private Situations() {}

  /** All in which a job's table is looked at. */
  static List<Situation> of(Job job, TableSpec table) {
    NavigableSet<LocalDate> dates = SampleNight.lake().slices(GpuSegment.TABLE);
    Situation nights = new Situation(job, context(dates), rows(job));
    if (job instanceof IdleWasteJob) {
      Situation last = new Situation(job, context(Set.of(dates.last())), nights.rows());
      return List.of(nights, oldPeriod(last));
    } else if (job instanceof GpuEfficiencyJob) {
      return List.of(halfKnown(nights));
    } else if (job instanceof AllocationJob) {
      return List.of(nights, nights.with(GpuSegment.TABLE, GpuSegment.SHARE, row -> 1.0));
    } else if (job instanceof InvoiceReconciliationJob) {
      return List.of(nights, copied(nights), halfPriced(nights));
    } else if (job instanceof PaidCapacityJob) {
      NavigableSet<LocalDate> month = new TreeSet<>(dates);
      month.addAll(List.of(dates.first().withDayOfMonth(1), dates.first().withDayOfMonth(2)));
      Situation begun = new Situation(job, context(month), nights.rows());
      return List.of(begun.with(ChargeLine.TABLE, ChargeLine.GPUS, ONE));
    } else if (job instanceof RunRequestsJob) {
      return List.of(nights.with(GpuRequest.TABLE, Requested.ROWS));
    } else if (List.of(LineageEdge.TABLE, DatasetVersion.TABLE).contains(table)) {
      return List.of(nights.and(LineageEvent.TABLE, Told.EVENTS));
    } else if (table.equals(LineageRun.TABLE)) {
      return List.of(
          nights.and(LineageEvent.TABLE, Told.EVENTS).with(RunRequest.TABLE, Requested.ofRuns()));
    } else if (table.equals(CommitmentDaily.TABLE)) {
      return List.of(
          nights.without(CommitmentDaily.TABLE),
          new Situation(job, context(Set.of(dates.last())), nights.rows()));
    }
    return List.of(nights);
  }

  /** A date of which something was published, and some of it is closed. */
  private static Situation oldPeriod(Situation night) {
    int costed = GpuHourCost.TABLE.position(GpuHourCost.DEVICE_ID);
    int wasted = IdleWasteDaily.TABLE.position(IdleWasteDaily.DEVICE_ID);
    int costState = GpuHourCost.TABLE.position(GpuHourCost.PRICE_STATE);
    int wasteState = IdleWasteDaily.TABLE.position(IdleWasteDaily.PRICE_STATE);
    return night
        .with(GpuHourCost.TABLE, GpuHourCost.PRICE_STATE, row -> state(row, costed, costState))
        .with(
            IdleWasteDaily.TABLE,
            IdleWasteDaily.PRICE_STATE,
            row -> state(row, wasted, wasteState));
  }

  private static String state(Row row, int device, int state) {
    boolean isClosed = !row.isNullAt(device) && row.getString(device).hashCode() % 2 == 0;
    return isClosed ? PriceState.CLOSED.text() : row.getString(state);
  }

  /** Shares nobody knows, scrapers no label tells apart, and a pipe that is measured half. */
  private static Situation halfKnown(Situation nights) {
    int start = GpuSegment.TABLE.position(GpuSegment.START_AT);
    int all = GpuSegment.TABLE.position(GpuSegment.time(GpuMeasure.CLOCKED_FP16));
    Col fp16 = GpuSegment.time(GpuMeasure.TENSOR_FP16);
    return nights
        .with(
            GpuSegment.TABLE,
            GpuSegment.SHARE,
            row -> row.getInstant(start).getEpochSecond() % 3 == 0 ? null : 1.0)
        .with(GpuSegment.TABLE, GpuSegment.IS_REPLICA_UNNAMED, row -> true)
        .with(GpuSegment.TABLE, GpuSegment.sum(GpuMeasure.TENSOR_FP16), row -> 100.0)
        .with(
            GpuSegment.TABLE,
            fp16,
            row -> isOdd(row.getInstant(start)) ? row.getLong(all) : row.getLong(all) / 2);
  }

  private static boolean isOdd(Instant at) {
    return at.getEpochSecond() / 86_400 % 2 == 1;
  }

  /** Files whose bytes count already. */
  private static Situation copied(Situation nights) {
    return nights.with(
        BillingExport.TABLE, BillingExport.STANDING, row -> ExportStanding.COPY.text());
  }

  /** Lines of a bill, every other of which states no list price. */
  private static Situation halfPriced(Situation nights) {
    int line = ChargeLine.TABLE.position(ChargeLine.LINE_NUMBER);
    int list = ChargeLine.TABLE.position(ChargeLine.LIST_COST);
    return nights.with(
        ChargeLine.TABLE,
        ChargeLine.LIST_COST,
        row -> row.getLong(line) % 2 == 0 ? null : row.getDecimal(list));
  }

  private static Map<TableSpec, List<Row>> rows(Job job) {
    Map<TableSpec, List<Row>> rows = new LinkedHashMap<>();
    job.spec().reads().stream()
        .filter(Situation::isGiven)
        .map(JobSpec.Input::table)
        .forEach(table -> rows.put(table, SampleNight.lake().read(table).rows().collectAsList()));
    return rows;
  }

  /** Billing periods that are renamed are of the slice too. */
  private static RunContext context(Collection<LocalDate> dates) {
    Set<LocalDate> periods = new TreeSet<>();
    dates.forEach(date -> periods.addAll(List.of(date.withDayOfMonth(1), date.withDayOfMonth(2))));
    return new TestContext(
        Slice.of(dates, periods),
        ConfigurationFile.read(SAMPLES).configuration(),
        Policies.DEFAULT);
  }
}
