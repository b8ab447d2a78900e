package dev.plumbline.tables.origins;

import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;

/**
 * Origins of {@link LineageEdge}: the datasets that the events of a run name, one row for each that
 * they read or write, and for each second name. Edges of runs that nothing new is about are taken
 * over.
 */
final class EdgeOrigins {
  static final Origins ORIGINS = said(named()).build();

  private EdgeOrigins() {}

  private static Origins.Builder named() {
    return Origins.of(LineageEdge.TABLE)
        .made(
            LineageEdge.EDGE_ID,
            LineageEvent.RUN_ID,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED)
        .counted(LineageEdge.KIND)
        .same(LineageEdge.RUN_ID, LineageEvent.RUN_ID)
        .made(
            LineageEdge.DATASET_NAMESPACE,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED)
        .made(
            LineageEdge.DATASET_NAME,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED)
        .made(LineageEdge.VERSION, LineageEvent.INPUTS, LineageEvent.OUTPUTS)
        .made(
            LineageEdge.OTHER_NAMESPACE,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED)
        .made(
            LineageEdge.OTHER_NAME,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED)
        .rows(
            Influence.GROUP_BY,
            LineageEvent.RUN_ID,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED);
  }

  /** The earliest statement stands. */
  private static Origins.Builder said(Origins.Builder table) {
    return table
        .summed(LineageEdge.DATASET_TYPE, LineageEvent.INPUTS, LineageEvent.OUTPUTS)
        .decided(LineageEdge.DATASET_TYPE, LineageEvent.EVENT_AT, LineageEvent.EVENT_ID)
        .summed(LineageEdge.KNOWN_AT, LineageEvent.EVENT_AT)
        .summed(LineageEdge.NO_UPSTREAM_DECLARED_AT, LineageEvent.EVENT_AT)
        .summed(LineageEdge.COLUMNS_DIRECT, LineageEvent.INPUTS, LineageEvent.OUTPUTS)
        .decided(LineageEdge.COLUMNS_DIRECT, LineageEvent.EVENT_AT, LineageEvent.EVENT_ID)
        .summed(LineageEdge.COLUMNS_INDIRECT_ONLY, LineageEvent.INPUTS, LineageEvent.OUTPUTS)
        .decided(LineageEdge.COLUMNS_INDIRECT_ONLY, LineageEvent.EVENT_AT, LineageEvent.EVENT_ID)
        .summed(LineageEdge.COLUMNS_UNKNOWN, LineageEvent.INPUTS, LineageEvent.OUTPUTS)
        .decided(LineageEdge.COLUMNS_UNKNOWN, LineageEvent.EVENT_AT, LineageEvent.EVENT_ID)
        .summed(LineageEdge.COLUMNS_KNOWN_AT, LineageEvent.EVENT_AT);
  }
}
