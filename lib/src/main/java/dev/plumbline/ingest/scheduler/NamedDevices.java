package dev.plumbline.ingest.scheduler;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The GPUs that a record names: by UUID wherever one is written, and by their numbers on the node
 * where Slurm writes which it gave, as in {@code gpu:2(IDX:0-1)}. What {@code CUDA_VISIBLE_DEVICES}
 * numbers is not taken: inside a job it counts from 0, whatever GPUs the job has.
 */
public final class NamedDevices {
  private static final int LONGEST = 1 << 16;
  private static final int MOST = 256;
  private static final Pattern UUID =
      Pattern.compile("GPU-[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern INDEXES =
      Pattern.compile("\\bgpu[^,()]*\\(IDX:([0-9,-]+)\\)", Pattern.CASE_INSENSITIVE);

  private final SortedSet<String> named = new TreeSet<>();

  /** Takes the UUIDs that stand in texts. */
  public NamedDevices uuids(Collection<String> texts) {
    for (String text : texts) {
      Matcher uuid = UUID.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
      while (uuid.find() && named.size() < MOST) {
        String found = uuid.group();
        named.add("GPU" + found.substring(3).toLowerCase(Locale.ROOT));
      }
    }
    return this;
  }

  /** Takes the numbers that Slurm writes of the GPUs of one node. */
  public NamedDevices indexes(String gres) {
    Matcher indexes = INDEXES.matcher(gres);
    while (indexes.find()) {
      for (String range : indexes.group(1).split(",", -1)) {
        String[] bounds = range.split("-", -1);
        if (bounds.length <= 2 && isNumber(bounds[0]) && isNumber(bounds[bounds.length - 1])) {
          add(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[bounds.length - 1]));
        }
      }
    }
    return this;
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,3}");
  }

  private void add(int first, int last) {
    for (int i = first; i <= last && named.size() < MOST; i++) {
      named.add(Integer.toString(i));
    }
  }

  /** What was named, in order; null where nothing was. */
  public List<String> names() {
    return named.isEmpty() ? null : List.copyOf(named);
  }
}
