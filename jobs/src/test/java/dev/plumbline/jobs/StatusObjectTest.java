package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.run.publication.BackfillNote;
import dev.plumbline.run.publication.Program;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.run.publication.Staged;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Tables;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine is told the same as a person. */
class StatusObjectTest {
  private static final Instant AT = Instant.parse("2026-07-16T03:00:00Z");
  private static final LocalDate DATE = LocalDate.of(2026, 7, 14);

  @TempDir private Path folder;

  @Test
  void goldThatWaitsIsToldWithWhatKeepsItFromBeingPublished() {
    Staged staged =
        new Staged(
            "night-1",
            new TreeSet<>(),
            new Staged.Basis(new TreeMap<>(Map.of(DATE, Map.of())), Map.of()),
            new Staged.Seen(AT, Map.of(), "", Program.of(Tables.ALL)),
            List.of());
    assertThat(StatusObject.of(staged, List.of("run night-2 has published since")))
        .hasToString(
            "{\"dates\":[\"2026-07-14\"],\"run\":\"night-1\","
                + "\"staged_at\":\"2026-07-16T03:00:00Z\","
                + "\"moved\":[\"run night-2 has published since\"]}");
  }

  @Test
  void aLakeWithNothingButABackfillSaysSo() throws IOException {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    assertThat(told(lake).get("staged").isNull()).isTrue();
    assertThat(told(lake).get("backfill").isNull()).isTrue();

    new BackfillNote(AT, DATE, DATE.plusDays(7), "d", new TreeSet<>(List.of(DATE)))
        .write(lake.files());
    assertThat(told(lake).get("backfill"))
        .hasToString(
            "{\"from\":\"2026-07-14\",\"to\":\"2026-07-21\","
                + "\"begun_at\":\"2026-07-16T03:00:00Z\",\"published\":[\"2026-07-14\"]}");
  }

  private static JsonNode told(Lake lake) throws IOException {
    return new ObjectMapper().readTree(StatusObject.of(PublishedNight.newest(lake), AT));
  }
}
