package dev.plumbline.run.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fuzz.FuzzTarget;
import dev.plumbline.storage.StorageException;
import java.util.List;

/** The notes that a publication leaves in the lake for the next run. */
public final class PublicationFuzz {
  /** What was promised, and what silver was built from. */
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
                  + "\"versions\":{\"silver.gpu_segment\":3},\"unbuilt\":[\"2026-07-15\"]}"));

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

  private static void assertRefusal(StorageException e) {
    assertThat(e.remedy()).isNotBlank();
    assertThat(e.isWorthRetrying()).isFalse();
  }
}
