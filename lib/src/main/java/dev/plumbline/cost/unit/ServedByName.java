package dev.plumbline.cost.unit;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ServingSample;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which counters of the servers of an entry are of its version: those under its name (and its
 * version, where a server says versions); all of them where the servers name one model only.
 *
 * @param windows usage, without that of other models
 * @param isOpen true where the servers name several models and none is the entry's
 */
record ServedByName(List<Cells> windows, boolean isOpen) {

  static ServedByName of(List<Cells> windows, ServedVersion served) {
    boolean isNamed = windows.stream().anyMatch(row -> served.name().equals(model(row)));
    List<Cells> ofModel =
        isNamed
            ? windows.stream()
                .filter(row -> model(row) == null || served.name().equals(model(row)))
                .toList()
            : windows;
    boolean isVersioned = ofModel.stream().anyMatch(row -> served.version().equals(version(row)));
    List<Cells> of =
        isVersioned
            ? ofModel.stream()
                .filter(row -> version(row) == null || served.version().equals(version(row)))
                .toList()
            : ofModel;
    Set<List<String>> left =
        of.stream()
            .filter(row -> model(row) != null)
            .map(row -> List.of(model(row), String.valueOf(version(row))))
            .collect(Collectors.toSet());
    return new ServedByName(of, left.size() > 1);
  }

  private static String model(Cells row) {
    return row.text(ServingSample.MODEL);
  }

  private static String version(Cells row) {
    return row.text(ServingSample.VERSION);
  }
}
