package dev.plumbline.run.publication;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Publication;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * One row of {@code gold.publication}.
 *
 * @param number its place among all publications; 0 for those of an earlier version, which are
 *     older than all others
 * @param hashes per table of raw rows, the landing content of the date
 * @param versions the versions that form the publication; of {@link #of} known of the last alone
 * @param at when, by the clock of the machine that published
 */
record PublishedRow(
    long number,
    String nightId,
    LocalDate date,
    Map<String, String> hashes,
    Map<String, Long> versions,
    Instant at) {
  private static final RowLayout ROW = RowLayout.of(Publication.TABLE);
  private static final RowLayout VERSIONS = RowLayout.of(Publication.TABLE_VERSIONS);
  private static final RowLayout DATED =
      RowLayout.of(
          Publication.NIGHT_ID,
          Publication.PUBLISHED_DATE,
          Publication.INPUT_HASHES,
          Publication.PUBLISHED_AT,
          Publication.PUBLICATION_NUMBER);

  /** The order in which they were published: a clock decides only among those without a number. */
  private static final Comparator<PublishedRow> ORDER =
      Comparator.comparingLong(PublishedRow::number)
          .thenComparing(PublishedRow::at)
          .thenComparing(PublishedRow::date);

  PublishedRow {
    // As precise as the table, so that the note of a publication says what its row says.
    at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * All of a lake with the versions of each, the newest last: for a care that may take its time.
   */
  static List<PublishedRow> withAllVersions(Lake lake) {
    return read(lake).select(ROW.columns()).rows().collectAsList().stream()
        .map(ROW::read)
        .map(row -> of(row, row.map(Publication.TABLE_VERSIONS)))
        .sorted(ORDER)
        .toList();
  }

  /** All of a lake, the newest last; one row per date and run, bounded by nights. */
  static List<PublishedRow> of(Lake lake) {
    return withVersions(lake, withoutVersions(lake));
  }

  /** Those up to the newest of this run; none where it never published. */
  static List<PublishedRow> through(Lake lake, String nightId) {
    List<PublishedRow> rows = withoutVersions(lake);
    int end = rows.size();
    while (end > 0 && !rows.get(end - 1).nightId().equals(nightId)) {
      end--;
    }
    return withVersions(lake, rows.subList(0, end));
  }

  private static List<PublishedRow> withoutVersions(Lake lake) {
    return read(lake).select(DATED.columns()).rows().collectAsList().stream()
        .map(row -> of(DATED.read(row), Map.of()))
        .sorted(ORDER)
        .toList();
  }

  /** Of every row but the last nobody asks for the versions, which are most of what it holds. */
  private static List<PublishedRow> withVersions(Lake lake, List<PublishedRow> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    PublishedRow last = rows.get(rows.size() - 1);
    Map<String, Long> versions =
        VERSIONS.map(
            read(lake)
                .where(
                    Publication.NIGHT_ID
                        .of()
                        .equalTo(last.nightId)
                        .and(Publication.PUBLISHED_DATE.of().equalTo(last.date)))
                .select(VERSIONS.columns())
                .rows()
                .first(),
            Publication.TABLE_VERSIONS);
    List<PublishedRow> known = new ArrayList<>(rows.subList(0, rows.size() - 1));
    known.add(
        new PublishedRow(last.number, last.nightId, last.date, last.hashes, versions, last.at));
    return known;
  }

  private static Frame read(Lake lake) {
    return lake.readIfThere(Publication.TABLE).conform(Publication.TABLE);
  }

  /** As it is stored. */
  Row row() {
    return ROW.draft()
        .set(Publication.NIGHT_ID, nightId)
        .set(Publication.PUBLISHED_DATE, date)
        .set(Publication.INPUT_HASHES, hashes)
        .set(Publication.TABLE_VERSIONS, versions)
        .set(Publication.PUBLISHED_AT, at)
        .set(Publication.PUBLICATION_NUMBER, number)
        .row();
  }

  private static PublishedRow of(Cells row, Map<String, Long> versions) {
    Long number = row.whole(Publication.PUBLICATION_NUMBER);
    return new PublishedRow(
        number == null ? 0 : number,
        row.text(Publication.NIGHT_ID),
        row.date(Publication.PUBLISHED_DATE),
        row.map(Publication.INPUT_HASHES),
        versions,
        row.instant(Publication.PUBLISHED_AT));
  }
}
