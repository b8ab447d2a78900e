package dev.plumbline.run.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Where nothing is staged: what is built and not published is not taken for done. */
class OutstandingTest {
  private static final LocalDate D1 = LocalDate.of(2026, 7, 14);
  private static final LocalDate D2 = LocalDate.of(2026, 7, 15);
  private static final LocalDate D3 = LocalDate.of(2026, 7, 16);

  @Test
  void nothingIsOpenWhereAllThatIsBuiltIsPublished() {
    BuiltSilver built = built(Map.of(D1, "a", D2, "b"));
    assertThat(Outstanding.of(dates(), built, published(Map.of(D1, "a", D2, "b")))).isEmpty();
    assertThat(Outstanding.of(dates(D2), built, published(Map.of(D1, "a", D2, "b")))).isEmpty();
    assertThat(Outstanding.of(dates(), built(Map.of()), published(Map.of()))).isEmpty();
  }

  @Test
  void aDateThatIsBuiltOtherwiseOrNotPublishedIsOpen() {
    BuiltSilver built = built(Map.of(D1, "a", D2, "b", D3, "c"));
    Publications.State published = published(Map.of(D1, "a", D2, "old"));
    assertThat(Outstanding.of(dates(), built, published)).containsExactly(D2, D3);
    assertThat(Outstanding.of(dates(D1), built, published)).isEmpty();
    assertThat(Outstanding.of(dates(D3), built, published)).containsExactly(D3);
    assertThat(Outstanding.refused(dates(D3)))
        .hasMessageContaining("nothing is staged of [2026-07-16]");
  }

  @Test
  void soIsOneWhoseGoldIsOwedAndOneThatIsNowhere() {
    Owed owed = new Owed(Map.of("silver.gpu_segment", dates(D1)));
    Publications.State published =
        new Publications.State(
            hashes(Map.of(D1, "a", D2, "b")), Map.of(), "n", Instant.EPOCH, owed);
    BuiltSilver built = built(Map.of(D1, "a", D2, "b"));
    assertThat(Outstanding.of(dates(), built, published)).containsExactly(D1);
    assertThat(Outstanding.of(dates(D2), built, published)).isEmpty();
    assertThat(Outstanding.of(dates(D3), built, published)).containsExactly(D3);
  }

  @Test
  void soIsOneThatARunIsHalfWayWith() {
    BuiltSilver built = built(Map.of(D1, "a", D2, "b")).begun(dates(D2));
    Publications.State published = published(Map.of(D1, "a", D2, "b"));
    assertThat(built.hashes()).containsOnlyKeys(D1);
    assertThat(Outstanding.of(dates(), built, published)).containsExactly(D2);
    assertThat(Outstanding.of(dates(D1), built, published)).isEmpty();
  }

  private static BuiltSilver built(Map<LocalDate, String> hashes) {
    return new BuiltSilver(hashes(hashes), Map.of());
  }

  private static Publications.State published(Map<LocalDate, String> hashes) {
    return new Publications.State(hashes(hashes), Map.of(), "n", Instant.EPOCH, Owed.NOTHING);
  }

  private static NavigableMap<LocalDate, Map<String, String>> hashes(
      Map<LocalDate, String> hashes) {
    NavigableMap<LocalDate, Map<String, String>> all = new TreeMap<>();
    hashes.forEach((date, hash) -> all.put(date, Map.of("silver.gpu_sample", hash)));
    return all;
  }

  private static NavigableSet<LocalDate> dates(LocalDate... dates) {
    return new TreeSet<>(List.of(dates));
  }
}
