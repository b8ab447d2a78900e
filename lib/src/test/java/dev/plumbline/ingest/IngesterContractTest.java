package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract, held by every format. */
class IngesterContractTest {

  @Test
  void everyFormatIsTested() {
    assertThat(Specimens.ALL.stream().map(Specimen::format))
        .containsExactlyInAnyOrderElementsOf(Ingesters.ALL.stream().map(Ingester::format).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyIngesterHoldsTheContract() {
    return Specimens.ALL.stream().flatMap(IngesterContract::of);
  }
}
