package dev.plumbline.jobs.reliability;

import dev.plumbline.jobs.NightJobs;
import dev.plumbline.jobs.reliability.KillPlan.Situation;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rounds of nights that are killed at random moments. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description = {
      "Kills nights at random moments.",
      "Most of them around commits, by SIGKILL. Runs the night again, and compares every table",
      "with what a night leaves that nothing befell."
    })
final class KillCommand implements Callable<Integer> {
  @Option(names = "--rounds", description = "How many (${DEFAULT-VALUE}).")
  private int rounds = 200;

  @Option(names = "--seed", description = "Another seed is another run (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--from", description = "Number of the first round (${DEFAULT-VALUE}).")
  private int from = 1;

  @Option(names = "--jobs", description = "Of the nights: ${COMPLETION-CANDIDATES}.")
  private NightJobs jobs = NightJobs.ALL;

  @Option(names = "--work", description = "Where lakes go (reliability/work/kill).")
  private Path work;

  @Override
  public Integer call() throws Exception {
    System.out.println("seed " + seed + "; the first rounds wait for nights that nothing befalls");
    KillGround ground = KillGround.in(Folders.work(work, "kill"), jobs);
    Map<Situation, Integer> done = new EnumMap<>(Situation.class);
    long kills = 0;
    long rows = 0;
    int failed = 0;
    long begin = System.nanoTime();
    for (int number = from; number < from + rounds; number++) {
      KillPlan plan = KillPlan.of(seed, number, jobs);
      long began = System.nanoTime();
      KillRound round = new KillRound(ground, plan);
      List<String> violations = round.run();
      kills += round.kills();
      rows += ground.truth(plan.situation()).rows();
      done.merge(plan.situation(), 1, Integer::sum);
      System.out.printf(
          Locale.ROOT,
          "round %d: %s: %d killed, %s, %.1f s%n",
          number,
          plan,
          round.kills(),
          violations.isEmpty() ? "all is as it must be" : "NOT AS IT MUST BE",
          (System.nanoTime() - began) / 1e9);
      if (!violations.isEmpty()) {
        failed++;
        violations.forEach(line -> System.out.println("  " + line));
        System.out.println("  its lake: " + round.lake());
        System.out.printf(
            "  again: reliability/run kill --jobs %s --seed %d --from %d --rounds 1%n",
            jobs, seed, number);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d rounds %s, %d nights killed, %,d rows compared, %d rounds not as they must be, "
            + "%.1f s a round%n",
        rounds,
        done,
        kills,
        rows,
        failed,
        (System.nanoTime() - begin) / 1e9 / rounds);
    return failed == 0 ? 0 : 1;
  }
}
