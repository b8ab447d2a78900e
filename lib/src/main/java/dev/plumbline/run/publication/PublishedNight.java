package dev.plumbline.run.publication;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.plumbline.job.Published;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.readers.Shown;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeVersions;
import dev.plumbline.tables.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What one night published, read out of a lake. */
public final class PublishedNight implements Published {
  private final Lake lake;
  private final String nightId;
  private final Instant at;
  private final long number;
  private final NavigableMap<LocalDate, String> nights;
  private final Map<Long, Set<String>> runs;
  private final LakeVersions versions;
  private final Shown shown;

  private PublishedNight(Lake lake, List<PublishedRow> publications) {
    this.lake = lake;
    this.nights = new TreeMap<>();
    publications.forEach(row -> nights.put(row.date(), row.nightId()));
    this.runs = runs(publications);
    if (publications.isEmpty()) {
      this.nightId = "";
      this.at = null;
      this.number = 0;
      this.versions = new LakeVersions(lake, Map.of());
      this.shown = null;
    } else {
      PublishedRow last = publications.get(publications.size() - 1);
      this.nightId = last.nightId();
      this.at = last.at();
      this.number = last.number();
      this.versions = new LakeVersions(lake, last.versions());
      this.shown = Shown.of(lake, last.number(), last.nightId(), nights.lastKey(), last.versions());
    }
  }

  private static Map<Long, Set<String>> runs(List<PublishedRow> publications) {
    return publications.stream()
        .collect(groupingBy(PublishedRow::number, mapping(PublishedRow::nightId, toSet())));
  }

  /** What the newest publication of the lake is. */
  public static PublishedNight newest(Lake lake) {
    return new PublishedNight(lake, PublishedRow.of(lake));
  }

  /** What was published when this run had published; nothing where it never did. */
  public static PublishedNight of(Lake lake, String nightId) {
    return new PublishedNight(lake, PublishedRow.through(lake, nightId));
  }

  /** What views of it show; null where nothing was ever published. */
  public Shown shown() {
    return shown;
  }

  /** What is staged in the lake and not published. */
  public Optional<Staged> staged() {
    return staging().staged();
  }

  /** Why what is staged can no longer be published; none where it can. */
  public List<String> moved(Staged staged) {
    return staging().moved(staged);
  }

  private Staging staging() {
    return new Staging(lake, Tables.ALL, NightMoments.UNWATCHED);
  }

  /** The backfill that is under way in the lake. */
  public Optional<BackfillNote> backfill() {
    return BackfillNote.read(lake.files());
  }

  @Override
  public boolean isEmpty() {
    return nights.isEmpty();
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public OptionalLong version(TableSpec table) {
    return versions.version(table);
  }

  @Override
  public String nightId() {
    return nightId;
  }

  @Override
  public boolean has(long publication, String night) {
    Map<Long, Set<String>> known = publication <= number ? runs : runs(PublishedRow.of(lake));
    return known.getOrDefault(publication, Set.of()).contains(night);
  }

  @Override
  public Optional<String> identity(TableSpec table) {
    return versions.identity(table);
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
    return Publications.JOURNALS.contains(table) ? lake.readIfThere(table) : versions.read(table);
  }

  @Override
  public NavigableSet<LocalDate> slices(TableSpec table) {
    return versions.slices(table);
  }

  @Override
  public Frame arrived(TableSpec table) {
    if (table.layer() != TableSpec.Layer.BRONZE && !Publications.JOURNALS.contains(table)) {
      throw new IllegalArgumentException(
          table + " is read as it was published: it is no raw table and no journal");
    }
    return lake.readIfThere(table);
  }
}
