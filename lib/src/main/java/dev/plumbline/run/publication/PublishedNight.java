package dev.plumbline.run.publication;

import dev.plumbline.job.Published;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeVersions;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.QualityResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

/** What one night published, read out of a lake. */
public final class PublishedNight implements Published {
  private static final RowLayout ROW =
      RowLayout.of(
          Publication.NIGHT_ID,
          Publication.PUBLISHED_DATE,
          Publication.TABLE_VERSIONS,
          Publication.PUBLISHED_AT);
  private static final List<TableSpec> JOURNALS =
      List.of(QualityResult.TABLE, JobRun.TABLE, Publication.TABLE);

  private final Lake lake;
  private final String nightId;
  private final Instant at;
  private final NavigableMap<LocalDate, String> nights;
  private final LakeVersions versions;

  private PublishedNight(Lake lake, List<Cells> publications) {
    this.lake = lake;
    this.nights = new TreeMap<>();
    publications.forEach(
        row -> nights.put(row.date(Publication.PUBLISHED_DATE), row.text(Publication.NIGHT_ID)));
    if (publications.isEmpty()) {
      this.nightId = "";
      this.at = null;
      this.versions = new LakeVersions(lake, Map.of());
    } else {
      Cells last = publications.get(publications.size() - 1);
      this.nightId = last.text(Publication.NIGHT_ID);
      this.at = last.instant(Publication.PUBLISHED_AT);
      this.versions = new LakeVersions(lake, last.map(Publication.TABLE_VERSIONS));
    }
  }

  /** What the newest publication of the lake is. */
  public static PublishedNight newest(Lake lake) {
    return new PublishedNight(lake, publications(lake));
  }

  /** What was published when this run had published; nothing where it never did. */
  public static PublishedNight of(Lake lake, String nightId) {
    List<Cells> all = publications(lake);
    int end = all.size();
    while (end > 0 && !all.get(end - 1).text(Publication.NIGHT_ID).equals(nightId)) {
      end--;
    }
    return new PublishedNight(lake, all.subList(0, end));
  }

  /** In the order in which they were published; one row per date and run, bounded by nights. */
  private static List<Cells> publications(Lake lake) {
    return lake.readIfThere(Publication.TABLE).select(ROW.columns()).rows().collectAsList().stream()
        .map(ROW::read)
        .sorted(Comparator.comparing(row -> row.instant(Publication.PUBLISHED_AT)))
        .toList();
  }

  @Override
  public boolean isEmpty() {
    return nights.isEmpty();
  }

  @Override
  public String nightId() {
    return nightId;
  }

  @Override
  public Instant at() {
    return at;
  }

  @Override
  public NavigableMap<LocalDate, String> nights() {
    return nights;
  }

  @Override
  public Frame read(TableSpec table) {
    return JOURNALS.contains(table) ? lake.readIfThere(table) : versions.read(table);
  }

  @Override
  public NavigableSet<LocalDate> slices(TableSpec table) {
    return versions.slices(table);
  }

  @Override
  public Frame arrived(TableSpec table) {
    if (table.layer() != TableSpec.Layer.BRONZE && !JOURNALS.contains(table)) {
      throw new IllegalArgumentException(
          table + " is read as it was published: it is no raw table and no journal");
    }
    return lake.readIfThere(table);
  }
}
