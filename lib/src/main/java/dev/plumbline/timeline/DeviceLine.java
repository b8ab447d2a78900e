package dev.plumbline.timeline;

import java.util.List;

/** One device's judged time, read from its beginning to its end. */
final class DeviceLine {
  private final String deviceId;
  private final List<Judged> pieces;
  private int position;

  DeviceLine(String deviceId, List<Judged> pieces) {
    this.deviceId = deviceId;
    this.pieces = pieces;
  }

  String deviceId() {
    return deviceId;
  }

  /** In time order, without overlap. */
  List<Judged> pieces() {
    return pieces;
  }

  /** What holds the device at an instant, asked for in time order; null where nothing does. */
  Judged at(long instant) {
    while (position < pieces.size() && pieces.get(position).to() <= instant) {
      position++;
    }
    boolean holds = position < pieces.size() && pieces.get(position).from() <= instant;
    return holds ? pieces.get(position) : null;
  }

  /** The device as it was last seen before or at the instant that {@link #at} was asked for. */
  Place lastPlace(long instant) {
    Judged now = at(instant);
    Judged last = now != null ? now : pieces.get(Math.max(0, position - 1));
    return last.sample().place();
  }

  /** True from the device's first sample to the end of its last one's hold. */
  boolean exists(long instant) {
    return !pieces.isEmpty()
        && pieces.get(0).from() <= instant
        && instant < pieces.get(pieces.size() - 1).to();
  }
}
