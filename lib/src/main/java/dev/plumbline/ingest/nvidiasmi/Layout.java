package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.facts.NvidiaSmiFields;
import dev.plumbline.facts.NvidiaSmiFields.Field;
import dev.plumbline.schema.Col;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What stands where in the lines below a header, until the next one. */
final class Layout {

  /** No such column. */
  static final int NONE = -1;

  /**
   * A column that describes the device.
   *
   * @param position which cell, from 0
   * @param label under which exporters give it
   */
  record LabelColumn(int position, String label) {}

  private final SmiHeader header;
  private final Map<String, Integer> positions = new HashMap<>();
  private final int uuid;
  private final int timestamp;
  private final int migMode;
  private final List<LabelColumn> labels = new ArrayList<>();
  private final List<CounterColumn> counters = new ArrayList<>();
  private final Set<String> unread = new TreeSet<>();
  private SmiHeader.Column unreadable;

  /** The layout of a header. Of columns with one name the first is read. */
  Layout(SmiHeader header) {
    this.header = header;
    for (int cell = 0; cell < header.columns().size(); cell++) {
      positions.putIfAbsent(header.columns().get(cell).name(), cell);
    }
    this.uuid = position(SmiFields.UUID);
    this.timestamp = position(SmiFields.TIMESTAMP);
    this.migMode = position(SmiFields.MIG_MODE);
    for (int cell = 0; cell < header.columns().size(); cell++) {
      SmiHeader.Column column = header.columns().get(cell);
      if (position(column.name()) == cell) {
        place(cell, column);
      }
    }
    // The order of the facts decides which of several fields fills a counter, not the file's.
    counters.sort(Comparator.comparingInt(c -> SmiFields.COUNTERS.indexOf(c.field())));
  }

  private void place(int cell, SmiHeader.Column column) {
    String label = SmiFields.LABELS.get(column.name());
    Optional<Field> field = NvidiaSmiFields.named(column.name());
    Optional<Col> counter = field.flatMap(SmiFields::counter);
    if (label != null) {
      labels.add(new LabelColumn(cell, label));
    } else if (counter.isPresent()) {
      CounterColumn.of(cell, field.get(), counter.get(), column.unit())
          .ifPresentOrElse(counters::add, () -> unreadable = column);
    } else if (cell != uuid && cell != timestamp && cell != migMode) {
      unread.add(column.printed());
    }
    unread.remove(SmiFields.IGNORED);
  }

  private int position(String name) {
    return positions.getOrDefault(name, NONE);
  }

  /** How many cells a line has. */
  int width() {
    return header.columns().size();
  }

  /** The header itself. */
  SmiHeader header() {
    return header;
  }

  /** The cell of the GPU's UUID, or {@link #NONE}. */
  int uuid() {
    return uuid;
  }

  /** The cell of the local time, or {@link #NONE}. */
  int timestamp() {
    return timestamp;
  }

  /** The cell that says whether the GPU is divided, or {@link #NONE}. */
  int migMode() {
    return migMode;
  }

  /** The columns that describe the device. */
  List<LabelColumn> labels() {
    return labels;
  }

  /** The columns that fill counters; where two fill the same, the preferred one comes first. */
  List<CounterColumn> counters() {
    return counters;
  }

  /** Names of the columns that nothing is read of. */
  Set<String> unread() {
    return unread;
  }

  /** A column whose unit the field cannot have, if there is one. */
  Optional<SmiHeader.Column> unreadable() {
    return Optional.ofNullable(unreadable);
  }

  /** The unit that the last cell of a line ends with when it is complete; may be empty. */
  String lastUnit() {
    SmiHeader.Column last = header.columns().get(width() - 1);
    return last.unit().isEmpty()
        ? NvidiaSmiFields.named(last.name()).map(Field::unit).orElse("")
        : last.unit();
  }
}
