package dev.plumbline.jobs.origins;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.jobs.SampleNight;
import dev.plumbline.jobs.assess.IdleWasteJob;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.PriceState;
import dev.plumbline.testing.TestContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The situations in which a job is looked at: the samples' nights, and what they do not have. */
final class Situations {
  private static final Path SAMPLES = Path.of("..", "data", "samples", "plumbline.yaml");

  private Situations() {}

  /** All of one job. */
  static List<Situation> of(Job job) {
    NavigableSet<LocalDate> dates = SampleNight.lake().slices(GpuSegment.TABLE);
    Situation nights = new Situation(job, context(dates), rows(job));
    if (job instanceof IdleWasteJob) {
      return List.of(
          nights, oldPeriod(new Situation(job, context(Set.of(dates.last())), rows(job))));
    }
    return List.of(nights);
  }

  /** A date of which something was published, and some of it is closed. */
  private static Situation oldPeriod(Situation night) {
    return night
        .with(
            GpuHourCost.TABLE,
            row -> isClosed(row, GpuHourCost.TABLE.position(GpuHourCost.DEVICE_ID)),
            GpuHourCost.PRICE_STATE,
            PriceState.CLOSED.text())
        .with(
            IdleWasteDaily.TABLE,
            row -> isClosed(row, IdleWasteDaily.TABLE.position(IdleWasteDaily.DEVICE_ID)),
            IdleWasteDaily.PRICE_STATE,
            PriceState.CLOSED.text());
  }

  private static boolean isClosed(Row row, int device) {
    return !row.isNullAt(device) && row.getString(device).hashCode() % 2 == 0;
  }

  private static Map<TableSpec, List<Row>> rows(Job job) {
    Map<TableSpec, List<Row>> rows = new LinkedHashMap<>();
    job.spec().reads().stream()
        .filter(Situation::isGiven)
        .map(JobSpec.Input::table)
        .forEach(table -> rows.put(table, SampleNight.lake().read(table).rows().collectAsList()));
    return rows;
  }

  private static RunContext context(Collection<LocalDate> dates) {
    List<LocalDate> periods = dates.stream().map(date -> date.withDayOfMonth(1)).toList();
    return new TestContext(
        Slice.of(dates, periods),
        ConfigurationFile.read(SAMPLES).configuration(),
        Policies.DEFAULT);
  }
}
