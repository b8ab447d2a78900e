package dev.plumbline.storage;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.StagedSlice.Replaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** Reads groups of landing files in parallel and stages their rows under the table, in one pass. */
public final class LandingReader {
  private final Lake lake;
  private final SliceStorage slices;

  /** Reads into this lake. */
  public LandingReader(Lake lake) {
    this.lake = lake;
    this.slices = new SliceStorage(lake);
  }

  /** Reads the plan's files; rows are staged, nothing is committed. */
  public ReadResult read(TableSpec table, ReadPlan plan) {
    Map<LandingFile, Integer> taskOfFile = new HashMap<>();
    for (int task = 0; task < plan.groups().size(); task++) {
      for (ReadPlan.Item item : plan.groups().get(task)) {
        taskOfFile.put(item.file(), task);
      }
    }
    if (plan.groups().isEmpty()) {
      StagedSlice nothing = new StagedSlice(table, Replaces.SLICES, new TreeSet<>(), List.of());
      return new ReadResult(nothing, taskOfFile, List.of(), Map.of());
    }
    CollectionAccumulator<TaskFigures> reports = new CollectionAccumulator<>();
    SparkSession session = lake.session();
    session.sparkContext().register(reports, "landing files");
    lake.querySettings().forLanding(plan.bytes());
    Frame rows = rows(session, table, plan, reports);
    StagedSlice staged = staged(session, table, plan, rows);
    List<FileFigures> figures = new ArrayList<>();
    Map<String, List<String>> sidePaths = new TreeMap<>();
    for (TaskFigures report : reports.value()) {
      figures.addAll(report.files());
      report
          .sidePaths()
          .forEach(
              (name, path) -> sidePaths.computeIfAbsent(name, n -> new ArrayList<>()).add(path));
    }
    if (lake.isSpread()) {
      SharedFiles.assertRead(figures);
    }
    return new ReadResult(staged, taskOfFile, figures, sidePaths);
  }

  /** Whoever listens to Spark knows by the job how much is to be read. */
  private StagedSlice staged(SparkSession session, TableSpec table, ReadPlan plan, Frame rows) {
    long files = plan.groups().stream().mapToLong(List::size).sum();
    session.sparkContext().setLocalProperty(Activity.FILES, Long.toString(files));
    session.sparkContext().setLocalProperty(Activity.BYTES, Long.toString(plan.bytes()));
    try {
      return slices.stageSlices(table, rows, new TreeSet<>());
    } finally {
      session.sparkContext().setLocalProperty(Activity.FILES, null);
      session.sparkContext().setLocalProperty(Activity.BYTES, null);
    }
  }

  private static Frame rows(
      SparkSession session,
      TableSpec table,
      ReadPlan plan,
      CollectionAccumulator<TaskFigures> reports) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    SerializableConfiguration hadoop =
        new SerializableConfiguration(session.sparkContext().hadoopConfiguration());
    String folder = plan.sideFolder();
    ReadCount count = ReadCount.of(session.sparkContext());
    JavaRDD<InternalRow> rows =
        context
            .parallelize(plan.groups(), plan.groups().size())
            .mapPartitions(
                groups -> {
                  List<ReadPlan.Item> group = groups.next();
                  TaskContext task = TaskContext.get();
                  String part = task.partitionId() + "-" + task.taskAttemptId();
                  Configuration settings = hadoop.value();
                  return new LandingTask(
                      group, new SideFiles(folder, part, settings), settings, reports::add, count);
                });
    return Frame.of(session.internalCreateDataFrame(rows.rdd(), table.schema(), false));
  }

  /** Side rows of a table, under its whole schema; null columns where the task knew no value. */
  public Frame sideRows(TableSpec table, List<String> paths) {
    return Frame.of(
        lake.session()
            .read()
            .schema(table.schema())
            // The lake's name may have what a pattern has.
            .option(DataSource.GLOB_PATHS_KEY(), "false")
            .json(paths.toArray(String[]::new)));
  }
}
