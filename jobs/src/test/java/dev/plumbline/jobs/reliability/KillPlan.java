package dev.plumbline.jobs.reliability;

import dev.plumbline.jobs.NightJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What one round does; the seed and the number of the round say all of it.
 *
 * @param number of the round
 * @param situation the lake that the night finds
 * @param kills each kill and the night before it; the next night after it is run to its end
 */
record KillPlan(int number, Situation situation, List<Kill> kills) {
  private static final int LONGEST_MILLIS = 16_000;
  private static final List<String> INGEST =
      List.of("PROMISED ingest", "BEGUN ingest", "HALF ingest", "FULFILLED ingest");
  private static final List<String> GOLD =
      List.of("PROMISED gold", "PROMISED gold", "BEGUN gold", "HALF gold", "FULFILLED gold");

  /** The lake that a night finds. */
  enum Situation {
    /** None. */
    FIRST,
    /** A published one, and a landing whose file was corrected since. */
    RERUN,
    /** One whose night was killed with its gold promised. */
    RECOVERY,
    /** One whose night was killed with its raw rows half committed. */
    HALF_INGESTED,
    /** None, and another night begins at nearly the same time. */
    TWO_NIGHTS
  }

  /**
   * When a night is killed.
   *
   * @param moment which the night says it has reached; empty for its start
   * @param millis after that
   */
  record Kill(String moment, int millis) {
    @Override
    public String toString() {
      String after = moment.isEmpty() ? "the start" : moment;
      return String.format(Locale.ROOT, "%,d ms after %s", millis, after);
    }
  }

  /** The plan of a round; other jobs have other moments. */
  static KillPlan of(long seed, int number, NightJobs jobs) {
    Random random = new Random(seed * 1_000_003 + number);
    random.nextInt();
    Situation situation = situation(random.nextInt(100));
    List<Kill> kills = new ArrayList<>();
    kills.add(kill(situation, jobs, random));
    if (situation != Situation.TWO_NIGHTS && random.nextInt(100) < 25) {
      kills.add(kill(Situation.FIRST, jobs, random));
    }
    return new KillPlan(number, situation, kills);
  }

  private static Situation situation(int percent) {
    if (percent < 40) {
      return Situation.FIRST;
    }
    if (percent < 62) {
      return Situation.RERUN;
    }
    if (percent < 82) {
      return Situation.RECOVERY;
    }
    return percent < 88 ? Situation.HALF_INGESTED : Situation.TWO_NIGHTS;
  }

  private static Kill kill(Situation situation, NightJobs jobs, Random random) {
    if (situation == Situation.TWO_NIGHTS || random.nextInt(100) < 20) {
      return new Kill("", random.nextInt(LONGEST_MILLIS));
    }
    int percent = random.nextInt(100);
    boolean isRecovery = situation == Situation.RECOVERY;
    if (situation == Situation.HALF_INGESTED || !isRecovery && percent < 25) {
      return new Kill(any(INGEST, random), random.nextInt(400));
    }
    if (!isRecovery && percent < 50) {
      List<String> silver = new ArrayList<>(List.of("STAGED gold"));
      jobs.silver().forEach(table -> silver.add("COMMITTED " + table));
      return new Kill(any(silver, random), random.nextInt(400));
    }
    // A burst of gold takes about two seconds, and so does what follows it.
    return new Kill(any(GOLD, random), random.nextInt(2000));
  }

  private static String any(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }

  @Override
  public String toString() {
    String killed = String.join(", then ", kills.stream().map(Kill::toString).toList());
    return "%s, killed %s"
        .formatted(situation.name().toLowerCase(Locale.ROOT).replace('_', ' '), killed);
  }
}
