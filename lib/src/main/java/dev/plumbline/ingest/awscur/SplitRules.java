package dev.plumbline.ingest.awscur;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of split cost allocation data: what a pod or task has of its machine's cost, by vCPU, memory
 * and, on accelerated machines, GPU. They are told by splitLineItem/ParentResourceId, which rows of
 * Fargate tasks, billed themselves, do not have ["Split line item details"]. In FOCUS 1.3 the
 * machine is the resource and the pod is what is allocated to; FOCUS would move the cost from the
 * machine's row to these, AWS leaves it there, so here they have none.
 */
final class SplitRules {
  private static final int POD_NAME = 3;

  private SplitRules() {}

  static String whenSplit(CurLine line, String text) {
    return line.isSplit() ? text : null;
  }

  static String unlessSplit(CurLine line, String text) {
    return line.isSplit() ? null : text;
  }

  static String method(CurLine line, String parent) {
    return line.isSplit() ? "AWS split cost allocation data" : null;
  }

  /** {@code pod/CLUSTER/NAMESPACE/POD/UID} of an EKS ARN; the last part of any other. */
  static String name(CurLine line, String resource) {
    if (!line.isSplit()) {
      return null;
    }
    String[] parts = resource.substring(resource.lastIndexOf(':') + 1).split("/", -1);
    boolean isPod = parts[0].equals("pod") && parts.length > POD_NAME;
    return isPod ? parts[POD_NAME] : parts[parts.length - 1];
  }

  /** As FOCUS 1.3 writes it: the share of the machine, and the usage it was computed from. */
  static String details(CurLine line, String ratio) {
    if (!line.isSplit()) {
      return null;
    }
    Map<String, Object> element = new LinkedHashMap<>();
    UsageRules.put(element, "AllocatedRatio", UsageRules.number(line, ratio));
    UsageRules.put(element, "UsageUnit", line.text(CurColumns.UNIT));
    String usage = line.text(CurColumns.SPLIT_USAGE);
    UsageRules.put(element, "UsageQuantity", UsageRules.number(line, usage));
    return UsageRules.json(Map.of("Elements", List.of(element)));
  }
}
