package dev.plumbline.run.journal;

import dev.plumbline.quality.CheckResult;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.terms.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What ran and what was checked; folded into the tables once, at the end, on every outcome. */
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

  /** Appends both journals. */
  public void write(Lake lake) {
    append(lake, QualityResult.TABLE, checks);
    append(lake, JobRun.TABLE, jobs);
    checks.clear();
    jobs.clear();
  }

  private void append(Lake lake, TableSpec table, List<Row> rows) {
    if (!rows.isEmpty()) {
      int date =
          table
              .columns()
              .indexOf(JobRun.TABLE.equals(table) ? JobRun.NIGHT_DATE : QualityResult.NIGHT_DATE);
      List<Row> dated =
          rows.stream()
              .map(
                  row -> {
                    Object[] values = new Object[row.length()];
                    for (int i = 0; i < values.length; i++) {
                      values[i] = i == date ? nightDate : row.get(i);
                    }
                    return RowFactory.create(values);
                  })
              .toList();
      Frame frame = lake.rows(table, dated);
      SliceStorage slices = new SliceStorage(lake);
      slices.commit(slices.stageMore(table, frame), nightId);
    }
  }
}
