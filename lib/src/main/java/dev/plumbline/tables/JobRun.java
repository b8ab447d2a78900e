package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;

/** What ran, on what, for how long and with which outcome. */
public final class JobRun {
  private static final TableBuilder T =
      gold("job_run").grain("night run × job").doc("The journal of the nights.");

  public static final Col NIGHT_ID = T.string("night_id").required().doc("run of the night");
  public static final Col NIGHT_DATE =
      T.date("night_date").required().doc("newest date of the run");
  public static final Col JOB = T.string("job").required().doc("job name");
  public static final Col SLICE = T.string("slice").required().doc("dates or periods computed");
  public static final Col OUTCOME =
      T.string("outcome").required().doc("done, unchanged, gate_failed or failed");
  public static final Col ROWS_IN = T.count("rows_in").doc("records read; null where not counted");
  public static final Col ROWS_OUT = T.count("rows_out").doc("rows written");
  public static final Col STARTED_AT = T.timestamp("started_at").required().doc("when it began");
  public static final Col SECONDS =
      T.measure("duration_seconds", Unit.SECONDS).required().doc("wall time");
  public static final Col ERROR = T.string("error").doc("problem, cause and remedy");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.filteredBy(NIGHT_DATE).mayBeEmpty().retainedDays(400).build();

  private JobRun() {}
}
