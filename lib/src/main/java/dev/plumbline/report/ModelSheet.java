package dev.plumbline.report;

import dev.plumbline.lineage.evidence.VersionEvidence;
import dev.plumbline.lineage.graph.Sketch;
import dev.plumbline.schema.RowLayout.Cells;
import java.util.Optional;

/**
 * What stands on the sheet of one model version.
 *
 * @param ruling the row of {@link dev.plumbline.tables.LineageCompleteness} that stands
 * @param evidence the records behind each link
 * @param behind what lies behind its training run; empty where that is not known
 * @param remark why it is not drawn though it be known, as a sentence; null where it is drawn
 * @param digestBits a digest of fewer bits identified nothing for certain when it was ruled on
 */
public record ModelSheet(
    Cells ruling,
    VersionEvidence evidence,
    Optional<Sketch> behind,
    String remark,
    int digestBits) {}
