package dev.plumbline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

class GivenTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);

  private final Frame frame =
      Given.table(
              GpuWaterfallDaily.TABLE,
              GpuWaterfallDaily.USAGE_DATE,
              GpuWaterfallDaily.STAGE,
              GpuWaterfallDaily.GPU_SECONDS)
          .row(DAY, "empty", new BigDecimal("1.5"))
          .row(DAY, "empty", new BigDecimal("2"))
          .row(DAY, "delivered", new BigDecimal("7"))
          .frame();

  @Test
  void groupsAreSummedUnderTheirOwnNames() {
    Frame sums = frame.groupBy(GpuWaterfallDaily.STAGE).sums(GpuWaterfallDaily.GPU_SECONDS);
    assertThat(Given.values(sums, GpuWaterfallDaily.STAGE, GpuWaterfallDaily.GPU_SECONDS))
        .isEqualTo(
            List.of(
                List.of("delivered", new BigDecimal("7.000000000000")),
                List.of("empty", new BigDecimal("3.500000000000"))));
  }

  @Test
  void kernelsSeeOneGroupAtATime() {
    int stage = frame.position(GpuWaterfallDaily.STAGE);
    Frame counted =
        frame.eachGroup(
            List.of(GpuWaterfallDaily.STAGE),
            List.of(GpuWaterfallDaily.GPU_SECONDS),
            frame
                .select(GpuWaterfallDaily.STAGE)
                .with(GpuWaterfallDaily.PROVIDER.is(functions.lit("x")))
                .schema(),
            group -> {
              String name = group.next().getString(stage);
              return List.of(RowFactory.create(name, group.hasNext() ? "more" : "one")).iterator();
            });
    assertThat(Given.values(counted, GpuWaterfallDaily.STAGE, GpuWaterfallDaily.PROVIDER))
        .isEqualTo(List.of(List.of("delivered", "one"), List.of("empty", "more")));
  }
}
