package dev.plumbline.jobs.origins;

import dev.plumbline.lineage.tables.RunRequests;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * What schedulers say of runs, which the samples do not have: a job that was requeued, pods of
 * which one was deleted, a failure, one that goes on, one that waits, one of which a pipeline tells
 * too, and one that names no run.
 */
final class Requested {
  static final List<Row> ROWS =
      Given.table(GpuRequest.TABLE)
          .every(GpuRequest.REQUEST_DATE, "2026-07-14")
          .every(GpuRequest.SUBMITTED_AT, "07:00")
          .every(GpuRequest.COUNT_BASIS, "allocated")
          .as("name", GpuRequest.WORKLOAD_NAME)
          .as("file", GpuRequest.SOURCE_FILE)
          .as("id", GpuRequest.REQUEST_ID)
          .as("workload", GpuRequest.WORKLOAD_ID)
          .numbered(GpuRequest.LINE_NUMBER)
          .rows(
              """
              source | file | scheduler  | cluster | id | workload | name     | run_id  | \
              started_at | ended_at | state     | outcome
              jobs   | a    | slurm      | north   | q1 | 4711     | pretrain | again-1 | \
              08:00      | 09:00    | PREEMPTED | cancelled
              jobs   | a    | slurm      | north   | q2 | 4711     | pretrain | again-1 | \
              09:30      |          | RUNNING   | running
              jobs   | b    | slurm      | north   | q2 | 4711     | pretrain | again-1 | \
              09:30      | 11:00    | COMPLETED | succeeded
              jobs   | c    | slurm      | north   | q2 | 4711     | pretrain | again-1 | \
              09:30      | 11:30    | COMPLETED | succeeded
              pods   | p    | kubernetes | south   | q3 | n/m/1    | master   | pods-1  | \
              08:00      | 10:00    | SUCCEEDED | succeeded
              pods   | p    | kubernetes | south   | q4 | n/w/2    | worker   | pods-1  | \
              08:01      | 10:01    | RUNNING   | cancelled
              jobs   | a    | slurm      | north   | q5 | 4712     | tune     | torn-1  | \
              12:00      | 12:30    | FAILED    | failed
              jobs   | a    | slurm      | north   | q6 | 4713     | tune     | open-1  | \
              13:00      |          | RUNNING   | running
              jobs   | a    | slurm      |         | q7 | 4714     | tune     | waits-1 | \
                         |          | PENDING   | unknown
              jobs   | a    | slurm      | north   | q8 | 4715     | caption  | \
              63c3c564-9561-40b9-90b4-c395d0762007 | 05:00 | 07:05 | COMPLETED | succeeded
              jobs   | a    | slurm      | north   | q9 | 4716     | notebook |         | \
              05:00      | 07:05    | COMPLETED | succeeded
              """)
          .frame()
          .rows()
          .collectAsList();

  private Requested() {}

  /** As rows of {@link dev.plumbline.tables.RunRequest}. */
  static List<Row> ofRuns() {
    Frame requests =
        Frame.of(SharedSpark.session().createDataFrame(ROWS, GpuRequest.TABLE.schema()));
    return RunRequests.of(requests).conform(RunRequest.TABLE).rows().collectAsList();
  }
}
