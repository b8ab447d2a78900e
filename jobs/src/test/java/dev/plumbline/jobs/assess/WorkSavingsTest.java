package dev.plumbline.jobs.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What savings of random fleets must not be, whatever is recommended. */
@ExtendWith(SharedSpark.class)
class WorkSavingsTest {
  private static final List<String> MODELS =
      List.of("NVIDIA A100-SXM4-80GB", "NVIDIA H100 80GB HBM3", "NVIDIA L4", "Tesla T4");
  private static final List<String> KINDS = List.of("Standard", "Dynamic", "Committed");
  private static final BigDecimal MONTH = BigDecimal.valueOf(30);

  /** Holders of one GPU, or two, each at a price of its own. */
  private static Map<String, BigDecimal> holders(WorkGiven given, Random random) {
    Map<String, BigDecimal> costs = new HashMap<>();
    StringBuilder paid = new StringBuilder("resource | category\n");
    for (int device = 0; device < 24; device++) {
      String owner = (random.nextBoolean() ? "slurm:c/" : "lab/") + device;
      String model = MODELS.get(random.nextInt(MODELS.size()));
      BigDecimal hourly = BigDecimal.valueOf(1 + random.nextInt(999), 2);
      double most = random.nextDouble();
      WorkGiven.Peaks peaks =
          new WorkGiven.Peaks(
              most * random.nextDouble(),
              most * random.nextDouble(),
              most * random.nextDouble(),
              most * 20);
      for (String gpu : random.nextBoolean() ? List.of("a") : List.of("a", "b")) {
        String id = "gpu-" + device + gpu;
        given.works(owner, id, model, hourly.toPlainString(), peaks);
        costs.merge(owner, hourly.multiply(BigDecimal.valueOf(24)), BigDecimal::add);
        paid.append("i-%s | %s%n".formatted(id, KINDS.get(random.nextInt(KINDS.size()))));
      }
    }
    given.paid(paid.toString());
    return costs;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void noHolderSavesMoreThanItCostsAndAllTogetherNoMoreThanAll(int seed) {
    WorkGiven given = new WorkGiven(Given.DAY);
    Map<String, BigDecimal> costs = holders(given, new Random(seed));
    RowLayout layout = RowLayout.of(RecommendationDaily.TABLE);
    List<Cells> rows = new ArrayList<>();
    for (Row row : given.recommended().conform(RecommendationDaily.TABLE).rows().collectAsList()) {
      rows.add(layout.read(row));
    }
    assertThat(rows).isNotEmpty();
    BigDecimal all = BigDecimal.ZERO;
    Map<String, BigDecimal> counted = new HashMap<>();
    for (Cells row : rows) {
      BigDecimal own = row.decimal(RecommendationDaily.COUNTED_SAVING);
      if (own != null) {
        all = all.add(own);
        counted.merge(row.text(RecommendationDaily.OWNER), own, BigDecimal::add);
        assertThat(row.decimal(RecommendationDaily.CLAIMED_SAVING))
            .isBetween(own, row.decimal(RecommendationDaily.COST).multiply(MONTH));
      }
    }
    counted.forEach(
        (owner, saved) -> assertThat(saved).isLessThanOrEqualTo(costs.get(owner).multiply(MONTH)));
    BigDecimal spent = costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(all).isPositive().isLessThan(spent.multiply(MONTH));
  }
}
