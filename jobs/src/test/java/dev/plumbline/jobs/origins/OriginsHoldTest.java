package dev.plumbline.jobs.origins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.Job;
import dev.plumbline.jobs.JobCatalog;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Origins;
import dev.plumbline.schema.Origins.Origin;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.origins.TableOrigins;
import dev.plumbline.testing.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    assertThat(wrong(TableOrigins.of(GpuWaterfallDaily.TABLE).orElseThrow())).isEmpty();
  }

  @Tag("long")
  @TestFactory
  Stream<DynamicTest> everyTableIsMadeOfWhatItDeclares() {
    return TableOrigins.ALL.stream()
        .filter(origins -> !origins.table().equals(GpuWaterfallDaily.TABLE))
        .map(
            origins ->
                DynamicTest.dynamicTest(
                    origins.table().fullName(), () -> assertThat(wrong(origins)).isEmpty()));
  }

  private static Job writer(TableSpec table) {
    return JobCatalog.ALL.stream()
        .filter(job -> job.spec().writes().contains(table))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> wrong(Origins origins) {
    Claims claims = Claims.of(origins);
    List<Influences> shown =
        Situations.of(writer(origins.table()), origins.table()).stream()
            .map(some -> Influences.of(some, claims))
            .toList();
    List<String> wrong = new ArrayList<>();
    shown.forEach(influences -> wrong.addAll(undeclared(claims, influences)));
    wrong.addAll(unseen(origins, shown));
    return wrong;
  }

  private static List<String> undeclared(Claims claims, Influences influences) {
    List<String> wrong = new ArrayList<>();
    for (Col input : influences.inputs()) {
      influences
          .of(input)
          .forEach(
              (way, changed) ->
                  claims.made().stream()
                      .filter(changed::contains)
                      .filter(made -> !claims.isDeclared(made, input))
                      .map(made -> said(claims.table(), made, input) + ", " + way)
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

  /** Renamed; where the job knows no other words, with the values of other rows. */
  private static boolean isSeen(Influences shown, Col input, Col made) {
    Map<Disturbance, Set<Col>> ways = shown.of(input);
    Stream<Disturbance> telling =
        ways.containsKey(Disturbance.RENAMED)
            ? Disturbance.RENAMING.stream()
            : Stream.of(Disturbance.SHIFTED);
    return telling.anyMatch(way -> ways.getOrDefault(way, Set.of()).contains(made));
  }

  private static String said(TableSpec table, Col made, Col input) {
    return table + "." + made + " of " + input;
  }
}
