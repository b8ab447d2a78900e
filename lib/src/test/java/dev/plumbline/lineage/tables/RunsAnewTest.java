package dev.plumbline.lineage.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is taken over and what is made anew are together what all events would give. */
@ExtendWith(SharedSpark.class)
class RunsAnewTest {
  private static final String EVENT =
      "{\"eventType\":\"%s\",\"eventTime\":\"%sT%02d:00:00Z\",\"run\":{\"runId\":\"%s\","
          + "\"facets\":{\"tags\":{\"tags\":[{\"key\":\"mlflow.run_id\",\"value\":\"ML-%d\"}]}}},"
          + "\"job\":{\"namespace\":\"n\",\"name\":\"j\",\"facets\":{\"sourceCodeLocation\":"
          + "{\"version\":\"c%d\"}}},\"outputs\":[{\"namespace\":\"s3\",\"name\":\"o%d\"}]}";
  private static final String NAMED =
      "{\"eventTime\":\"%sT%02d:00:00Z\",\"dataset\":{\"namespace\":\"s3\",\"name\":\"o%d\","
          + "\"facets\":{\"symlinks\":{\"identifiers\":[{\"namespace\":\"hive\",\"name\":\"t%d\","
          + "\"type\":\"TABLE\"}]}}}}";
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
  private static final LocalDate TENTH = LocalDate.of(2026, 7, 10);

  /** Tables as a night left them. */
  private record Published(Frame runs, Frame edges) {
    static Published fromScratch(Frame events) {
      return new Published(RunUnion.of(events), EdgeUnion.of(events)).lying();
    }

    Published night(Frame events, LocalDate since) {
      RunsAnew changed = new RunsAnew(runs, edges, from(events, since), since);
      LocalDate first = changed.firstDate().rows().first().getAs(0);
      LocalDate back = first == null || first.isAfter(since) ? since : first;
      RunsAnew further = new RunsAnew(runs, edges, from(events, back), since);
      return new Published(further.runs(), further.edges()).lying();
    }

    private Published lying() {
      return new Published(materialised(runs), materialised(edges));
    }
  }

  private static Frame materialised(Frame frame) {
    return Frame.of(
        SharedSpark.session().createDataFrame(frame.rows().collectAsList(), frame.schema()));
  }

  private static Frame from(Frame events, LocalDate date) {
    return events.where(LineageEvent.EVENT_DATE.of().geq(date));
  }

  private static String event(String type, LocalDate date, int hour, String run, int code) {
    return EVENT.formatted(type, date, hour, run, code, code, code);
  }

  private static Frame events(String... lines) {
    return Ingested.events(String.join("\n", lines));
  }

  private static List<List<Object>> rows(Frame frame, TableSpec table) {
    return Given.values(frame, table.columns().toArray(Col[]::new));
  }

  private static List<List<Object>> known(Published published) {
    return Given.values(published.runs, LineageRun.RUN_ID, LineageRun.OUTCOME, LineageRun.EVENTS);
  }

  @Test
  void aRunThatEndsTonightIsMadeOfItsEventsSinceItBegan() {
    String begun = event("START", FIRST, 1, "a", 1);
    String other = event("COMPLETE", FIRST.plusDays(1), 1, "b", 2);
    String ended = event("COMPLETE", TENTH, 1, "a", 1);
    Published night =
        Published.fromScratch(events(begun, other)).night(events(begun, other, ended), TENTH);
    assertThat(known(night))
        .isEqualTo(List.of(Arrays.asList("a", "complete", 2L), Arrays.asList("b", "complete", 1L)));
  }

  @Test
  void whatNoEventIsAboutIsNotLookedAtAgain() {
    String old = event("COMPLETE", FIRST, 1, "old", 1);
    Published before = Published.fromScratch(events(old, event("START", FIRST, 2, "a", 1)));
    // The events of the first date are gone, as far as this night can see.
    Published night = before.night(events(event("COMPLETE", TENTH, 1, "new", 2)), TENTH);
    assertThat(known(night))
        .isEqualTo(
            List.of(
                Arrays.asList("a", "open", 1L),
                Arrays.asList("new", "complete", 1L),
                Arrays.asList("old", "complete", 1L)));
  }

  @Test
  void aRunWhoseLateEventsAreGoneIsWhatItsEarlierOnesSay() {
    String begun = event("START", FIRST, 1, "a", 1);
    String ended = event("FAIL", TENTH, 1, "a", 1);
    String all = event("COMPLETE", TENTH, 2, "gone", 1);
    Published night = Published.fromScratch(events(begun, ended, all)).night(events(begun), TENTH);
    assertThat(known(night)).isEqualTo(List.of(Arrays.asList("a", "open", 1L)));
  }

  @Test
  void aSecondNameStatedOutsideRunsKeepsTheTimeItWasFirstKnown() {
    String early = NAMED.formatted(FIRST, 3, 1, 1);
    String again = NAMED.formatted(TENTH, 3, 1, 1);
    String late = NAMED.formatted(TENTH, 4, 2, 2);
    Published night = Published.fromScratch(events(early)).night(events(early, again, late), TENTH);
    assertThat(Given.values(night.edges, LineageEdge.OTHER_NAME, LineageEdge.KNOWN_AT))
        .isEqualTo(
            List.of(
                List.of("t1", java.time.Instant.parse("2026-07-01T03:00:00Z")),
                List.of("t2", java.time.Instant.parse("2026-07-10T04:00:00Z"))));
  }

  /** Events come late, twice, in any order, and go; each night sees what differs since a date. */
  @Test
  void nightByNightGivesWhatAllEventsGive() {
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      List<String> landed = new ArrayList<>(drawn(random, 12, 0));
      Published night = Published.fromScratch(events(landed.toArray(String[]::new)));
      for (int number = 1; number <= 3; number++) {
        int late = random.nextInt(10);
        landed.addAll(drawn(random, 6, late));
        String gone = landed.remove(random.nextInt(landed.size()));
        landed.removeIf(gone::equals);
        LocalDate since = earlier(FIRST.plusDays(late), date(gone));
        Collections.shuffle(landed, random);
        Frame events = events(landed.toArray(String[]::new));
        night = night.night(events, since);
        assertThat(rows(night.runs, LineageRun.TABLE))
            .as("runs of seed " + seed + ", night " + number)
            .isEqualTo(rows(RunUnion.of(events), LineageRun.TABLE));
        assertThat(rows(night.edges, LineageEdge.TABLE))
            .as("edges of seed " + seed + ", night " + number)
            .isEqualTo(rows(EdgeUnion.of(events), LineageEdge.TABLE));
      }
    }
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate date(String event) {
    int at = event.indexOf("2026-07-");
    return LocalDate.parse(event.substring(at, at + 10));
  }

  private static List<String> drawn(Random random, int count, int fromDay) {
    List<String> types = List.of("START", "RUNNING", "COMPLETE", "FAIL");
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LocalDate date = FIRST.plusDays(fromDay + random.nextInt(10 - fromDay));
      int hour = random.nextInt(24);
      int number = random.nextInt(3);
      String one =
          random.nextInt(4) == 0
              ? NAMED.formatted(date, hour, number, random.nextInt(2))
              : event(types.get(random.nextInt(4)), date, hour, "run-" + random.nextInt(4), number);
      drawn.add(one);
      if (random.nextInt(4) == 0) {
        drawn.add(one);
      }
    }
    return drawn;
  }
}
