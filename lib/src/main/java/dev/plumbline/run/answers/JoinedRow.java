package dev.plumbline.run.answers;

import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a run was made, as one row of {@link LineageRun}, though several systems see it under ids of
 * their own: of each statement the earliest, as the walk has it.
 */
final class JoinedRow {
  private static final RowLayout LAYOUT = RowLayout.of(LineageRun.TABLE);

  private JoinedRow() {}

  /**
   * The row.
   *
   * @param run what is known of it by the end of the date
   * @param rows its own, under any of its ids
   * @param end the end of the date, exclusive
   */
  static RowLayout.Cells of(RunFacts run, List<RowLayout.Cells> rows, Instant end) {
    RowLayout.Draft row = LAYOUT.draft();
    row.set(LineageRun.RUN_ID, run.runId())
        .set(LineageRun.CODE_REVISION, run.code().revision())
        .set(LineageRun.CODE_KNOWN_AT, run.code().knownAt())
        .set(LineageRun.CODE_CONFLICT_AT, run.code().conflictAt())
        .set(LineageRun.CODE_BRANCH, run.code().branch())
        .set(LineageRun.CODE_BRANCH_KNOWN_AT, run.code().branchKnownAt())
        .set(LineageRun.CODE_REPOSITORY, repository(run.code(), rows))
        .set(LineageRun.ENVIRONMENT, run.environment().name())
        .set(LineageRun.ENVIRONMENT_KNOWN_AT, run.environment().knownAt())
        .set(LineageRun.PARAMETERS_KNOWN_AT, run.parametersKnownAt())
        .set(LineageRun.NO_INPUTS_DECLARED_AT, run.noInputsDeclaredAt());
    if (run.parametersKnownAt() != null) {
      row.set(LineageRun.PARAMETERS, parameters(rows, end));
    }
    return LAYOUT.read(row.row());
  }

  /** That of the row which has the revision, or the branch where no revision is known. */
  private static String repository(RunFacts.Code code, List<RowLayout.Cells> rows) {
    return rows.stream()
        .filter(
            row ->
                code.revision() == null
                    ? code.branch() != null
                        && code.branch().equals(row.text(LineageRun.CODE_BRANCH))
                    : code.revision().equals(row.text(LineageRun.CODE_REVISION)))
        .filter(row -> row.has(LineageRun.CODE_REPOSITORY))
        .min(earliest())
        .map(row -> row.text(LineageRun.CODE_REPOSITORY))
        .orElse(null);
  }

  private static Map<String, String> parameters(List<RowLayout.Cells> rows, Instant end) {
    Map<String, String> parameters = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> MakingPart.isBefore(row.instant(LineageRun.PARAMETERS_KNOWN_AT), end))
        .filter(row -> row.has(LineageRun.PARAMETERS))
        .sorted(earliest())
        .forEach(
            row -> row.<String, String>map(LineageRun.PARAMETERS).forEach(parameters::putIfAbsent));
    return parameters;
  }

  private static Comparator<RowLayout.Cells> earliest() {
    return Comparator.comparing((RowLayout.Cells row) -> row.instant(LineageRun.FIRST_EVENT_AT))
        .thenComparing(row -> row.text(LineageRun.RUN_ID));
  }
}
