package dev.plumbline.jobs.assess;

import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.jobs.assess.WorkGiven.Peaks;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is recommended about work that could cost less, each amount worked out by hand. */
@ExtendWith(SharedSpark.class)
class WorkRecommendationTest {
  private static final String A100 = "NVIDIA A100-SXM4-80GB";
  private static final String H100 = "NVIDIA H100 80GB HBM3";
  private static final String L4 = "NVIDIA L4";
  private static final Peaks SMALL = new Peaks(0.10, 0.05, 0.08, 8);
  private static final Peaks FULL = new Peaks(0.95, 0.80, 0.70, 70);

  private static WorkGiven day() {
    return new WorkGiven(Given.DAY);
  }

  /** 3.5 × 24 = 84 a day. */
  private static WorkGiven small(WorkGiven given) {
    return given.works("lab/infer", "gpu-1", A100, "3.5", SMALL);
  }

  private static final Col CLAIMED = money("claimed");
  private static final Col COUNTED = money("counted");
  private static final Col REALISED = money("realised");
  private static final Col PEAK_BYTES = Col.temporary("peak_bytes", DataTypes.DoubleType);
  private static final Col ABSENT = Col.temporary("absent", DataTypes.StringType);

  private static Col money(String name) {
    return Col.temporary(name, RecommendationDaily.COST.type());
  }

  /** Under shorter names. */
  private static Frame shown(Frame made) {
    return made.with(
        CLAIMED.is(RecommendationDaily.CLAIMED_SAVING.of()),
        COUNTED.is(RecommendationDaily.COUNTED_SAVING.of()),
        REALISED.is(RecommendationDaily.REALISED_SAVING.of()),
        PEAK_BYTES.is(RecommendationDaily.PEAK_MEMORY.of()),
        ABSENT.is(RecommendationDaily.ABSENT_REASON.of()));
  }

  /**
   * One seventh of the multiprocessors × 0.8 is 0.114, above 0.10; an eighth of the bandwidth × 0.8
   * is 0.10, above 0.08; an eighth of 80 GB × 0.9 is 9 GB. Six sevenths of 84 are 72, × 30 = 2160.
   */
  @Test
  void workThatFitsAnInstanceIsToShareTheGpu() {
    expect(shown(small(day()).recommended()))
        .rows(
            """
            owner     | rule         | state | target  | cost | claimed | counted
            lab/infer | share_by_mig | open  | 1g.10gb | 84   | 2160    | 2160
            """);
  }

  /** On an L4 at 0.25 an hour, 24 hours cost 6: 78 less, × 30 = 2340. The greater saving counts. */
  @Test
  void ofTwoMovesTheGreaterCounts() {
    Frame made =
        small(day())
            .works("lab/other", "gpu-9", L4, "0.25", new Peaks(0.9, 0.8, 0.7, 20))
            .recommended();
    expect(shown(made))
        .rows(
            """
            owner     | rule          | target    | cost | claimed | counted
            lab/infer | share_by_mig  | 1g.10gb   | 84   | 2160    | 0
            lab/infer | smaller_model | NVIDIA L4 | 84   | 2340    | 2340
            """);
  }

  /** 24 GB × 0.9 = 21.6 GB; 0.15 of 2.04 TB/s are 0.306 TB/s: more than an L4's 0.30. */
  @Test
  void whatDoesNotFitStays() {
    WorkGiven given = day().works("lab/other", "gpu-9", L4, "0.25", FULL);
    given.works("lab/large", "gpu-1", A100, "3.5", new Peaks(0.5, 0.1, 0.05, 75));
    given.works("lab/wide", "gpu-2", A100, "3.5", new Peaks(0.99, 0.1, 0.95, 8));
    expect(given.recommended()).none();
  }

  /** A T4 that MIG cannot divide: half of 12 is 6, × 30 = 180. */
  @Test
  void halfAnIdleT4IsForASecondHolder() {
    Frame made =
        day().works("lab/t", "gpu-1", "Tesla T4", "0.5", new Peaks(0.3, 0.1, 0.3, 7)).recommended();
    expect(shown(made))
        .rows(
            """
            owner | rule                | cost | claimed | counted
            lab/t | share_by_time_slice | 12   | 180     | 180
            """);
  }

  @Test
  void ofWorkThatNobodyMeasuredOrSharesTheGpuNothingIsSaid() {
    Peaks nobody = new Peaks(0.10, 0.05, 0.08, Double.NaN);
    WorkGiven given = day().works("lab/part", "gpu-1", A100, null, "0.5", "3.5", SMALL);
    given.works("lab/blind", "gpu-2", A100, "3.5", nobody);
    expect(given.recommended()).none();
  }

  /**
   * A job at 10 an hour costs 240, on spot at 4 an hour 96: 144 less, × 30 = 4320. Its GPU is the
   * one that ran on demand in every hour; that is seen for the first time, and commits to nothing.
   */
  @Test
  void aJobOnDemandMovesToSpotWhereSpotIsPaid() {
    expect(shown(jobs(day()).recommended()))
        .rows(
            """
            owner     | rule           | state | cost | claimed | counted
            slurm:c/7 | move_to_spot   | open  | 240  | 4320    | 4320
                      | buy_commitment | open  | 240  |         |
            """);
  }

  private static WorkGiven jobs(WorkGiven given) {
    return given
        .works("slurm:c/7", "gpu-1", H100, "10", FULL)
        .works("slurm:c/8", "gpu-2", H100, "4", FULL)
        .works("lab/x", "gpu-3", H100, "6", FULL)
        .paid(
            """
            resource | category
            i-gpu-1  | Standard
            i-gpu-2  | Dynamic
            i-gpu-3  | Committed
            """);
  }

  private static Frame kept(Frame made) {
    return Frame.of(
        SharedSpark.session().createDataFrame(made.rows().collectAsList(), made.schema()));
  }

  /**
   * On the seventh date in a row: 240 on demand, 144 committed, 96 less, × 30 = 2880. The job is to
   * move to spot, so that its GPU counts there and not here.
   */
  @Test
  void steadyUseIsToBeCommittedToAfterAWeek() {
    Frame made = jobs(day()).recommended();
    for (int days = 1; days < 7; days++) {
      made = kept(jobs(day().later(days)).recommended(made));
    }
    expect(shown(made))
        .rows(
            """
            rule           | confidence | first_seen_date | gpu_count | claimed | counted | absent
            move_to_spot   | low        | 2026-07-14      | 1         | 4320    | 4320    |
            buy_commitment | high       | 2026-07-14      | 1         | 2880    | 0       |
            """);
  }

  /** The bill of August is not there yet: what July's says of a resource goes on. */
  @Test
  void hoursThatNoChargeCoversYetArePaidAsTheirResourceWas() {
    WorkGiven first = new WorkGiven(LocalDate.of(2026, 7, 31));
    Frame made = jobs(first).recommended();
    expect(shown(jobs(first.uncharged(1)).recommended(made)))
        .including(
            """
            owner     | rule           | state | cost | claimed | counted | first_seen_date
            slurm:c/7 | move_to_spot   | open  | 240  | 4320    | 4320    | 2026-07-31
                      | buy_commitment | open  | 240  |         |         | 2026-07-31
            """);
  }

  /**
   * A day later it runs on an instance at 0.5 an hour: as much device time costs 12 and not 84, 72
   * less. What was recommended besides, and what is not seen, says so.
   */
  @Test
  void whatBecameOfItIsToldOnce() {
    Frame before =
        small(day())
            .works("lab/gone", "gpu-4", A100, "3.5", SMALL)
            .works("lab/up", "gpu-5", A100, "3.5", SMALL)
            .recommended();
    WorkGiven next = day().later(1);
    next.works("lab/infer", "gpu-1/1g", A100, "1g.10gb", "0.142857142857", "0.5", FULL);
    next.works("lab/up", "gpu-5", A100, "3.5", FULL);
    expect(shown(next.recommended(before)))
        .rows(
            """
            owner     | rule         | state        | target  | claimed | realised
            lab/infer | share_by_mig | realised     | 1g.10gb |         | 72
            lab/gone  | share_by_mig | not_measured | 1g.10gb |         |
            lab/up  | share_by_mig | withdrawn    | 1g.10gb |         |
            """);
  }

  /** Two GPUs: instances have no links between GPUs; nothing smaller is paid for. */
  @Test
  void holdersOfSeveralGpusAreNotDivided() {
    WorkGiven given = small(day()).works("lab/infer", "gpu-2", A100, "3.5", SMALL);
    expect(given.recommended()).none();
    given.works("lab/other", "gpu-9", L4, "0.25", FULL);
    // 168 − 12 = 156, × 30 = 4680
    expect(shown(given.recommended()))
        .rows(
            """
            rule          | gpu_count | device_id | node | counted | peak_bytes
            smaller_model | 2         |           |      | 4680    | 8000000000
            """);
  }
}
