package dev.plumbline.run.idle;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IdleWasteDaily;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which idle GPUs somebody asks for.
 *
 * @param date null for the newest published
 * @param isStill only those that idled to the end of what was observed of them
 * @param node null for any
 * @param team null for any
 * @param owner null for any; a namespace stands for all of its pods
 */
public record IdleAsked(LocalDate date, boolean isStill, String node, String team, String owner) {
  /** All of the newest published date. */
  public static final IdleAsked ALL = new IdleAsked(null, false, null, null, null);

  /** True where some GPUs of the date are not asked for. */
  public boolean isNarrowed() {
    return isStill || !names().isEmpty();
  }

  /** The names that are asked for, by the column that has them. */
  Map<Col, String> names() {
    Map<Col, String> names = new LinkedHashMap<>();
    put(names, IdleWasteDaily.NODE, node);
    put(names, IdleWasteDaily.TEAM, team);
    put(names, IdleWasteDaily.OWNER, owner);
    return names;
  }

  private static void put(Map<Col, String> names, Col column, String name) {
    if (name != null) {
      names.put(column, name);
    }
  }

  boolean wants(Cells row) {
    return (!isStill || row.isTrue(IdleWasteDaily.IS_IDLE_AT_END))
        && names().entrySet().stream()
            .allMatch(name -> isCalled(row, name.getKey(), name.getValue()));
  }

  /** True where the row's column has the name; of an owner, where it is the namespace too. */
  static boolean isCalled(Cells row, Col column, String name) {
    String value = row.text(column);
    return name.equals(value)
        || column == IdleWasteDaily.OWNER && value != null && value.startsWith(name + "/");
  }
}
