package dev.plumbline.jobs;

import dev.plumbline.run.publication.NightLock;
import dev.plumbline.run.publication.Repair;
import dev.plumbline.storage.Lake;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code plumbline repair}: finishes or discards what a killed run left half done. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description = {
      "Finishes or discards what a run that was killed left half done, and removes its note.",
      "The next night would do the same; repair does it without computing anything."
    })
final class RepairCommand extends CareCommand {
  @Override
  void look(Lake lake, Optional<NightLock.Holder> holder, PrintStream out) {
    if (holder.filter(NightLock.Holder::isAlive).isPresent()) {
      out.println("a run is writing to this lake: " + holder.get().note());
      return;
    }
    say(new Repair(lake, false).of(holder.map(NightLock.Holder::note)), out);
  }

  @Override
  void tend(Lake lake, NightLock lock, PrintStream out) {
    say(new Repair(lake, true).of(lock.abandoned()), out);
  }

  private static void say(List<String> lines, PrintStream out) {
    lines.forEach(out::println);
    if (lines.isEmpty()) {
      out.println("nothing to mend");
    }
  }
}
