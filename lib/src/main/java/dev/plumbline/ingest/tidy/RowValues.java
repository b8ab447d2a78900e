package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.ingest.telemetry.OpenSample;
import dev.plumbline.ingest.telemetry.OpenSample.Outcome;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.ingest.telemetry.SampleCounters;
import dev.plumbline.ingest.tidy.TidyMapping.Narrow;
import dev.plumbline.ingest.tidy.TidyMapping.Value;
import dev.plumbline.ingest.tidy.TidyMapping.Wide;
import dev.plumbline.terms.reject.SampleReject;
import java.util.List;

/**
 * The values of one row. A wide row is used as a whole or not at all; an empty cell is a counter
 * that was not measured.
 */
final class RowValues {
  private final Narrow narrow;
  private final int name;
  private final int[] positions;
  private final ExportedMetric[] metrics;
  private final String[] columns;
  private final TidyCell[] cells;
  private final boolean[] isThere;
  private String ignoredFor;

  RowValues(TidyMapping mapping, TidyColumns columns) {
    this.positions = columns.values().stream().mapToInt(Integer::intValue).toArray();
    this.name = columns.name();
    this.metrics = new ExportedMetric[positions.length];
    this.columns = new String[positions.length];
    this.cells = new TidyCell[positions.length];
    this.isThere = new boolean[positions.length];
    this.narrow = mapping.values() instanceof Narrow one ? one : null;
    for (int i = 0; i < positions.length; i++) {
      cells[i] = new TidyCell();
      if (mapping.values() instanceof Wide wide) {
        Value value = wide.columns().get(i);
        metrics[i] = value.metric();
        this.columns[i] = value.column().name();
      } else {
        this.columns[i] = narrow.value().name();
      }
    }
  }

  /** Looks at a row and says whether it has anything to read. */
  boolean begin(Records row) {
    ignoredFor = null;
    if (narrow != null) {
      metrics[0] = metric(row.text(name));
      if (metrics[0] == null) {
        ignoredFor = "unmapped_metric";
        return false;
      }
    }
    boolean isAny = false;
    for (int i = 0; i < positions.length; i++) {
      String text = positions[i] < 0 ? null : row.text(positions[i]);
      isThere[i] = text != null && !text.isBlank() && !text.equalsIgnoreCase("null");
      isAny |= isThere[i];
    }
    ignoredFor = isAny ? null : "no_value";
    return isAny;
  }

  private ExportedMetric metric(String text) {
    String metric = text == null ? "" : text.trim();
    ExportedMetric declared = narrow.metrics().get(metric);
    return declared == null ? SampleCounters.metric(metric) : declared;
  }

  /** Why {@link #begin} found nothing to read. */
  String ignoredFor() {
    return ignoredFor;
  }

  /** The counter of a narrow row, -1 for a wide one. */
  int counter() {
    return narrow == null ? -1 : metrics[0].counter();
  }

  /** Reads the cells; what is no value is a problem. */
  void read(Records row, List<String> problems) {
    for (int i = 0; i < positions.length; i++) {
      if (isThere[i]) {
        String text = row.text(positions[i]);
        if (!cells[i].read(text, metrics[i])) {
          problems.add(SampleReject.VALUE_NOT_A_NUMBER.with(TidyCursor.shown(columns[i], text)));
        }
      }
    }
  }

  /** Adds what was read to a sample, all of it or nothing. */
  Outcome addTo(OpenSample sample) {
    if (narrow != null) {
      return sample.add(metrics[0], cells[0].printed());
    }
    boolean isNew = false;
    for (int i = 0; i < positions.length; i++) {
      if (isThere[i]) {
        boolean isKnown = ((sample.present() | sample.absent()) >>> metrics[i].counter() & 1) != 0;
        if (isKnown && !isSame(sample, metrics[i].counter(), cells[i].printed())) {
          return Outcome.CONFLICT;
        }
        isNew |= !isKnown;
      }
    }
    for (int i = 0; i < positions.length && isNew; i++) {
      if (isThere[i]) {
        sample.add(metrics[i], cells[i].printed());
      }
    }
    return isNew ? Outcome.ACCEPTED : Outcome.DUPLICATE;
  }

  private static boolean isSame(OpenSample sample, int counter, Printed printed) {
    boolean wasAbsent = (sample.absent() >>> counter & 1) != 0;
    return wasAbsent
        ? sample.absence(counter) == printed.absence()
        : printed.absence() == null && sample.value(counter) == printed.value();
  }
}
