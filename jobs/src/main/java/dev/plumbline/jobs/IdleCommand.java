package dev.plumbline.jobs;

import dev.plumbline.failure.Failure.Category;
import dev.plumbline.jobs.idle.ActivityStrip;
import dev.plumbline.jobs.idle.IdleLimit;
import dev.plumbline.jobs.idle.IdleObject;
import dev.plumbline.jobs.idle.IdleText;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.idle.IdleAsked;
import dev.plumbline.run.idle.IdleNight;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code plumbline idle}: which GPUs idled, whose they are, and what would free them. */
@Command(
    name = "idle",
    description = {
      "Says which GPUs idled, whose they are, since when, what that costs, and what would free"
          + " them.",
      "Commands are printed and never run. A month is the cost of the night times 30. It reads the"
          + " published export, and needs no Spark."
    })
final class IdleCommand extends ExportAnswer {
  private static final int SHOWN = 50;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The date (UTC); without it the newest published.")
  private LocalDate date;

  @Option(
      names = "--still",
      description = "Only GPUs that idled to the end of what was observed of them on the date.")
  private boolean isStill;

  @Option(names = "--node", paramLabel = "NODE", description = "Only GPUs of this node.")
  private String node;

  @Option(names = "--team", paramLabel = "TEAM", description = "Only GPUs that this team held.")
  private String team;

  @Option(
      names = "--owner",
      paramLabel = "OWNER",
      description = "Only what this owner held: NAMESPACE/POD, NAMESPACE, or unallocated.")
  private String owner;

  @Option(names = "--all", description = "List all of them, not only the dearest " + SHOWN + ".")
  private boolean isAll;

  @Option(
      names = "--fail-above",
      paramLabel = "500|500USD|24h",
      converter = Limit.class,
      description =
          "Exit code 3 when what is asked for cost more: in any one currency, in this one, or"
              + " in GPU-hours.")
  private IdleLimit limit;

  /** A limit as it is written. */
  static final class Limit implements ITypeConverter<IdleLimit> {
    @Override
    public IdleLimit convert(String text) {
      try {
        return IdleLimit.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  int answer(Export export) {
    IdleNight night = IdleNight.of(export, new IdleAsked(date, isStill, node, team, owner));
    if (isObject()) {
      tellObject(IdleObject.of(night, export, limit), System.out);
    } else {
      int shown = isAll ? Integer.MAX_VALUE : SHOWN;
      tell(new IdleText(night, ActivityStrip.here(), shown).lines(export), System.out);
      tell(judged(night), System.out);
    }
    return limit != null && limit.isExceededBy(night) ? Category.GATE.exitCode() : 0;
  }

  private List<String> judged(IdleNight night) {
    if (limit == null) {
      return List.of();
    }
    String blind =
        limit.isBlindTo(night) ? "; what is not priced is in no sum that was compared" : "";
    return List.of(
        (limit.isExceededBy(night) ? "above the limit of " : "not above the limit of ")
            + limit
            + blind);
  }
}
