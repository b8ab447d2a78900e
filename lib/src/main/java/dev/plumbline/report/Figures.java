package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import java.util.List;
import java.util.Map;

/**
 * What a report draws: the night, and the rows that its sections need. A null is unknown and is
 * shown as not measured; it never becomes zero.
 */
public final class Figures {
  private final ReportedNight night;
  private final Map<Need, Rows> rows;

  Figures(ReportedNight night, Map<Need, Rows> rows) {
    this.night = night;
    this.rows = Map.copyOf(rows);
  }

  /** The run the report is about. */
  ReportedNight night() {
    return night;
  }

  /** The rows of a need that some section states. */
  Rows of(Need need) {
    Rows found = rows.get(need);
    if (found == null) {
      throw new IllegalArgumentException(
          "rows of %s are drawn by a section that does not state them as its need"
              .formatted(need.table()));
    }
    return found;
  }

  /** The rows of the date that is shown in detail. */
  List<Cells> ofShownDate(Need need) {
    Col date = need.table().partition().orElseThrow();
    return of(need).where(row -> row.date(date).equals(night.figuresDate()));
  }
}
