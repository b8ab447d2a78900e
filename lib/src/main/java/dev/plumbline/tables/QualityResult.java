package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** What was checked before anything was published, and what came of it. */
public final class QualityResult {
  private static final TableBuilder T =
      gold("quality_result")
          .grain("night run × table × check")
          .doc("Every declared check of every slice, passed or not; kept on every outcome.");

  public static final Col NIGHT_ID = T.string("night_id").required().doc("run of the night");
  public static final Col NIGHT_DATE =
      T.date("night_date").required().doc("newest date of the run");
  public static final Col TABLE_NAME = T.string("table_name").required().doc("layer.table");
  public static final Col SLICE = T.string("slice").required().doc("dates or periods checked");
  public static final Col CHECK_NAME = T.string("check_name").required().doc("what was checked");
  public static final Col SEVERITY = T.string("severity").required().doc("fail or warn");
  public static final Col STATUS =
      T.string("status")
          .required()
          .doc("passed, violated, or not_applicable (empty slice, too little history)");
  public static final Col DETAIL = T.string("detail").doc("how it was violated");
  public static final Col ROWS_CHECKED =
      T.count("rows_checked").required().doc("rows in the slice");
  public static final Col CHECKED_AT = T.timestamp("checked_at").required().doc("when");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.filteredBy(NIGHT_DATE).mayBeEmpty().retainedDays(400).build();

  private QualityResult() {}
}
