package dev.plumbline.run.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.tables.Publication;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of many publications the versions of one are read: they are most of what a row holds. */
class PublishedRowTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);

  @TempDir private Path folder;
  private Lake lake;

  /** Thirty nights; night n published one date at version n of a table. */
  @BeforeEach
  void thirtyNights() {
    lake = new Lake(SharedSpark.session(), folder.toString());
    new LakeTables(lake).ensure(List.of(Publication.TABLE));
    List<Row> rows = LongStream.rangeClosed(1, 30).mapToObj(n -> night(n).row()).toList();
    SliceStorage slices = new SliceStorage(lake);
    slices.commit(slices.stageMore(Publication.TABLE, lake.rows(Publication.TABLE, rows)), "n");
  }

  private static PublishedRow night(long number) {
    return new PublishedRow(
        number,
        "n" + number,
        FIRST.plusDays(number - 1),
        Map.of("bronze.gpu_sample", "h" + number),
        Map.of("gold.gpu_waterfall_daily", number),
        Instant.parse("2026-08-01T00:00:00Z"));
  }

  @Test
  void theVersionsAreThoseOfTheNewestPublication() {
    List<PublishedRow> rows = PublishedRow.of(lake);
    assertThat(rows).extracting(PublishedRow::number).hasSize(30).isSorted();
    assertThat(rows.get(29)).isEqualTo(night(30));
    assertThat(rows.subList(0, 29)).allMatch(row -> row.versions().isEmpty());
    assertThat(rows.get(3).hashes()).isEqualTo(night(4).hashes());
  }

  @Test
  void orOfTheOneThatIsAskedFor() {
    List<PublishedRow> rows = PublishedRow.through(lake, "n7");
    assertThat(rows).hasSize(7);
    assertThat(rows.get(6)).isEqualTo(night(7));
    assertThat(PublishedRow.through(lake, "never")).isEmpty();
  }
}
