package dev.plumbline.config;

import dev.plumbline.tables.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The section {@code maintain:} of the configuration file. */
final class UpkeepSection {
  private static final String ALL = "all";

  private UpkeepSection() {}

  /** Reads and checks it; one without {@code hold} lets nothing go. */
  static Upkeep read(YamlSection s) {
    s.knows("hold", "hold_until");
    NavigableSet<String> known = new TreeSet<>();
    Tables.ALL.forEach(table -> known.add(table.fullName()));
    List<String> named = s.texts("hold");
    NavigableSet<String> held = new TreeSet<>(named);
    Optional<LocalDate> until = s.date("hold_until");
    if (until.isPresent() && held.isEmpty()) {
      throw s.error("hold_until in maintain is of no table", "add hold: [all], or names of tables");
    }
    if (held.remove(ALL)) {
      held.addAll(known);
    }
    for (String name : held) {
      if (!known.contains(name)) {
        throw s.error(
            "hold in maintain names " + name + ", which is no table",
            "write names such as gold.invoice_bridge, or all; docs/TABLES.md has them");
      }
    }
    return s.has("hold") ? Upkeep.of(held, until.orElse(null)) : Upkeep.UNSAID;
  }
}
