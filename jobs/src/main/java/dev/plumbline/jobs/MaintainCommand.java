package dev.plumbline.jobs;

import dev.plumbline.config.Upkeep;
import dev.plumbline.run.repair.Repair;
import dev.plumbline.storage.Lake;
import picocli.CommandLine.Command;

/** {@code plumbline maintain}: keeps an old lake as fast and as small as a young one. */
@Command(
    name = "maintain",
    description = {
      "Keeps an old lake as fast and as small as a young one.",
      "It puts small files together, removes files that no version needs and that are older than",
      "their table's retention, writes checkpoints, cleans up logs, and adds columns of a new",
      "version of the program. What a publication names stays as long as its table's log reaches",
      "back; what maintain.hold of the configuration names stays longer. Once a week is enough;",
      "--dry-run only says."
    })
final class MaintainCommand extends CareCommand {
  @Override
  Repair work(Lake lake, Upkeep upkeep, boolean really) {
    return Repair.upkeep(lake, upkeep, really);
  }
}
