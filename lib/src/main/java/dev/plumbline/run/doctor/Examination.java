package dev.plumbline.run.doctor;

import dev.plumbline.config.Configuration;
import dev.plumbline.config.Inspection;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.run.survey.Fleet;
import dev.plumbline.run.survey.SourceSeen;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration and what a look at its landing found.
 *
 * @param file the configuration file
 * @param inspection what could be read of it
 * @param configuration its readable parts
 * @param sources what their files hold
 * @param fleet the names in them
 */
record Examination(
    String file,
    Inspection inspection,
    Configuration configuration,
    List<SourceSeen> sources,
    Fleet fleet) {
  private static final int SHOWN = 8;

  /** The line on which an entry stands. */
  String place(Object entry) {
    return file + " line " + inspection.lineOf(entry);
  }

  /** The line of the first of a few entries. */
  String places(Collection<?> entries) {
    return place(entries.iterator().next());
  }

  /** True when there is telemetry to compare names with. */
  boolean hasTelemetry() {
    return !fleet.nodes().isEmpty();
  }

  /** True when a bill could be looked at. */
  boolean hasBills() {
    return sources.stream()
        .flatMap(source -> source.files().stream())
        .anyMatch(seen -> !seen.bill().periods().isEmpty());
  }

  /** True when a bill has the resource of an entry, or of one node of the fleet it stands for. */
  boolean isBilled(Node entry) {
    return fleet.resources().keySet().stream().anyMatch(id -> entry.billedAs(id) != null);
  }

  /** Says that names may stand where nobody looked. */
  String inSample() {
    return fleet.isSampled() ? ", as far as a sample of the files tells" : "";
  }

  /** The first of a few names, and how many more there are. */
  static String names(Collection<?> all) {
    String first = all.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return all.size() <= SHOWN ? first : first + " and " + (all.size() - SHOWN) + " more";
  }

  /** A count with its noun. */
  static String count(int number, String one, String many) {
    return number == 1 ? "1 " + one : number + " " + many;
  }
}
