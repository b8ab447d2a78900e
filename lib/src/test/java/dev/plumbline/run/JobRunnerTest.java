package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import dev.plumbline.testing.TestContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A job that is driven by requests is not asked where there are none. */
@ExtendWith(SharedSpark.class)
class JobRunnerTest {
  /** Says that it was asked. */
  private record Asked(List<TableSpec> drivenBy) implements Job {
    @Override
    public JobSpec spec() {
      return JobSpec.of(
          "asked",
          NightStage.BUILD,
          "Says that it was asked.",
          List.of(JobSpec.reads(GpuRequest.TABLE, Reach.SAME_DATE)),
          RunRequest.TABLE);
    }

    @Override
    public Outputs apply(Inputs inputs, RunContext context) {
      throw new UnsupportedOperationException("asked");
    }
  }

  @TempDir private Path folder;
  private Lake lake;

  @BeforeEach
  void lake() {
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    new LakeTables(lake).ensure(List.of(GpuRequest.TABLE, RunRequest.TABLE));
  }

  private JobRunner.Result run(List<TableSpec> drivenBy, Inputs inputs) {
    RunContext context =
        new TestContext(Slice.of(List.of(Given.DAY), List.of()), null, Policies.DEFAULT);
    return new JobRunner(lake, Map.of(), "night").run(new Asked(drivenBy), inputs, context);
  }

  private Inputs none() {
    return new Inputs(Map.of(GpuRequest.TABLE, lake.read(GpuRequest.TABLE)));
  }

  @Test
  void whereNothingDrivesItItsSliceIsEmptyAndGatedAllTheSame() {
    JobRunner.Result result = run(List.of(GpuRequest.TABLE), none());
    assertThat(result.rowsOut()).isZero();
    assertThat(result.isStopped()).isFalse();
    assertThat(result.staged()).singleElement().satisfies(s -> assertThat(s.rows()).isZero());
  }

  @Test
  void aJobThatNamesNothingIsAlwaysAsked() {
    assertThatThrownBy(() -> run(List.of(), none())).hasMessage("asked");
  }

  @Test
  void oneRowIsEnough() {
    Inputs one =
        new Inputs(
            Map.of(
                GpuRequest.TABLE,
                Given.table(GpuRequest.TABLE, GpuRequest.SOURCE).row("slurm").frame()));
    assertThatThrownBy(() -> run(List.of(GpuRequest.TABLE), one)).hasMessage("asked");
  }
}
