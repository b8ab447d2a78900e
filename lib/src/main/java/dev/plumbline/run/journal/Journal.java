package dev.plumbline.run.journal;

import dev.plumbline.quality.CheckResult;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.terms.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What ran and what was checked; folded into the tables once, on every outcome: with the gold of a
 * night that is published, at the end of any other.
 */
public final class Journal {
  private final String nightId;
  private final List<Row> jobs = new ArrayList<>();
  private final List<Row> checks = new ArrayList<>();
  private final List<CheckResult> results = new ArrayList<>();
  private LocalDate nightDate;

  public Journal(String nightId, LocalDate startedOn) {
    this.nightId = nightId;
    this.nightDate = startedOn;
  }

  public void night(LocalDate date) {
    nightDate = date;
  }

  void job(
      String name,
      String slice,
      Outcome outcome,
      Long rowsIn,
      Long rowsOut,
      Instant startedAt,
      double seconds,
      String error) {
    jobs.add(
        RowFactory.create(
            nightId,
            null,
            name,
            slice,
            outcome.text(),
            rowsIn,
            rowsOut,
            startedAt,
            seconds,
            error));
  }

  public void checks(List<CheckResult> found, String slice, Instant at) {
    results.addAll(found);
    for (CheckResult result : found) {
      checks.add(
          RowFactory.create(
              nightId,
              null,
              result.table().fullName(),
              slice,
              result.check().name(),
              result.check().severity().name().toLowerCase(Locale.ROOT),
              result.status().name().toLowerCase(Locale.ROOT),
              result.detail(),
              result.rows(),
              at));
    }
  }

  /** Every check result of the night so far. */
  public List<CheckResult> results() {
    return results;
  }

  /** The violated ones, failing or warned about. */
  public List<CheckResult> violations() {
    return results.stream()
        .filter(result -> result.status() == CheckResult.Status.VIOLATED)
        .toList();
  }

  /** Appends both journals, of a run that publishes nothing. */
  public void write(Lake lake) {
    SliceStorage slices = new SliceStorage(lake);
    staged(lake).forEach(slice -> slices.commit(slice, nightId));
    checks.clear();
    jobs.clear();
  }

  /** Both journals as far as there is anything to append, written and not yet part of the lake. */
  public List<StagedSlice> staged(Lake lake) {
    return Stream.of(
            staged(lake, QualityResult.TABLE, QualityResult.NIGHT_DATE, checks),
            staged(lake, JobRun.TABLE, JobRun.NIGHT_DATE, jobs))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<StagedSlice> staged(Lake lake, TableSpec table, Col date, List<Row> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    int position = table.position(date);
    List<Row> dated = rows.stream().map(row -> with(row, position, nightDate)).toList();
    return Optional.of(new SliceStorage(lake).stageMore(table, lake.rows(table, dated)));
  }

  private static Row with(Row row, int position, Object value) {
    Object[] values = new Object[row.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == position ? value : row.get(i);
    }
    return RowFactory.create(values);
  }
}
