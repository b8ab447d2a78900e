package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.scheduler.GpuAmount;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GPUs in Slurm's lists of resources. A type and its total say the same GPUs twice ({@code
 * gres/gpu:h100=8,gres/gpu=8} is eight), so the total counts, and the types only without it.
 */
public final class Gres {
  private static final Pattern TRES =
      Pattern.compile("gres/(gpu|shard|mps)(?::([^=]+))?=(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern OLD =
      Pattern.compile(
          "(?:PER_(NODE|JOB|TASK|SOCKET):)?(?:gres[:/])?(gpu|shard|mps)(?:[:=](.*))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MIG =
      Pattern.compile("(?:.*[_-])?(?:[0-9]+c\\.)?[0-9]+g\\.[0-9]+gb.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

  private final SortedMap<String, String> kinds = new TreeMap<>();
  private final Tally gpus = new Tally();
  private final Tally shares = new Tally();
  private long instances;

  private Gres() {}

  /** What AllocTRES or ReqTRES says, or empty when a count of GPUs is no number. */
  static Optional<GpuAmount> tres(String text) {
    Gres sum = new Gres();
    for (String part : text.split(",", -1)) {
      Matcher gpu = TRES.matcher(part.trim());
      if (gpu.matches()) {
        if (!COUNT.matcher(gpu.group(3)).matches()) {
          return Optional.empty();
        }
        sum.add(gpu.group(1), gpu.group(2), Long.parseLong(gpu.group(3)));
      }
    }
    return Optional.of(sum.amount());
  }

  /**
   * What AllocGRES or ReqGRES says: {@code gpu:8}, {@code gpu:h100:8(IDX:0-7)}, {@code
   * PER_NODE:gpu:8}; empty when a count of GPUs is no number.
   *
   * @param perNode the factor for what is said per node, or null when the nodes are not known
   * @param plain the factor for what is not said to be per anything
   */
  public static Optional<GpuAmount> gres(String text, Long perNode, Long plain) {
    Gres sum = new Gres();
    Long factor = plain;
    for (String part : text.replaceAll("\\([^)]*\\)?", "").split(",", -1)) {
      Matcher gpu = OLD.matcher(part.trim());
      if (gpu.matches()) {
        factor = gpu.group(1) == null ? factor : factorOf(gpu.group(1), perNode);
        if (!sum.addOld(gpu.group(2), gpu.group(3) == null ? "1" : gpu.group(3))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(sum.amount().times(factor));
  }

  /** How many tasks or sockets there are is not among the columns. */
  private static Long factorOf(String per, Long perNode) {
    return switch (per.toUpperCase(Locale.ROOT)) {
      case "NODE" -> perNode;
      case "JOB" -> Long.valueOf(1);
      default -> null;
    };
  }

  /** Takes {@code 8}, {@code h100} or {@code h100:8}; false when the count is no number. */
  private boolean addOld(String resource, String rest) {
    String[] words = rest.split("[:=]", 3);
    boolean isCount = COUNT.matcher(words[0]).matches();
    String count = words.length == 2 ? words[1] : isCount ? words[0] : "1";
    if (words.length > 2 || !COUNT.matcher(count).matches()) {
      return false;
    }
    add(resource, words.length == 1 && isCount ? null : words[0], Long.parseLong(count));
    return true;
  }

  private void add(String resource, String type, long count) {
    if (count == 0) {
      return;
    }
    String kind = type == null ? "" : type.trim();
    String name = resource.toLowerCase(Locale.ROOT);
    boolean isWhole = name.equals("gpu");
    kinds.put("gres/" + name + (kind.isEmpty() ? "" : ":" + kind), isWhole ? kind : "shared");
    (isWhole ? gpus : shares).add(kind, count);
    instances += isWhole && MIG.matcher(kind).matches() ? count : 0;
  }

  private GpuAmount amount() {
    if (kinds.isEmpty()) {
      return GpuAmount.NONE;
    }
    if (gpus.typed > 0) {
      kinds.remove("gres/gpu");
    }
    long whole = Math.max(0, gpus.count() - instances);
    long slices = instances + shares.count();
    return new GpuAmount(
        kinds,
        whole == 0 && slices > 0 ? null : Long.valueOf(whole),
        slices == 0 ? null : Long.valueOf(slices));
  }

  /** The same things, said once by type and once in total. */
  private static final class Tally {
    private long typed;
    private Long total;

    void add(String kind, long count) {
      if (kind.isEmpty()) {
        total = (total == null ? 0 : total) + count;
      } else {
        typed += count;
      }
    }

    long count() {
      return total == null ? typed : total;
    }
  }
}
