package dev.plumbline.run.publication;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Publication;
import java.time.Instant;
import java.time.LocalDate;
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
 * @param versions the versions that form the publication
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

  /** The order in which they were published: a clock decides only among those without a number. */
  private static final Comparator<PublishedRow> ORDER =
      Comparator.comparingLong(PublishedRow::number)
          .thenComparing(PublishedRow::at)
          .thenComparing(PublishedRow::date);

  /** All of a lake, the newest last; one row per date and run, bounded by nights. */
  static List<PublishedRow> of(Lake lake) {
    return lake
        .readIfThere(Publication.TABLE)
        .conform(Publication.TABLE)
        .rows()
        .collectAsList()
        .stream()
        .map(row -> of(ROW.read(row)))
        .sorted(ORDER)
        .toList();
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

  private static PublishedRow of(Cells row) {
    Long number = row.whole(Publication.PUBLICATION_NUMBER);
    return new PublishedRow(
        number == null ? 0 : number,
        row.text(Publication.NIGHT_ID),
        row.date(Publication.PUBLISHED_DATE),
        row.map(Publication.INPUT_HASHES),
        row.map(Publication.TABLE_VERSIONS),
        row.instant(Publication.PUBLISHED_AT));
  }
}
