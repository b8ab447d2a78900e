package dev.plumbline.testing;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of cell, read, compared and told apart. */
class ExpectTest {
  private static final TableBuilder T =
      TableSpec.silver("kinds").grain("word").doc("A column of every type.");
  private static final Col WORD = T.string("word");
  private static final Col AT = T.timestamp("at");
  private static final Col ON = T.date("on");
  private static final Col FLAG = T.flag("flag");
  private static final Col COUNT = T.count("count");
  private static final Col RATIO = T.ratio("ratio");
  private static final Col COST = T.money("cost");
  private static final Col TAGS = T.map("tags");
  private static final Col LIST = T.other("list", DataTypes.createArrayType(DataTypes.StringType));
  private static final TableSpec KINDS = T.key(WORD).partitionedBy(ON).build();

  private static final String TABLE =
      """
      word      | at       | on         | flag | count | ratio | cost | tags       | list
      // a line that says nothing, and an empty one

      ""        |          |            |      |       |       |      | {}         | []
      "a | b "  | 10:00:30 | 2026-07-13 | true | 3_600 | 3/7   | 0.10 | {a=1, b=2} | [x, y]
      {"a": ""} | 24:00    |            |      |       | 1e3   | -1   |            |
      """;

  private final Frame values =
      Given.table(KINDS, WORD, AT, ON, FLAG, COUNT, RATIO, COST, TAGS, LIST)
          .row(
              "a | b ",
              Instant.parse("2026-07-14T10:00:30Z"),
              Given.DAY.minusDays(1),
              true,
              3600L,
              3.0 / 7,
              new BigDecimal("0.1"),
              Map.of("a", "1", "b", "2"),
              List.of("x", "y"))
          .row(
              "{\"a\": \"\"}",
              Instant.parse("2026-07-15T00:00:00Z"),
              null,
              null,
              null,
              1000.0,
              new BigDecimal("-1"),
              null,
              null)
          .row("", null, null, null, null, null, null, Map.of(), List.of())
          .frame();

  @Test
  void aCellSaysAValueOfItsColumnsType() {
    expect(values).rows(TABLE);
    expect(Given.table(KINDS).rows(TABLE).frame()).rows(TABLE).count(3);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "word; c; a",
        "at; 10:00:30; 10:00:31",
        "on; 2026-07-13; 2026-07-12",
        "flag; true; false",
        "count; 3600; 3601",
        "ratio; 0.30000000000000004; 0.3",
        "cost; 0.000000000001; 0.000000000002",
        "tags; {a=1}; {a=2}",
        "list; [x, y]; [y, x]",
        "cost; ``; 0"
      })
  void theLastDigitCountsAndRowAndColumnAreTold(String column, String one, String other) {
    String same = column.equals("word") ? "count" : "word";
    String table = "%s | %s\n 7 | %s".formatted(same, column, "%s");
    Frame frame = Given.table(KINDS).rows(table.formatted(one)).frame();
    String expected = table.formatted(other);
    assertThatThrownBy(() -> expect(frame).rows(expected))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("%s is %s, not ".formatted(column, one));
    assertThatThrownBy(() -> expect(frame).including(expected)).isInstanceOf(AssertionError.class);
  }

  @Test
  void rowsThatLackOrAreTooManyAreTold() {
    Frame frame =
        Given.table(KINDS)
            .rows(
                """
                word | count
                a    | 1
                a    | 1
                b    | 2
                """)
            .frame();
    expect(frame).including("word\n b").including("word\n a\n a").count(3);
    assertThatThrownBy(() -> expect(frame).rows("word | count\n a | 1\n b | 2\n c | 3"))
        .hasMessageContaining("missing: c | 3")
        .hasMessageContaining("not expected: a | 1")
        .hasMessageContaining("found:\nword | count\na | 1\na | 1\nb | 2");
    assertThatThrownBy(() -> expect(frame).including("word\n b\n b"))
        .hasMessageContaining("missing: b");
    assertThatThrownBy(() -> expect(frame).none()).hasMessageContaining("0 rows expected, 3 found");
  }

  @Test
  void columnsThatNoLineNamesAreNullOrWhatIsSaidOfThem() {
    Col from = Col.temporary("from", DataTypes.TimestampType);
    Given given =
        Given.table(KINDS)
            .as("from", from)
            .every(COST, "2.5")
            .numbered(COUNT)
            .following(AT.is(from.of()), WORD.is(COUNT.of()))
            .rows("from | list\n 10:00 | [x]")
            .rows("from | at | cost\n 11:00 | 12:00 |");
    expect(given.frame())
        .rows(
            """
            word | at    | on | count | cost | list
            1    | 10:00 |    | 1     | 2.5  | [x]
            2    | 12:00 |    | 2     |      |
            """);
  }

  @Test
  void whatCannotBeReadIsToldByRowAndColumn() {
    Given given = Given.table(KINDS);
    assertThatThrownBy(() -> given.rows("word | at\n a | 10:00\n b | ten"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 2, column at: \"ten\" is no timestamp")
        .hasMessageContaining("write 10:00, 10:00:30, 24:00");
    assertThatThrownBy(() -> given.rows("cost\n 1.2345678901234"))
        .hasMessageContaining("row 1, column cost");
    assertThatThrownBy(() -> given.rows("word | owner\n a | b"))
        .hasMessageContaining("silver.kinds has no column owner; a table may name [at, cost");
    assertThatThrownBy(() -> given.rows("word | at\n a"))
        .hasMessageContaining("row 1 has 1 cells for 2 columns");
    assertThatThrownBy(() -> expect(values).rows("owner\n a"))
        .hasMessageContaining("the frame has no column owner");
  }
}
