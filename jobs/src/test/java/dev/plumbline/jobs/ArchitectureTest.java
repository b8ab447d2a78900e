package dev.plumbline.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.Slice;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, checked on the compiled classes. */
class ArchitectureTest {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.plumbline");
  private static final String[] DECLARE = {
    "dev.plumbline.schema..",
    "dev.plumbline.terms..",
    "dev.plumbline.tables..",
    "dev.plumbline.facts..",
    "dev.plumbline.policies..",
    "dev.plumbline.failure.."
  };
  private static final String[] COMPUTE = {
    "dev.plumbline.ingest..",
    "dev.plumbline.timeline..",
    "dev.plumbline.segment..",
    "dev.plumbline.allocation..",
    "dev.plumbline.cost..",
    "dev.plumbline.metrics..",
    "dev.plumbline.lineage..",
    "dev.plumbline.attention..",
    "dev.plumbline.controls.."
  };
  private static final String[] WORLD = {
    "dev.plumbline.storage..",
    "dev.plumbline.quality..",
    "dev.plumbline.evidence..",
    "dev.plumbline.report.."
  };
  private static final Set<String> SPARK_OWNERS =
      Set.of(
          "org.apache.spark.sql.Dataset",
          "org.apache.spark.sql.functions",
          "org.apache.spark.sql.RelationalGroupedDataset",
          "org.apache.spark.sql.expressions.Window",
          "org.apache.spark.sql.expressions.WindowSpec",
          "org.apache.spark.sql.Row",
          "org.apache.spark.sql.Column");
  private static final Set<String> COLUMN_METHODS =
      Set.of(
          "col",
          "column",
          "expr",
          "selectExpr",
          "withColumn",
          "withColumnRenamed",
          "groupBy",
          "select",
          "drop",
          "orderBy",
          "sort",
          "join",
          "partitionBy",
          "getAs",
          "fieldIndex",
          "sum",
          "lag",
          "lead",
          "max",
          "min",
          "avg",
          "count",
          "first",
          "last",
          "apply",
          "getField",
          "pivot",
          "agg",
          "dropDuplicates",
          "repartition",
          "rollup",
          "cube");
  private static final Set<String> ACTIONS =
      Set.of(
          "collect",
          "collectAsList",
          "count",
          "show",
          "take",
          "takeAsList",
          "first",
          "head",
          "toLocalIterator",
          "foreach",
          "foreachPartition",
          "isEmpty",
          "reduce",
          "pivot",
          "write",
          "tail",
          "persist",
          "cache",
          "checkpoint",
          "localCheckpoint");

  private static final Set<String> COMMON =
      Set.of("parallelStream", "parallel", "commonPool", "newWorkStealingPool");

  private static final ArchRule RINGS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("declare")
          .definedBy(DECLARE)
          .layer("compute")
          .definedBy(COMPUTE)
          .layer("world")
          .definedBy(WORLD)
          .layer("job")
          .definedBy("dev.plumbline.job..", "dev.plumbline.config..")
          .layer("run")
          .definedBy("dev.plumbline.run..")
          .layer("jobs")
          .definedBy("dev.plumbline.jobs..")
          .whereLayer("jobs")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("world")
          .mayOnlyBeAccessedByLayers("run", "jobs")
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("run", "jobs")
          .whereLayer("compute")
          .mayOnlyBeAccessedByLayers("job", "world", "run", "jobs");

  private static final ArchRule NO_CYCLES =
      slices().matching("dev.plumbline.(*)..").should().beFreeOfCycles();

  private static final ArchRule ONLY_STORAGE_READS_AND_WRITES =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.plumbline.storage..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are Spark readers and writers or Delta's transaction",
                  (JavaClass c) ->
                      c.getName().startsWith("org.apache.spark.sql.DataFrameReader")
                          || c.getName().startsWith("org.apache.spark.sql.DataFrameWriter")
                          || c.getName().startsWith("io.delta.")
                          || c.getName().equals("org.apache.spark.sql.delta.DeltaLog")
                          || c.getName().contains("OptimisticTransaction")));

  private static final ArchRule ONLY_STORAGE_KNOWS_THE_SESSION =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.plumbline.storage..")
          .should()
          .callMethodWhere(
              call(
                  "for what only storage knows: the session and the file systems below it",
                  c ->
                      Set.of("sparkContext", "hadoopConfiguration", "session", "sparkSession")
                          .contains(c.getName())))
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark.sql.delta..");

  private static final ArchRule NO_CYCLES_OF_ROOMS =
      slices().matching("dev.plumbline.(**)").that(inRooms()).should().beFreeOfCycles();

  private static final ArchRule ONLY_QUALITY_USES_DEEQU =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.plumbline.quality..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazon.deequ..");

  private static final ArchRule COMPUTE_CALLS_NO_ACTION =
      noClasses()
          .that()
          .resideInAnyPackage(COMPUTE)
          .should()
          .callMethodWhere(
              call(
                  "a Dataset action",
                  c ->
                      c.getTargetOwner().getName().equals("org.apache.spark.sql.Dataset")
                          && ACTIONS.contains(c.getName())));

  private static final ArchRule COMPUTE_HAS_NO_CLOCK_AND_NO_SESSION =
      noClasses()
          .that()
          .resideInAnyPackage(COMPUTE)
          .should()
          .callMethodWhere(
              call(
                  "a clock",
                  c ->
                      c.getName().equals("now")
                              && c.getTargetOwner().getName().startsWith("java.time")
                          || c.getName().equals("currentTimeMillis")
                          || c.getName().startsWith("current_")))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.spark.sql.SparkSession");

  private static final ArchRule COLUMNS_ARE_CONSTANTS =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.plumbline.schema..")
          .should()
          .callMethodWhere(
              call(
                  "a method that names a column by a String",
                  c ->
                      SPARK_OWNERS.contains(c.getTargetOwner().getName())
                          && COLUMN_METHODS.contains(c.getName())
                          && c.getTarget().getRawParameterTypes().stream()
                              .map(HasName::getName)
                              .anyMatch(ArchitectureTest::isText)));

  /** Its threads see neither the classes nor the session that spark-submit gave the program. */
  private static final ArchRule NO_WORK_IN_THE_COMMON_POOL =
      noClasses()
          .should()
          .callMethodWhere(call("for threads of Java's common pool", ArchitectureTest::isCommon));

  private static final ArchRule NAMES_SAY_SOMETHING =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc)");

  @Test
  void theHouseIsLookedAtAsAWhole() {
    assertThat(CLASSES.size()).isGreaterThan(300);
    assertThat(CLASSES.contain(ArchitectureTest.class)).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> theRulesOfTheHouseHold() {
    return Stream.of(
            RINGS,
            NO_CYCLES,
            NO_CYCLES_OF_ROOMS,
            ONLY_STORAGE_KNOWS_THE_SESSION,
            ONLY_STORAGE_READS_AND_WRITES,
            ONLY_QUALITY_USES_DEEQU,
            COMPUTE_CALLS_NO_ACTION,
            COMPUTE_HAS_NO_CLOCK_AND_NO_SESSION,
            COLUMNS_ARE_CONSTANTS,
            NO_WORK_IN_THE_COMMON_POOL,
            NAMES_SAY_SOMETHING)
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
  }

  /** Ingesters are one room each beside their shared trunk; all else has inner walls. */
  private static DescribedPredicate<Slice> inRooms() {
    return DescribedPredicate.describe(
        "are rooms", slice -> !slice.getDescription().contains("ingest"));
  }

  /** Streams in parallel, the pool by its name, and futures that are given no threads. */
  private static boolean isCommon(JavaCall<?> call) {
    boolean hasThreads =
        call.getTarget().getRawParameterTypes().stream()
            .anyMatch(type -> type.getName().equals("java.util.concurrent.Executor"));
    return COMMON.contains(call.getName())
        || call.getTargetOwner().getName().equals("java.util.concurrent.CompletableFuture")
            && (call.getName().endsWith("Async") || call.getName().equals("delayedExecutor"))
            && !hasThreads
        || call.getTargetOwner().getName().equals("java.util.Arrays")
            && call.getName().startsWith("parallel");
  }

  private static boolean isText(String type) {
    return List.of("java.lang.String", "[Ljava.lang.String;").contains(type);
  }

  private static DescribedPredicate<JavaCall<?>> call(
      String what, java.util.function.Predicate<JavaCall<?>> matches) {
    return DescribedPredicate.describe("call " + what, matches);
  }
}
