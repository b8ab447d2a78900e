package dev.plumbline.lineage.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import dev.plumbline.testing.SharedSpark;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      return fromScratch(events, requests());
    }

    static Published fromScratch(Frame events, Frame requests) {
      return new Published(RunUnion.of(events, requests), EdgeUnion.of(events)).lying();
    }

    Published night(Frame events, LocalDate since) {
      return night(events, requests(), since);
    }

    Published night(Frame events, Frame requests, LocalDate since) {
      LocalDate first = since(events, requests, since, since).firstDate().rows().first().getAs(0);
      LocalDate back = first == null || first.isAfter(since) ? since : first;
      RunsAnew further = since(events, requests, back, since);
      return new Published(further.runs(), further.edges()).lying();
    }

    /** What a night sees that reads back to a date. */
    private RunsAnew since(Frame events, Frame requests, LocalDate back, LocalDate since) {
      Frame asked = requests.where(RunRequest.REQUEST_DATE.of().geq(back));
      return new RunsAnew(runs, edges, from(events, back), asked, since);
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

  /** A job of a run that started in an hour, and what came of it so many hours later. */
  private record Asked(String run, int job, LocalDate date, int hour, int lasted, String outcome) {
    private String row() {
      Instant start = date.atTime(hour, 0).toInstant(ZoneOffset.UTC);
      return String.join(
          " | ",
          String.valueOf(date),
          run,
          run + job + start,
          "slurm",
          String.valueOf(job),
          String.valueOf(start),
          outcome.equals("running") ? "" : String.valueOf(start.plusSeconds(3600L * lasted)),
          outcome);
    }
  }

  private static Frame requests(Asked... asked) {
    String head =
        "request_date | run_id | request_id | scheduler | workload_id | started_at | ended_at |"
            + " outcome\n";
    String rows = Stream.of(asked).map(Asked::row).collect(Collectors.joining("\n"));
    return Given.table(RunRequest.TABLE).rows(head + rows).frame();
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
                List.of("t1", Instant.parse("2026-07-01T03:00:00Z")),
                List.of("t2", Instant.parse("2026-07-10T04:00:00Z"))));
  }

  @Test
  void aRunThatASchedulerEndsTonightIsMadeOfItsRequestsAndEventsSinceItBegan() {
    String begun = event("START", FIRST.plusDays(1), 1, "a", 1);
    Asked first = new Asked("a", 1, FIRST, 20, 3, "failed");
    Asked again = new Asked("a", 1, TENTH, 1, 2, "succeeded");
    Published night =
        Published.fromScratch(events(begun), requests(first))
            .night(events(begun), requests(first, again), TENTH);
    assertThat(known(night)).isEqualTo(List.of(Arrays.asList("a", "open", 1L)));
    assertThat(rows(night.runs, LineageRun.TABLE))
        .isEqualTo(rows(RunUnion.of(events(begun), requests(first, again)), LineageRun.TABLE));
  }

  @Test
  void aRunWhoseRequestIsGoneIsWhatItsEventsSayAndNoneWithoutThem() {
    String begun = event("START", FIRST, 1, "a", 1);
    Asked one = new Asked("a", 1, TENTH, 1, 2, "succeeded");
    Asked other = new Asked("b", 2, TENTH, 1, 2, "succeeded");
    Published night =
        Published.fromScratch(events(begun), requests(one, other)).night(events(begun), TENTH);
    assertThat(rows(night.runs, LineageRun.TABLE))
        .isEqualTo(rows(RunUnion.of(events(begun), requests()), LineageRun.TABLE));
  }

  /** All of it comes late, twice, in any order, and goes; nights see what differs since a date. */
  @Test
  void nightByNightGivesWhatAllEventsAndRequestsGive() {
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      List<String> landed = new ArrayList<>(drawn(random, 12, 0));
      List<Asked> asked = new ArrayList<>(asked(random, 5, 0));
      Published night =
          Published.fromScratch(
              events(landed.toArray(String[]::new)), requests(asked.toArray(Asked[]::new)));
      for (int number = 1; number <= 3; number++) {
        int late = random.nextInt(10);
        landed.addAll(drawn(random, 6, late));
        String gone = landed.remove(random.nextInt(landed.size()));
        landed.removeIf(gone::equals);
        asked.addAll(asked(random, 2, late));
        Asked withdrawn = asked.remove(random.nextInt(asked.size()));
        LocalDate since = earlier(earlier(FIRST.plusDays(late), date(gone)), withdrawn.date());
        Collections.shuffle(landed, random);
        Collections.shuffle(asked, random);
        Frame events = events(landed.toArray(String[]::new));
        Frame requests = requests(asked.toArray(Asked[]::new));
        night = night.night(events, requests, since);
        assertThat(rows(night.runs, LineageRun.TABLE))
            .as("runs of seed " + seed + ", night " + number)
            .isEqualTo(rows(RunUnion.of(events, requests), LineageRun.TABLE));
        assertThat(rows(night.edges, LineageEdge.TABLE))
            .as("edges of seed " + seed + ", night " + number)
            .isEqualTo(rows(EdgeUnion.of(events), LineageEdge.TABLE));
      }
    }
  }

  /** Of runs that events tell of, and of others. */
  private static List<Asked> asked(Random random, int count, int fromDay) {
    List<String> outcomes = List.of("running", "succeeded", "failed", "cancelled");
    return Stream.generate(
            () ->
                new Asked(
                    "run-" + random.nextInt(7),
                    random.nextInt(3),
                    FIRST.plusDays(fromDay + random.nextInt(10 - fromDay)),
                    random.nextInt(24),
                    1 + random.nextInt(60),
                    outcomes.get(random.nextInt(4))))
        .limit(count)
        .toList();
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
