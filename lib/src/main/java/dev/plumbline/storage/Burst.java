package dev.plumbline.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.StagedSlice.Replaces;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * Several tables committed together: the intent is written first, then every table is committed,
 * then the intent is removed. A run that was killed in between is rolled forward by the next one,
 * since the intent holds everything that is needed; without an intent nothing was promised.
 */
public final class Burst {
  private static final String FOLDER = "_plumbline";
  private static final String INTENT = FOLDER + "/intent.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Lake lake;
  private final SliceStorage slices;

  /** Bursts of this lake. */
  public Burst(Lake lake) {
    this.lake = lake;
    this.slices = new SliceStorage(lake);
  }

  /**
   * A burst that was promised.
   *
   * @param nightId which night promised it
   * @param note what the night needs to know to finish, as JSON
   * @param staged the slices
   */
  public record Intent(String nightId, String note, List<StagedSlice> staged) {}

  /**
   * Promises the burst: from now on it will happen, in this run or the next.
   *
   * <p>Fails before anything is written where this process may no longer write: a promise would
   * replace that of the run which took the lake, and be kept by the next.
   */
  public void promise(Intent intent) {
    lake.writes().assertRight();
    lake.files().write(INTENT, text(intent));
  }

  /**
   * Commits every slice of an intent that was promised just now.
   *
   * @param after told how many are done, after each
   */
  public void fulfil(Intent intent, IntConsumer after) {
    commit(intent, intent.staged(), after);
  }

  /**
   * Commits every slice that the run which promised them did not get to.
   *
   * @param after told how many are done, after each
   */
  public void resume(Intent intent, IntConsumer after) {
    List<StagedSlice> missing =
        intent.staged().stream().filter(staged -> !slices.isCommitted(staged)).toList();
    commit(intent, missing, after);
  }

  private void commit(Intent intent, List<StagedSlice> staged, IntConsumer after) {
    int done = 0;
    for (StagedSlice slice : staged) {
      slices.commit(slice, intent.nightId());
      done++;
      after.accept(done);
    }
  }

  /** Forgets the promise, after everything that belongs to it is done. */
  public void forget() {
    lake.files().remove(INTENT);
  }

  /** True when a run was killed while it wrote its promise: nothing was promised. */
  public boolean isHalfWritten() {
    return !halfWritten().isEmpty();
  }

  /** Forgets a promise that was never made whole. */
  public void forgetHalfWritten() {
    halfWritten().forEach(lake.files()::remove);
  }

  private List<String> halfWritten() {
    return lake.files().forgotten(FOLDER).stream().filter(name -> name.contains("intent")).toList();
  }

  /** The promise of a run that did not finish. */
  public Optional<Intent> pending(List<TableSpec> tables) {
    return lake.files().read(INTENT).map(text -> parse(text, tables));
  }

  /** An intent as it is kept. */
  public static String text(Intent intent) {
    ObjectNode root = JSON.createObjectNode();
    root.put("night_id", intent.nightId());
    root.put("note", intent.note());
    ArrayNode all = root.putArray("slices");
    for (StagedSlice staged : intent.staged()) {
      ObjectNode one = all.addObject();
      one.put("table", staged.table().fullName());
      one.put("replaces", staged.replaces().name());
      staged.slices().forEach(date -> one.withArray("slices").add(date.toString()));
      staged.files().forEach(file -> one.withArray("files").add(file.json()));
    }
    return root.toString();
  }

  /** Reads a promise; one that is not as it was written is told, never kept in part. */
  public static Intent parse(String text, List<TableSpec> tables) {
    try {
      JsonNode root = JSON.readTree(text);
      if (!root.path("night_id").isTextual()
          || root.path("night_id").textValue().isBlank()
          || !root.path("note").isTextual()
          || !root.path("slices").isArray()) {
        throw unreadable("it names no run, no note or no slices", null);
      }
      List<StagedSlice> staged = new ArrayList<>();
      for (JsonNode one : root.path("slices")) {
        staged.add(slice(one, tables));
      }
      return new Intent(root.path("night_id").textValue(), root.path("note").textValue(), staged);
    } catch (JsonProcessingException e) {
      throw unreadable(e.getOriginalMessage(), e);
    }
  }

  private static StorageException unreadable(String because, Throwable origin) {
    return new StorageException(
        "the intent " + INTENT + " in the lake cannot be read",
        because,
        "restore the file, or remove it to discard the unfinished publication",
        origin);
  }

  private static StagedSlice slice(JsonNode one, List<TableSpec> tables) {
    String name = one.path("table").asText();
    TableSpec table =
        tables.stream()
            .filter(spec -> spec.fullName().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new StorageException(
                        "the intent names the table " + name,
                        "this version of the program has no such table",
                        "finish the night with the version that began it",
                        null));
    TreeSet<LocalDate> dates = new TreeSet<>();
    one.path("slices").forEach(date -> dates.add(date(date.asText())));
    List<AddFile> files = new ArrayList<>();
    one.path("files").forEach(file -> files.add(added(file.asText())));
    return new StagedSlice(table, replaces(one.path("replaces").asText()), dates, files);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw unreadable("a slice is no date: " + text, null);
    }
  }

  private static Replaces replaces(String text) {
    return Arrays.stream(Replaces.values())
        .filter(each -> each.name().equals(text))
        .findFirst()
        .orElseThrow(() -> unreadable("nobody knows what is replaced by " + text, null));
  }

  private static AddFile added(String text) {
    Action action;
    try {
      action = Action.fromJson(text);
    } catch (Exception e) {
      // Scala lets Jackson's checked exceptions through without declaring them.
      throw unreadable("a file of it is no file of Delta: " + text, null);
    }
    if (action instanceof AddFile file && file.path() != null) {
      return file;
    }
    throw unreadable("a file of it is no file of Delta: " + text, null);
  }
}
