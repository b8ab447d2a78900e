package dev.plumbline.run.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fuzz.FuzzTarget;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.storage.StorageException;
import dev.plumbline.tables.Tables;
import java.util.List;

/** The notes that a run leaves in the lake for the next. */
public final class PublicationFuzz {
  private static final String FILES =
      "\"slices\":[{\"table\":\"gold.gpu_waterfall_daily\",\"replaces\":\"SLICES\",\"slices\":["
          + "\"2026-07-14\"],\"files\":[\"{\\\"add\\\":{\\\"path\\\":\\\"a\\\","
          + "\\\"partitionValues\\\":{\\\"usage_date\\\":\\\"2026-07-14\\\"},\\"
          + "\"size\\\":1,\\\"modificationTime\\\":1,"
          + "\\\"dataChange\\\":true}}\"]}]}";

  /** What was promised, what silver was built from, what is staged, how far a backfill has come. */
  public static final List<FuzzTarget> TARGETS =
      List.of(
          FuzzTarget.ofText(
              "publication-note",
              PublicationFuzz::promised,
              "{\"published_at\":\"2026-07-15T03:00:00Z\",\"dates\":{\"2026-07-14\":"
                  + "{\"bronze.gpu_sample\":\"0a\"}},\"versions\":{\"silver.gpu_segment\":3}}"),
          FuzzTarget.ofText(
              "built-note",
              PublicationFuzz::built,
              "{\"hashes\":{\"2026-07-14\":{\"bronze.gpu_sample\":\"0a\"}},"
                  + "\"versions\":{\"silver.gpu_segment\":3},\"unbuilt\":[\"2026-07-15\"]}"),
          FuzzTarget.ofText(
              "staged-note",
              PublicationFuzz::staged,
              "{\"night_id\":\"n\",\"note\":\"{\\\"staged_at\\\":\\\"2026-07-15T03:00:00Z\\\","
                  + "\\\"publication\\\":\\\"\\\",\\\"program\\\":\\\"0.1.0\\\",\\\"tables\\\":["
                  + "\\\"silver.gpu_segment\\\"],\\\"seen\\\":{\\\"silver.gpu_segment\\\":3},"
                  + "\\\"asked\\\":[\\\"2026-07-14\\\"],\\\"dates\\\":{\\\"2026-07-14\\\":{"
                  + "\\\"silver.gpu_sample\\\":\\\"0a\\\"}},\\\"versions\\\":{"
                  + "\\\"silver.gpu_segment\\\":3}}\","
                  + FILES),
          FuzzTarget.ofText(
              "backfill-note",
              PublicationFuzz::backfill,
              "{\"begun_at\":\"2026-07-15T03:00:00Z\",\"from\":\"2026-07-01\","
                  + "\"to\":\"2026-07-14\","
                  + "\"digest\":\"0a\",\"done\":[\"2026-07-01\"]}"));

  private PublicationFuzz() {}

  private static void promised(String text) {
    try {
      PromisedNote note = PromisedNote.read(text);
      assertThat(note.at()).isNotNull();
      assertThat(note.hashes().values()).doesNotContainNull();
      assertThat(note.versions().values()).doesNotContainNull();
    } catch (StorageException e) {
      assertRefusal(e);
    }
  }

  private static void built(String text) {
    try {
      BuiltSilver built = BuiltSilver.parsed(text);
      assertThat(built.hashes().values()).doesNotContainNull();
      assertThat(built.versions().values()).doesNotContainNull();
      assertThat(built.unbuilt()).doesNotContainNull();
    } catch (StorageException e) {
      assertRefusal(e);
    }
  }

  /** Kept whole: what is written again is what was read, and says which dates it is of. */
  private static void staged(String text) {
    try {
      Staged staged = Staged.parsed(text, Tables.ALL);
      assertThat(staged.nightId()).isNotBlank();
      assertThat(staged.dates()).isNotEmpty();
      assertThat(staged.dates()).containsAll(staged.asked());
      assertThat(staged.slices())
          .allMatch(slice -> slice.table().layer() == TableSpec.Layer.GOLD)
          .noneMatch(slice -> slice.replaces() == StagedSlice.Replaces.NOTHING);
      assertThat(Staged.parsed(staged.written(), Tables.ALL).written()).isEqualTo(staged.written());
    } catch (StorageException e) {
      assertThat(e.getMessage()).contains(Staging.FILE);
      assertRefusal(e);
    }
  }

  /** No date is done that is not one of the backfill's. */
  private static void backfill(String text) {
    try {
      BackfillNote note = BackfillNote.parsed(text);
      assertThat(note.from()).isBeforeOrEqualTo(note.to());
      assertThat(note.done()).allMatch(date -> !date.isBefore(note.from()));
      assertThat(note.done()).allMatch(date -> !date.isAfter(note.to()));
    } catch (StorageException e) {
      assertRefusal(e);
    }
  }

  private static void assertRefusal(StorageException e) {
    assertThat(e.remedy()).isNotBlank();
    assertThat(e.isWorthRetrying()).isFalse();
  }
}
