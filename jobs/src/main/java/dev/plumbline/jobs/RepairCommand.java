package dev.plumbline.jobs;

import dev.plumbline.config.Upkeep;
import dev.plumbline.run.repair.Repair;
import dev.plumbline.storage.Lake;
import picocli.CommandLine.Command;

/** {@code plumbline repair}: finishes or discards what a killed run left half done. */
@Command(
    name = "repair",
    description = {
      "Finds what is wrong with a lake, says what it means, and mends what a program can.",
      "That is: what killed runs left half done, files that no version needs, columns that an",
      "earlier version of the program did not have, a note or SQL for readers of another",
      "publication. It computes nothing; --dry-run only says."
    })
final class RepairCommand extends CareCommand {
  @Override
  Repair work(Lake lake, Upkeep upkeep, boolean really) {
    return Repair.of(lake, upkeep, really);
  }
}
