package dev.plumbline.tables;

import dev.plumbline.quality.CheckResult;
import dev.plumbline.quality.Gate;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Frame;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the gate of charges says of rows. */
final class FocusViolations {
  private FocusViolations() {}

  /** Violations by the first id of each violated rule; FAIL checks by their names. */
  static Map<String, Long> of(Frame frame) {
    Map<String, Long> counts = new TreeMap<>();
    for (CheckResult result : Gate.evaluate(FocusCharge.TABLE, frame)) {
      if (result.status() == CheckResult.Status.VIOLATED) {
        String bad = result.detail().substring(0, result.detail().indexOf(' '));
        counts.put(result.check().name().split("[:,]", 2)[0], Long.parseLong(bad));
      }
    }
    return counts;
  }

  /** The checks that FOCUS' rules became. */
  static List<Check> rules() {
    return FocusCharge.TABLE.checks().stream()
        .filter(check -> check.severity() == Check.Severity.WARN)
        .toList();
  }
}
