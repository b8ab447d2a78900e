package dev.plumbline.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities to exact numbers; what the API would refuse is none. */
class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "2, 2",
    "0, 0",
    "500m, 0.5",
    "1.5, 1.5",
    ".25, 0.25",
    "4., 4",
    "+3, 3",
    "250000u, 0.25",
    "100n, 0.0000001",
    "0.1n, 0.000000001",
    "1k, 1000",
    "2e1, 20",
    "25e-1, 2.5"
  })
  void cpus(String text, BigDecimal cpus) {
    assertThat(Quantity.cpus(text))
        .hasValueSatisfying(q -> assertThat(q).isEqualByComparingTo(cpus));
  }

  @ParameterizedTest
  @CsvSource({
    "128974848, 128974848",
    "129e6, 129000000",
    "129M, 129000000",
    "123Mi, 128974848",
    "1Ki, 1024",
    "1k, 1000",
    "16Gi, 17179869184",
    "1.5Gi, 1610612736",
    "64G, 64000000000",
    "2Ti, 2199023255552",
    "1Pi, 1125899906842624",
    "1E, 1000000000000000000",
    "1E3, 1000",
    "1Ei, 1152921504606846976",
    // a tenth of a byte is a byte, as the API rounds
    "100m, 1",
    "1001m, 2"
  })
  void bytes(String text, long bytes) {
    assertThat(Quantity.bytes(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "-1", "-500m", "1 Gi", "16GiB", "16gi", "16K", "1Mi5", "e3", "1e", ".", "many",
        "0x10", "1,5", "16Gi\n"
      })
  void none(String text) {
    assertThat(Quantity.bytes(text)).isEmpty();
    assertThat(Quantity.cpus(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9E", "8Ei", "1e30", "99999999999999999999"})
  void moreThanAnyMachineHas(String text) {
    assertThat(Quantity.cpus(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10E", "8Ei", "1e30"})
  void moreBytesThanCanBeCounted(String text) {
    assertThat(Quantity.bytes(text)).isEmpty();
  }
}
