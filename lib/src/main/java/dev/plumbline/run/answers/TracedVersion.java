package dev.plumbline.run.answers;

import dev.plumbline.lineage.evidence.VersionEvidence;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.RowLayout;
import java.util.List;

/**
 * What is behind one model version.
 *
 * @param ruling the row of {@link dev.plumbline.tables.LineageCompleteness} that stood
 * @param evidence the records behind each link
 */
public record TracedVersion(ModelKey key, RowLayout.Cells ruling, VersionEvidence evidence) {
  /** The version that somebody names, on the date of these rulings. */
  public static TracedVersion of(Export export, Rulings rulings, AskedVersion asked) {
    return TracedVersions.of(export, rulings, List.of(asked.among(rulings))).get(0);
  }
}
