package dev.plumbline.run.publication;

import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The program by which gold was computed. Another one publishes none of it: of a table that it
 * declares and this one did not know, nothing was computed, and once something is published its
 * emptiness would pass for the truth.
 *
 * @param version its version; empty where an earlier one wrote none
 * @param tables the full names of the tables that it declares
 */
public record Program(String version, NavigableSet<String> tables) {
  /** The version of this program. */
  public static final String VERSION = "0.1.0";

  /** This program, which declares these tables. */
  public static Program of(List<TableSpec> tables) {
    NavigableSet<String> names = new TreeSet<>();
    tables.forEach(table -> names.add(table.fullName()));
    return new Program(VERSION, names);
  }

  /** What is different in another one; nothing where it is the same. */
  List<String> differences(Program now) {
    List<String> differences = new ArrayList<>();
    if (!version.equals(now.version)) {
      differences.add(
          "version %s of the program computed it, and this is %s"
              .formatted(version.isEmpty() ? "unknown" : version, now.version));
    }
    NavigableSet<String> others = new TreeSet<>(now.tables);
    others.removeAll(tables);
    others.forEach(table -> differences.add(table + " was not known when it was computed"));
    NavigableSet<String> gone = new TreeSet<>(tables);
    gone.removeAll(now.tables);
    gone.forEach(table -> differences.add(table + " is not known any more"));
    return differences;
  }
}
