package dev.plumbline.attention;

import dev.plumbline.schema.TableSpec;
import java.util.List;

/** Everything that is looked for. A new finding is added here and nowhere else. */
public final class Findings {
  /** All of them; each kind belongs to one. */
  public static final List<Finding> ALL =
      List.of(
          new Machines(),
          new LandingFiles(),
          new LateSource(),
          new Exports(),
          new Invoices(),
          new Charges(),
          new Capacity(),
          new OwnerlessHolder(),
          new UnplacedHold(),
          new Measures(),
          new UnresolvedRegistry(),
          new UnregisteredModel(),
          new UnknownTrainingRun());

  private Findings() {}

  /** The tables that any of them reads. */
  public static List<TableSpec> reads() {
    return ALL.stream().flatMap(finding -> finding.reads().stream()).distinct().toList();
  }
}
