package dev.plumbline.lineage.tables;

import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Runs and edges by what changed: what no event and no request of a night is about is taken over.
 *
 * <ol>
 *   <li>Nothing before a date changed since the runs and edges were published.
 *   <li>A run with an event or a request on that date or later, now or as published, is made anew
 *       of all of them: they are read back to its first.
 *   <li>Every other run is what it was: none of these is new, changed or gone.
 *   <li>A second name stated outside runs stands where it was known before the date; later
 *       statements are made anew, and say nothing of names that stand.
 * </ol>
 */
public final class RunsAnew {
  private static final Col FIRST_DATE = Col.temporary("first_date", DataTypes.DateType);

  private final Frame standingRuns;
  private final Frame standingEdges;
  private final Frame events;
  private final Frame requests;
  private final LocalDate since;
  private final Frame ids;

  /**
   * What changed since a date.
   *
   * @param standingRuns rows of {@link LineageRun} as they were published
   * @param standingEdges rows of {@link LineageEdge} as they were published
   * @param events rows of {@link LineageEvent}, at least those of this date and later
   * @param requests rows of {@link RunRequest}, likewise
   * @param since nothing before it changed
   */
  public RunsAnew(
      Frame standingRuns, Frame standingEdges, Frame events, Frame requests, LocalDate since) {
    this.standingRuns = standingRuns;
    this.standingEdges = standingEdges;
    this.events = events;
    this.requests = requests;
    this.since = since;
    this.ids =
        recent()
            .select(LineageRun.RUN_ID.is(LineageEvent.RUN_ID.of()))
            .union(
                requests
                    .where(isSince(RunRequest.REQUEST_DATE.of()))
                    .select(LineageRun.RUN_ID.is(RunRequest.RUN_ID.of())))
            .union(
                standingRuns
                    .where(
                        isSince(to_date(LineageRun.LAST_EVENT_AT.of()))
                            .or(isSince(to_date(LineageRun.LAST_REQUEST_AT.of()))))
                    .select(LineageRun.RUN_ID))
            .where(LineageRun.RUN_ID.of().isNotNull())
            .distinct();
  }

  private Frame recent() {
    return events.where(isSince(LineageEvent.EVENT_DATE.of()));
  }

  private Column isSince(Column date) {
    return date.geq(lit(since));
  }

  /** Ids of the runs that are made anew: both of runs and edges are made with them. */
  public Frame ids() {
    return ids;
  }

  /** One row: the date of the first event or request of any of these as published, or null. */
  public Frame firstDate() {
    Column first = least(LineageRun.FIRST_EVENT_AT.of(), LineageRun.FIRST_REQUEST_AT.of());
    return standingRuns
        .semiJoin(ids, LineageRun.RUN_ID)
        .groupBy()
        .values(FIRST_DATE.is(min(to_date(first))));
  }

  /** All rows of {@link LineageRun}; events and requests reach back to {@link #firstDate}. */
  public Frame runs() {
    return standingRuns
        .antiJoin(ids, LineageRun.RUN_ID)
        .union(
            RunUnion.of(
                ofThem(),
                requests.isKnownEmpty() ? requests : requests.semiJoin(ids, RunRequest.RUN_ID)));
  }

  /** All rows of {@link LineageEdge}; the events reach back to {@link #firstDate}. */
  public Frame edges() {
    Frame outside =
        standingEdges.where(
            LineageEdge.RUN_ID
                .of()
                .isNull()
                .and(to_date(LineageEdge.KNOWN_AT.of()).lt(lit(since))));
    Frame others =
        standingEdges.where(LineageEdge.RUN_ID.of().isNotNull()).antiJoin(ids, LineageEdge.RUN_ID);
    Frame said = ofThem().union(recent().where(LineageEvent.RUN_ID.of().isNull()));
    return others.union(outside).union(EdgeUnion.of(said).antiJoin(outside, LineageEdge.EDGE_ID));
  }

  private Frame ofThem() {
    return events.semiJoin(ids, LineageEvent.RUN_ID);
  }
}
