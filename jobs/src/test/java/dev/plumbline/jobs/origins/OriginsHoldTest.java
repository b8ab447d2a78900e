package dev.plumbline.jobs.origins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.Job;
import dev.plumbline.jobs.JobCatalog;
import dev.plumbline.jobs.assess.GpuWaterfallJob;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Origins;
import dev.plumbline.schema.Origins.Origin;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.origins.TableOrigins;
import dev.plumbline.testing.SharedSpark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What tables declare of their origins is what their jobs do: whatever changes a declared column is
 * declared, and renaming what it is made of changes it.
 */
class OriginsHoldTest {

  /** Rows are disturbed until jobs refuse them, of which Spark would tell at length. */
  @BeforeAll
  static void quietly() {
    SharedSpark.session().sparkContext().setLogLevel("OFF");
  }

  @AfterAll
  static void loudly() {
    SharedSpark.session().sparkContext().setLogLevel("WARN");
  }

  @Test
  void theWaterfallIsMadeOfWhatItDeclares() {
    assertThat(wrong(new GpuWaterfallJob())).isEmpty();
  }

  @Tag("long")
  @TestFactory
  Stream<DynamicTest> everyTableIsMadeOfWhatItDeclares() {
    return JobCatalog.ALL.stream()
        .filter(job -> !(job instanceof GpuWaterfallJob) && !origins(job).isEmpty())
        .filter(job -> job.spec().name().matches(System.getProperty("job", ".*")))
        .map(
            job ->
                DynamicTest.dynamicTest(job.spec().name(), () -> assertThat(wrong(job)).isEmpty()));
  }

  private static List<Origins> origins(Job job) {
    return job.spec().writes().stream().map(TableOrigins::of).flatMap(Optional::stream).toList();
  }

  private static List<String> wrong(Job job) {
    Set<Col> apart = new HashSet<>();
    Set<Col> declared = new HashSet<>();
    for (Origins origins : origins(job)) {
      apart.addAll(columns(origins.rows()));
      origins.columns().values().forEach(of -> apart.addAll(columns(of)));
      declared.addAll(origins.columns().keySet());
    }
    List<Influences> shown =
        Situations.of(job).stream().map(some -> Influences.of(some, apart, declared)).toList();
    List<String> wrong = new ArrayList<>();
    for (Origins origins : origins(job)) {
      shown.forEach(influences -> wrong.addAll(undeclared(origins, influences)));
      wrong.addAll(unseen(origins, shown));
    }
    return wrong;
  }

  private static List<String> undeclared(Origins origins, Influences influences) {
    List<String> wrong = new ArrayList<>();
    Set<Col> rows = columns(origins.rows());
    for (Col input : influences.inputs()) {
      influences
          .of(input)
          .forEach(
              (way, changed) ->
                  origins.columns().entrySet().stream()
                      .filter(made -> changed.contains(made.getKey()))
                      .filter(made -> !columns(made.getValue()).contains(input))
                      .filter(made -> !rows.contains(input))
                      .map(made -> said(origins.table(), made.getKey(), input) + " " + way)
                      .forEach(wrong::add));
    }
    return wrong;
  }

  private static List<String> unseen(Origins origins, List<Influences> shown) {
    List<String> wrong = new ArrayList<>();
    origins
        .columns()
        .forEach(
            (made, of) ->
                of.stream()
                    .filter(origin -> origin.influence().isDirect())
                    .map(Origin::column)
                    .filter(input -> shown.stream().noneMatch(some -> isSeen(some, input, made)))
                    .filter(input -> !NeverSeen.has(made, input))
                    .map(input -> "not seen: " + said(origins.table(), made, input))
                    .forEach(wrong::add));
    return wrong;
  }

  private static boolean isSeen(Influences shown, Col input, Col made) {
    return shown.of(input).getOrDefault(Disturbance.RENAMED, Set.of()).contains(made);
  }

  private static String said(TableSpec table, Col made, Col input) {
    return table + "." + made + " of " + input;
  }

  private static Set<Col> columns(List<Origin> origins) {
    return origins.stream().map(Origin::column).collect(Collectors.toSet());
  }
}
