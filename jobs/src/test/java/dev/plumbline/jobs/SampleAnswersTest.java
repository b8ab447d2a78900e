package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every planted situation of the samples against the answer worked out by hand beside them. */
class SampleAnswersTest {
  private static final Path ANSWERS = Path.of("..", "data", "samples", "expected", "answers.csv");

  @TestFactory
  Stream<DynamicTest> theTablesGiveTheHandWorkedAnswers() throws IOException {
    assertThat(SampleNight.result().isStopped()).isFalse();
    List<NamedCsvRecord> answers;
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(ANSWERS)) {
      answers = csv.stream().toList();
    }
    assertThat(answers).hasSizeGreaterThan(60);
    return answers.stream()
        .map(
            answer ->
                DynamicTest.dynamicTest(
                    answer.getField("id") + " " + answer.getField("situation"),
                    () -> check(answer)));
  }

  private static void check(NamedCsvRecord answer) {
    List<Row> rows = SharedSpark.session().sql(answer.getField("sql")).takeAsList(2);
    assertThat(rows).as(answer.getField("sql")).hasSize(1);
    Object found = rows.get(0).get(0);
    String expected = answer.getField("expected");
    if (found instanceof Double number) {
      double wanted = Double.parseDouble(expected);
      assertThat(number)
          .as(answer.getField("sql"))
          .isCloseTo(wanted, Offset.offset(Math.max(1e-9, Math.abs(wanted) * 1e-9)));
    } else if (found instanceof Number number) {
      assertThat(new BigDecimal(number.toString()))
          .as(answer.getField("sql"))
          .isEqualByComparingTo(new BigDecimal(expected));
    } else {
      assertThat(String.valueOf(found)).as(answer.getField("sql")).isEqualTo(text(expected));
    }
  }

  private static String text(String expected) {
    return expected.isEmpty() || expected.equalsIgnoreCase("null") ? "null" : expected;
  }
}
