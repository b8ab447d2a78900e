package dev.plumbline.attention;

import dev.plumbline.schema.TableSpec;
import java.util.List;

/** Every kind that is looked for. A new one is added here and nowhere else. */
public final class Findings {
  /** All, the gravest first. */
  public static final List<Finding> ALL =
      List.of(
          new UnjoinedTime(),
          new UnreadableFile(),
          new LateSource(),
          new BilledNeverSeen(),
          new UnmappedNode(),
          new OwnerlessNamespace());

  private Findings() {}

  /** The tables that any of them reads. */
  public static List<TableSpec> reads() {
    return ALL.stream().flatMap(finding -> finding.reads().stream()).distinct().toList();
  }
}
