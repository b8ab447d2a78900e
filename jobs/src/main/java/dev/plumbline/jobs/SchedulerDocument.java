package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Task;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Tables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a scheduler has to know, as {@code docs/jobs.json}: the program and its exit codes, the
 * stages in their order with the command of each, what they read and write, and the jobs and tasks
 * inside them.
 */
final class SchedulerDocument {
  private static final String LANDING = "landing";
  private static final String JAR = "jobs/target/plumbline-jobs-%s-cluster.jar";

  private SchedulerDocument() {}

  /** The document. */
  static String text() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    program(root.putObject("program"));
    ArrayNode codes = root.putArray("exit_codes");
    code(codes, 0, "done", false);
    for (Category category : Category.values()) {
      code(codes, category.exitCode(), category.words(), category.isWorthRetrying());
    }
    code(codes, 130, "interrupted", false);
    code(codes, 143, "told to end", true);
    ArrayNode stages = root.putArray("stages");
    for (NightStage stage : NightStage.values()) {
      stage(stage, stages.addObject());
    }
    ArrayNode jobs = root.putArray("jobs");
    JobCatalog.ALL.forEach(job -> job(job.spec(), jobs.addObject()));
    ArrayNode tasks = root.putArray("tasks");
    TaskCatalog.ALL.forEach(task -> task(task, tasks.addObject()));
    return root.toPrettyString() + "\n";
  }

  private static void program(ObjectNode program) {
    String version = Main.VERSION.substring(Main.VERSION.indexOf(' ') + 1);
    program.put("version", version);
    program.put("launcher", "plumbline");
    program.put("main_class", Main.class.getName());
    program.put("cluster_jar", JAR.formatted(version));
    program.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    program.put("java", 17);
  }

  private static void code(ArrayNode codes, int code, String meaning, boolean isWorthRetrying) {
    codes.addObject().put("code", code).put("meaning", meaning).put("retry", isWorthRetrying);
  }

  private static void stage(NightStage stage, ObjectNode one) {
    one.put("name", stage.text());
    one.put("doc", stage.doc());
    one.putArray("command").add("run").add(stage.text());
    Set<String> reads = new LinkedHashSet<>();
    Set<String> writes = new LinkedHashSet<>();
    jobs(stage)
        .forEach(
            spec -> {
              spec.reads().forEach(input -> reads.add(input.table().fullName()));
              spec.writes().forEach(table -> writes.add(table.fullName()));
            });
    if (stage == NightStage.INGEST) {
      reads.add(LANDING);
      ingested().forEach(writes::add);
    }
    if (stage == NightStage.PUBLISH) {
      TaskCatalog.ALL.forEach(
          task -> task.spec().reads().forEach(table -> reads.add(table.fullName())));
      gold().forEach(writes::add);
      Publications.JOURNALS.forEach(table -> writes.add(table.fullName()));
      TaskCatalog.ALL.forEach(task -> writes.add(task.spec().folder()));
    }
    reads.removeAll(stage == NightStage.PUBLISH ? Set.of() : writes);
    reads.forEach(one.putArray("reads")::add);
    writes.forEach(one.putArray("writes")::add);
  }

  private static List<JobSpec> jobs(NightStage stage) {
    return JobCatalog.ALL.stream().map(Job::spec).filter(spec -> spec.stage() == stage).toList();
  }

  /**
   * The tables that no job writes: rows as they came, and what was learnt of their files. Gold that
   * no job writes is a journal, or what a command issues.
   */
  private static List<String> ingested() {
    Set<TableSpec> computed = new LinkedHashSet<>();
    JobCatalog.ALL.forEach(job -> computed.addAll(job.spec().writes()));
    return Tables.ALL.stream()
        .filter(table -> table.layer() != TableSpec.Layer.GOLD && !computed.contains(table))
        .map(TableSpec::fullName)
        .toList();
  }

  /** The tables that a publication brings. */
  private static List<String> gold() {
    return JobCatalog.ALL.stream()
        .flatMap(job -> job.spec().writes().stream())
        .filter(table -> table.layer() == TableSpec.Layer.GOLD)
        .map(TableSpec::fullName)
        .toList();
  }

  private static void job(JobSpec spec, ObjectNode one) {
    one.put("name", spec.name());
    one.put("stage", spec.stage().text());
    one.put("doc", spec.doc());
    spec.reads().forEach(in -> one.withArray("reads").add(in.table().fullName()));
    spec.writes().forEach(table -> one.withArray("writes").add(table.fullName()));
  }

  private static void task(Task task, ObjectNode one) {
    one.put("name", task.spec().name());
    one.put("stage", NightStage.PUBLISH.text());
    one.put("doc", task.spec().doc());
    task.spec().reads().forEach(table -> one.withArray("reads").add(table.fullName()));
  }
}
