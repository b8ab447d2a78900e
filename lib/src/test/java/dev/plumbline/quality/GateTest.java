package dev.plumbline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.quality.CheckResult.Status;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.testing.Given;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final TableBuilder T = TableSpec.gold("checked").grain("row");
  private static final Col ID = T.string("id");
  private static final Col PART = T.string("part").required();
  private static final Col SHARE = T.ratio("share_ratio");
  private static final Col STATE = T.string("state");
  private static final Col COST = T.money("cost");
  private static final Col TAGS =
      T.other("tags", DataTypes.createArrayType(DataTypes.StringType)).required();
  private static final TableSpec TABLE =
      T.key(ID, PART)
          .oneOf(STATE, "open", "it's closed")
          .fail("cost is no refund", COST.of().geq(0))
          .warn("cost is below a thousand", COST.of().lt(1000))
          .build();

  @Test
  void goodRowsPassEveryCheck() {
    List<CheckResult> results =
        Gate.evaluate(
            TABLE,
            given()
                .row("a", "x", 0.0, "open", new BigDecimal("1"), new String[] {"t"})
                .row("a", "y", 1.0, "it's closed", null, new String[] {})
                .row("b", "x", null, null, BigDecimal.ZERO, new String[] {"t"})
                .frame());
    assertThat(results).hasSize(1 + TABLE.checks().size());
    assertThat(results).allMatch(result -> result.status() == Status.PASSED);
    assertThat(results).allMatch(result -> result.rows() == 3);
  }

  @Test
  void everyKindOfViolationIsFound() {
    List<CheckResult> results =
        Gate.evaluate(
            TABLE,
            given()
                .row("a", "x", 1.5, "open", new BigDecimal("-1"), new String[] {"t"})
                .row("a", "x", Double.NaN, "shut", new BigDecimal("2000"), new String[] {"t"})
                .row(null, "z", 0.5, "open", null, null)
                .frame());
    assertThat(results)
        .filteredOn(result -> result.status() == Status.VIOLATED)
        .extracting(result -> result.check().name(), CheckResult::detail)
        .containsExactlyInAnyOrder(
            tuple("id is complete", "1 of 3 rows violate it"),
            tuple("tags is complete", "1 of 3 rows violate it"),
            tuple("share_ratio lies in [0, 1]", "2 of 3 rows violate it"),
            tuple("id, part is unique", "2 of 3 rows violate it"),
            tuple("state is one of open, it's closed", "1 of 3 rows violate it"),
            tuple("cost is no refund", "1 of 3 rows violate it"),
            tuple("cost is below a thousand", "1 of 3 rows violate it"));
    assertThat(results)
        .filteredOn(CheckResult::stopsPublication)
        .extracting(result -> result.check().name())
        .doesNotContain("cost is below a thousand")
        .hasSize(6);
  }

  @Test
  void anEmptySliceIsDecidedFirst() {
    List<CheckResult> results = Gate.evaluate(TABLE, given().frame());
    assertThat(results.get(0).stopsPublication()).isTrue();
    Map<Boolean, List<CheckResult>> others =
        results.stream()
            .skip(1)
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    result -> result.status() == Status.NOT_APPLICABLE));
    assertThat(others.get(false)).isEmpty();
    assertThat(Gate.ofNoRows(TABLE)).isEqualTo(results);
  }

  private static Given given() {
    return Given.table(TABLE, ID, PART, SHARE, STATE, COST, TAGS);
  }
}
