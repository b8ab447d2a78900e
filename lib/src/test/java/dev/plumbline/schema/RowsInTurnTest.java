package dev.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class RowsInTurnTest {
  private final List<Integer> made = new ArrayList<>();

  private Iterator<Row> upTo(int number) {
    return IntStream.range(0, number)
        .peek(made::add)
        .mapToObj(value -> RowFactory.create(number, value))
        .iterator();
  }

  @Test
  void theRowsOfEachFollowThoseOfTheOneBefore() {
    Iterable<Row> rows = () -> new RowsInTurn<>(List.of(0, 2, 0, 1, 0).iterator(), this::upTo);
    assertThat(rows)
        .containsExactly(RowFactory.create(2, 0), RowFactory.create(2, 1), RowFactory.create(1, 0));
  }

  @Test
  void noRowIsMadeBeforeItIsAskedFor() {
    Iterator<Row> rows = new RowsInTurn<>(List.of(1_000, 1_000).iterator(), this::upTo);
    assertThat(made).isEmpty();
    rows.next();
    assertThat(made).hasSizeLessThan(3);
  }

  @Test
  void afterTheLastThereIsNone() {
    Iterator<Row> rows = new RowsInTurn<>(List.of(0).iterator(), this::upTo);
    assertThat(rows.hasNext()).isFalse();
    assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
  }
}
