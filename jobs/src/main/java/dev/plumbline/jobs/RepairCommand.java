package dev.plumbline.jobs;

import dev.plumbline.run.repair.Repair;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.lease.Lease;
import dev.plumbline.storage.lease.Lease.Life;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code plumbline repair}: finishes or discards what a killed run left half done. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description = {
      "Finds what is wrong with a lake, says what it means, and mends what a program can.",
      "That is: what killed runs left half done, files that no version needs, columns that an",
      "earlier version of the program did not have, a note or SQL for readers of another",
      "publication. It computes nothing; --dry-run only says."
    })
final class RepairCommand extends CareCommand {
  @Override
  void look(Lake lake, Optional<Lease.Holder> holder, PrintStream out) {
    if (holder.isPresent() && holder.get().life() == Life.RUNNING) {
      out.println("a run is writing to this lake: " + holder.get().words());
      return;
    }
    if (holder.isPresent() && holder.get().life() == Life.UNKNOWN) {
      out.println(
          "the lake was taken by "
              + holder.get().words()
              + "; whether it still runs can be told only by waiting, as repair without --dry-run"
              + " does");
    }
    say(
        new Repair(lake, false)
            .of(holder.filter(it -> it.life() == Life.GONE).map(Lease.Holder::words)),
        out);
  }

  @Override
  void tend(Lake lake, Lease lease, PrintStream out) {
    say(new Repair(lake, true).of(lease.abandoned()), out);
  }

  private static void say(List<String> lines, PrintStream out) {
    lines.forEach(out::println);
  }
}
