package dev.plumbline.timeline;

import dev.plumbline.facts.VirtualGpus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides a GPU's time among its devices and their holders, cell by cell:
 *
 * <ol>
 *   <li>a cell is a time within an hour in which nothing changes on any of the GPU's devices, nor
 *       in what its energy counter gained;
 *   <li>while MIG instances exist (each from its first sample in the slice to the end of its last
 *       one's hold) the GPU is not measured for itself, nor a GPU instance while compute instances
 *       of it exist;
 *   <li>each instance has its own compute slices of the cell in whole milliseconds, what is left
 *       over carried to the next cell (see {@link CarriedParts}); what they leave is unsold as long
 *       as anything of the GPU is observed;
 *   <li>the board's power and energy go to the instances in the same shares;
 *   <li>a virtual GPU has the part of the cell that its name says it is of its board, what is left
 *       of a millisecond going on to its next cell; where no fact tells the part it has none.
 * </ol>
 */
final class GpuCells {
  private static final String UNSOLD = "/unsold";

  private final String gpuUuid;
  private final List<DeviceLine> lines;
  private final EnergyCounter energy;
  private final int holdIntervals;
  private final Board board;
  private final List<DeviceLine> instances = new ArrayList<>();
  private final List<List<DeviceLine>> inside = new ArrayList<>();
  private final Map<String, SegmentLine> written = new HashMap<>();
  private final List<Segment> segments = new ArrayList<>();
  private DeviceLine whole = new DeviceLine("", List.of());
  private List<MigDivision.Instance> divided = List.of();
  private MigDivision division;
  private CarriedParts carried;
  private VirtualGpus.Share virtual;
  private CarriedParts virtualParts;

  /**
   * The devices of one GPU.
   *
   * @param lines by device id, so that the GPU itself is first
   * @param holdIntervals nominal intervals without a sample that do not break a stretch
   */
  GpuCells(String gpuUuid, List<DeviceLine> lines, EnergyCounter energy, int holdIntervals) {
    this.gpuUuid = gpuUuid;
    this.lines = lines;
    this.energy = energy;
    this.holdIntervals = holdIntervals;
    this.board = new Board(lines, energy);
    for (DeviceLine line : lines) {
      if (line.deviceId().equals(gpuUuid)) {
        whole = line;
      } else {
        instances.add(line);
        inside.add(
            lines.stream().filter(o -> o.deviceId().startsWith(line.deviceId() + "/")).toList());
      }
    }
  }

  /** The segments between two instants, in time order. */
  List<Segment> segments(long start, long end) {
    long[] edges = edges(start, end);
    for (int i = 1; i < edges.length; i++) {
      divide(board.cell(edges[i - 1], edges[i]));
    }
    return segments;
  }

  private long[] edges(long start, long end) {
    int pieces = lines.stream().mapToInt(line -> line.pieces().size()).sum();
    long[] placed = energy.edges();
    long[] all = new long[2 * pieces + placed.length + (int) ((end - start) / Time.HOUR) + 1];
    int count = 0;
    for (DeviceLine line : lines) {
      for (Judged judged : line.pieces()) {
        all[count++] = judged.from();
        all[count++] = judged.to();
      }
    }
    System.arraycopy(placed, 0, all, count, placed.length);
    count += placed.length;
    for (long hour = start; hour <= end; hour += Time.HOUR) {
      all[count++] = hour;
    }
    Arrays.sort(all, 0, count);
    return between(all, count, start, end);
  }

  /** The distinct ones of so many sorted edges. */
  private static long[] between(long[] sorted, int count, long start, long end) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      boolean isNew = kept == 0 || sorted[kept - 1] != sorted[i];
      if (isNew && sorted[i] >= start && sorted[i] <= end) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }

  private void divide(Cell cell) {
    List<DeviceLine> existing = new ArrayList<>(instances.size());
    for (int i = 0; i < instances.size(); i++) {
      if (instances.get(i).exists(cell.from()) && !isDivided(i, cell.from())) {
        existing.add(instances.get(i));
      }
    }
    Judged own = whole.at(cell.from());
    if (!existing.isEmpty()) {
      divide(cell, existing);
    } else if (own != null) {
      board.taken(cell.milliseconds());
      VirtualGpus.Share share = VirtualGpus.SHIPPED.share(own.sample().place().gpuModel());
      write(gpuUuid).add(cell, own, part(cell.milliseconds(), share), share.ratio());
    }
  }

  /** What a share gets of the next time; nothing where it is not known. */
  private long part(long milliseconds, VirtualGpus.Share share) {
    if (share.whole() == 0) {
      return 0;
    }
    if (!share.equals(virtual)) {
      virtual = share;
      virtualParts = new CarriedParts(new long[] {share.part()}, share.whole());
    }
    return virtualParts.next(milliseconds)[0];
  }

  /** True while compute instances of a GPU instance exist. */
  private boolean isDivided(int instance, long instant) {
    for (DeviceLine line : inside.get(instance)) {
      if (line.exists(instant)) {
        return true;
      }
    }
    return false;
  }

  private void divide(Cell whole, List<DeviceLine> existing) {
    MigDivision shares = division(whole.from(), existing);
    long[] parts = carried.next(whole.milliseconds());
    Judged seen = shares.unsold() > 0 ? board.meter(whole.from()) : null;
    long present = seen == null ? 0 : parts[existing.size()];
    for (int i = 0; i < existing.size(); i++) {
      present += existing.get(i).at(whole.from()) == null ? 0 : parts[i];
    }
    board.taken(present);
    Cell cell = whole.takenBy(present);
    for (int i = 0; i < existing.size(); i++) {
      Judged judged = existing.get(i).at(cell.from());
      if (judged != null) {
        write(existing.get(i).deviceId()).add(cell, judged, parts[i], shares.share(i));
      }
    }
    if (seen != null) {
      write(gpuUuid + UNSOLD)
          .addUnsold(cell, seen, parts[existing.size()], shares.share(existing.size()), shares);
    }
  }

  /** Divisions change seldom; the last one is kept. */
  private MigDivision division(long instant, List<DeviceLine> existing) {
    List<MigDivision.Instance> now = new ArrayList<>(existing.size());
    for (DeviceLine line : existing) {
      Place place = line.lastPlace(instant);
      now.add(new MigDivision.Instance(line.deviceId(), place.gpuModel(), place.migProfile()));
    }
    if (!now.equals(divided)) {
      divided = now;
      division = MigDivision.of(now);
      carried = division.carried();
    }
    return division;
  }

  private SegmentLine write(String deviceId) {
    return written.computeIfAbsent(
        deviceId, id -> new SegmentLine(id, gpuUuid, segments, holdIntervals));
  }
}
