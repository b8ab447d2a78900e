package dev.plumbline.run.answers;

import dev.plumbline.run.exports.Export;
import java.util.List;

/**
 * Two versions of a model side by side, part by part.
 *
 * @param parts what is compared, in a fixed order
 */
public record VersionDiff(ComparedVersion first, ComparedVersion second, List<ComparedPart> parts) {

  /** Two versions, as somebody names them, on the date of these rulings. */
  public static VersionDiff of(
      Export export, Rulings rulings, AskedVersion first, AskedVersion second) {
    ComparedVersions versions = new ComparedVersions(export, rulings);
    return of(versions.of(first.among(rulings)), versions.of(second.among(rulings)));
  }

  /** These two. */
  static VersionDiff of(ComparedVersion first, ComparedVersion second) {
    return new VersionDiff(
        first,
        second,
        List.of(
            DataPart.of(first, second),
            MakingPart.code(first, second),
            MakingPart.environment(first, second),
            MakingPart.parameters(first, second),
            ReviewPart.evaluation(first, second),
            ReviewPart.approval(first, second),
            ReviewPart.deployment(first, second),
            RulingPart.behind(first, second),
            RulingPart.links(first, second)));
  }
}
