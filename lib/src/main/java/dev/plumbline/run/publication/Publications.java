package dev.plumbline.run.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Burst;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.QualityResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Publishing nights, finishing one that was cut short, and knowing which are published. */
public final class Publications {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Lake lake;
  private final List<TableSpec> tables;
  private final NightMoments moments;
  private final Burst burst;
  private volatile Standing standing = Standing.UNPUBLISHED;

  /** The publications of a lake, for one run. */
  public Publications(Lake lake, List<TableSpec> tables, NightMoments moments) {
    this.moments = moments;
    this.lake = lake;
    this.tables = tables;
    this.burst = new Burst(lake);
  }

  /**
   * What is published.
   *
   * @param inputHashes per date, per table of raw rows, the landing content it was made from
   * @param versions table versions of the newest publication
   * @param nightId the night of the newest publication, empty when there is none
   */
  public record State(
      NavigableMap<LocalDate, Map<String, String>> inputHashes,
      Map<String, Long> versions,
      String nightId) {}

  /** The newest publication of each date. */
  public State state() {
    Frame rows =
        lake.read(Publication.TABLE)
            .select(
                Publication.PUBLISHED_DATE,
                Publication.PUBLISHED_AT,
                Publication.INPUT_HASHES,
                Publication.TABLE_VERSIONS,
                Publication.NIGHT_ID);
    NavigableMap<LocalDate, Row> newest = new TreeMap<>();
    Row last = null;
    // One row per published date and night.
    for (Row row : rows.rows().collectAsList()) {
      newest.merge(row.getAs(0), row, Publications::later);
      last = last == null ? row : later(last, row);
    }
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    newest.forEach((date, row) -> hashes.put(date, new HashMap<>(row.getJavaMap(2))));
    return last == null
        ? new State(hashes, Map.of(), "")
        : new State(hashes, new HashMap<>(last.getJavaMap(3)), last.getString(4));
  }

  private static Row later(Row a, Row b) {
    return a.<Instant>getAs(1).isAfter(b.getAs(1)) ? a : b;
  }

  /** Commits raw rows and what was learnt about their files together. */
  public void commitIngest(String nightId, List<StagedSlice> staged) {
    Burst.Intent intent = new Burst.Intent(nightId, "", staged);
    burst.promise(intent);
    finish(intent, burst::fulfil);
    burst.forget();
  }

  /** Commits all gold of a night in one burst; the last act is its row of publication. */
  public void publish(
      String nightId,
      Instant publishedAt,
      NavigableMap<LocalDate, Map<String, String>> dates,
      Map<String, Long> silverVersions,
      List<StagedSlice> gold) {
    Map<String, Object> note = new HashMap<>();
    note.put("published_at", publishedAt.toString());
    Map<String, Object> byDate = new TreeMap<>();
    dates.forEach((date, hashes) -> byDate.put(date.toString(), hashes));
    note.put("dates", byDate);
    note.put("versions", silverVersions);
    Burst.Intent intent = new Burst.Intent(nightId, json(note), gold);
    // In one turn: who stops this run knows whether the promise is made.
    change(() -> burst.promise(intent), Standing.PROMISED);
    finish(intent, burst::fulfil);
    change(burst::forget, Standing.PUBLISHED);
  }

  /** What a run that was killed had promised and not finished. */
  public Optional<Unfinished> unfinished() {
    return burst.pending(tables).map(Publications::unfinished);
  }

  /** Rolls a promised burst of an earlier run forward, and says which it was. */
  public Optional<Unfinished> recover() {
    Optional<Burst.Intent> pending = burst.pending(tables);
    pending.ifPresent(
        intent -> {
          standing = isGold(intent) ? Standing.PROMISED : Standing.UNPUBLISHED;
          finish(intent, burst::resume);
          change(burst::forget, Standing.UNPUBLISHED);
        });
    return pending.map(Publications::unfinished);
  }

  /** Discards a promise that was never made whole; true when there was one. */
  public boolean discardHalfWritten(boolean really) {
    boolean isThere = burst.isHalfWritten();
    if (isThere && really) {
      burst.forgetHalfWritten();
    }
    return isThere;
  }

  private static Unfinished unfinished(Burst.Intent intent) {
    return new Unfinished(
        intent.nightId(),
        isGold(intent),
        intent.staged().stream().map(staged -> staged.table().fullName()).toList());
  }

  private void finish(Burst.Intent intent, BiConsumer<Burst.Intent, IntConsumer> commits) {
    String kind = isGold(intent) ? "gold" : "ingest";
    lake.writes().assertRight();
    moments.reached(Moment.PROMISED, kind);
    commits.accept(intent, done -> moments.reached(done == 2 ? Moment.HALF : Moment.BEGUN, kind));
    moments.reached(Moment.FULFILLED, kind);
    if (isGold(intent)) {
      writeRow(intent);
    }
  }

  private static boolean isGold(Burst.Intent intent) {
    return !intent.note().isEmpty();
  }

  private void change(Runnable change, Standing after) {
    lake.writes()
        .make(
            () -> {
              change.run();
              standing = after;
            });
  }

  /** How far the run has got; as true as what is in the lake to whoever ended its writes. */
  public Standing standing() {
    return standing;
  }

  private void writeRow(Burst.Intent intent) {
    Map<String, Object> note = parsed(intent.note());
    boolean isWritten =
        !lake.read(Publication.TABLE)
            .where(Publication.NIGHT_ID.of().equalTo(intent.nightId()))
            .rows()
            .isEmpty();
    if (isWritten) {
      return;
    }
    Map<String, Long> versions = versions();
    // Below gold: the versions that these figures were made from.
    ((Map<?, ?>) note.get("versions"))
        .forEach(
            (table, version) -> {
              if (!((String) table).startsWith("gold.")) {
                versions.put((String) table, ((Number) version).longValue());
              }
            });
    Instant at = Instant.parse((String) note.get("published_at"));
    List<Row> rows = new ArrayList<>();
    ((Map<?, ?>) note.get("dates"))
        .forEach(
            (date, hashes) ->
                rows.add(
                    RowFactory.create(
                        intent.nightId(), LocalDate.parse((String) date), hashes, versions, at)));
    SliceStorage slices = new SliceStorage(lake);
    Frame frame = lake.rows(Publication.TABLE, rows);
    slices.commit(slices.stageMore(Publication.TABLE, frame), intent.nightId());
  }

  /** The newest version of every table but the journals. */
  public Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (TableSpec table : tables) {
      if (!List.of(QualityResult.TABLE, JobRun.TABLE, Publication.TABLE).contains(table)) {
        versions.put(table.fullName(), lake.version(table));
      }
    }
    return versions;
  }

  private static String json(Map<String, Object> note) {
    try {
      return JSON.writeValueAsString(note);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is JSON", e);
    }
  }

  private static Map<String, Object> parsed(String note) {
    try {
      return JSON.readValue(note, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the intent's note is no JSON: " + note, e);
    }
  }
}
