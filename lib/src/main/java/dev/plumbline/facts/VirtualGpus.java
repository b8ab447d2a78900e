package dev.plumbline.facts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a GPU a virtual GPU is, by the name that its guest prints ({@code
 * facts/vgpu-boards.csv}):
 *
 * <ol>
 *   <li>{@code GRID A100-10C} is 10 GB of the frame buffer of its board, here of 40;
 *   <li>{@code GRID A100-1-5C} is backed by a MIG instance, here {@code 1g.5gb}: its compute slices
 *       of the board's, as of any such instance;
 *   <li>of a board or a profile that the facts do not know the share is unknown;
 *   <li>every other name is a whole GPU's.
 * </ol>
 */
public final class VirtualGpus {
  private static final Pattern NAME =
      Pattern.compile("(?:GRID|NVIDIA) (.+?)-(?:([1-9])-)?([1-9][0-9]*)[ABCQ]4?(ME)?");

  // after the pattern, which reading a name uses
  /** What ships. */
  public static final VirtualGpus SHIPPED = new VirtualGpus(FactFile.read("vgpu-boards"));

  private final Map<String, Board> boards = new HashMap<>();
  private final Map<String, Share> known = new ConcurrentHashMap<>();

  private record Board(long memory, Optional<String> migModel) {}

  /**
   * A part of a GPU.
   *
   * @param part how many …
   * @param whole … of how many; 0 where it is not known
   */
  public record Share(long part, long whole) {
    /** All of it. */
    public static final Share WHOLE = new Share(1, 1);

    /** Nobody knows. */
    public static final Share UNKNOWN = new Share(0, 0);

    /** The quotient, 0–1; NaN where it is not known. */
    public double ratio() {
      return (double) part / whole;
    }
  }

  private VirtualGpus(FactFile file) {
    for (var row : file.rows()) {
      boards.put(
          row.getField("vgpu_board"),
          new Board(
              file.number(row, "memory_gb").orElseThrow().longValue(),
              file.text(row, "mig_model")));
    }
  }

  /** True when the name is that of a virtual GPU, whether or not its board is known. */
  public boolean isVirtual(String deviceName) {
    return deviceName != null && NAME.matcher(deviceName).matches();
  }

  /** The share of the device with this name; a name that is null is a whole GPU's. */
  public Share share(String deviceName) {
    return deviceName == null ? Share.WHOLE : known.computeIfAbsent(deviceName, this::read);
  }

  private Share read(String deviceName) {
    Matcher name = NAME.matcher(deviceName);
    if (!name.matches()) {
      return Share.WHOLE;
    }
    Board board = boards.get(name.group(1));
    if (board == null) {
      return Share.UNKNOWN;
    }
    long memory = Long.parseLong(name.group(3));
    if (name.group(2) == null) {
      return memory > board.memory() ? Share.UNKNOWN : new Share(memory, board.memory());
    }
    String profile = name.group(2) + "g." + memory + "gb" + (name.group(4) == null ? "" : "+me");
    return board
        .migModel()
        .flatMap(model -> MigProfiles.SHIPPED.ofModel(model, profile))
        .map(instance -> new Share(instance.computeSlices(), instance.deviceSlices()))
        .orElse(Share.UNKNOWN);
  }
}
