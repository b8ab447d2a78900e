package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.telemetry.LabelSet;
import dev.plumbline.ingest.telemetry.LabelSets;
import dev.plumbline.ingest.telemetry.OpenSample;
import dev.plumbline.ingest.telemetry.Printed;
import java.util.SortedMap;
import java.util.TreeMap;

/** One GPU of a file: how its last line labelled it, and where its time is. */
final class Device {
  private final byte[] uuid;
  private final String uuidText;
  private final String node;
  private final Passage passage = new Passage();
  private Layout labelledBy;
  private byte[][] cells = {};
  private LabelSet labels;
  private long lastInstant = Printed.NO_INSTANT;

  /** The device whose line came next, the last time. */
  Device next;

  Device(byte[] uuid, String uuidText, String node) {
    this.uuid = uuid;
    this.uuidText = uuidText;
    this.node = node;
  }

  /** Its UUID as the file prints it. */
  byte[] uuid() {
    return uuid;
  }

  /** How many bytes its UUID has. */
  int size() {
    return uuid.length;
  }

  /** How its lines pass through a change of the clock. */
  Passage passage() {
    return passage;
  }

  /** True when its last sample is of this instant. */
  boolean isAt(long instant) {
    return lastInstant == instant;
  }

  /** Its last sample. */
  OpenSample sample() {
    return labels.sample();
  }

  /** A sample begins. */
  void at(long instant) {
    lastInstant = instant;
  }

  /** True when a line labels the device as its line before did. */
  private boolean isLabelledBy(Line line, Cells lineCells) {
    boolean isSame = line.layout() == labelledBy;
    for (int i = 0; isSame && i < cells.length; i++) {
      isSame = lineCells.is(labelledBy.labels().get(i).position(), cells[i]);
    }
    return isSame;
  }

  /** The label set of a line. */
  LabelSet labels(Line line, Cells lineCells, LabelSets sets) {
    if (!isLabelledBy(line, lineCells)) {
      labels = sets.of(read(line, lineCells));
    }
    return labels;
  }

  private SortedMap<String, String> read(Line line, Cells lineCells) {
    SortedMap<String, String> read = new TreeMap<>();
    read.put("UUID", uuidText);
    labelledBy = line.layout();
    cells = new byte[labelledBy.labels().size()][];
    for (int i = 0; i < cells.length; i++) {
      Layout.LabelColumn column = labelledBy.labels().get(i);
      int cell = column.position();
      cells[i] = lineCells.copy(cell);
      if (SmiValue.absence(line.bytes(), lineCells.start(cell), lineCells.end(cell)) == null) {
        read.put(column.label(), lineCells.text(cell));
      }
    }
    if (node != null) {
      read.put("Hostname", node);
    }
    return read;
  }
}
