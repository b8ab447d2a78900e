package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Activity;
import dev.plumbline.storage.Activity.Tables;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What signs of life say of ingest is what lies in the landing. */
class ActivityNightTest {
  @TempDir private Path folder;

  private List<Path> landed() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("landing"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void everyFileAndByteOfTheLandingIsPlannedAndRead() throws Exception {
    TinyLanding landing = TinyLanding.in(folder);
    long bytes = 0;
    for (Path file : landed()) {
      bytes += Files.size(file);
    }
    try (Activity activity = Activity.of(SharedSpark.session())) {
      NightHere.ingested(
          landing.configuration(),
          new Lake(SharedSpark.session(), folder.resolve("lake").toString()));
      SharedSpark.session().sparkContext().listenerBus().waitUntilEmpty();

      Activity.Figures figures = activity.figures();
      assertThat(figures.planned()).isEqualTo(new Activity.Landed(landed().size(), bytes));
      assertThat(figures.read()).isEqualTo(figures.planned());
      assertThat(figures.rowsWritten()).isPositive();
      assertThat(figures.tasksDone()).isPositive().isEqualTo(figures.tasksKnown());
    }
  }

  @Test
  void whichOfSeveralTablesAJobIsAtIsToldWhileItWritesThem() throws Exception {
    TinyLanding landing = TinyLanding.in(folder);
    Set<Tables> told = new LinkedHashSet<>();
    SparkContext context = SharedSpark.session().sparkContext();
    try (Activity activity = Activity.of(SharedSpark.session())) {
      SparkListener listener =
          new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
              told.add(activity.figures().tables());
            }
          };
      context.addSparkListener(listener);
      NightHere.of(NightJobs.ALL, landing.configuration(), folder.resolve("lake").toString());
      context.listenerBus().waitUntilEmpty();
      context.removeSparkListener(listener);

      assertThat(told)
          .contains(Tables.NONE, new Tables(0, 2), new Tables(1, 2))
          .allMatch(tables -> tables.written() < tables.of() || tables.equals(Tables.NONE));
      assertThat(activity.figures().tables()).isEqualTo(Tables.NONE);
    }
  }
}
