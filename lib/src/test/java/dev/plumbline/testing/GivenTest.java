package dev.plumbline.testing;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class GivenTest {
  private final Frame frame =
      Given.table(GpuWaterfallDaily.TABLE)
          .rows(
              """
              usage_date | stage     | gpu_seconds
              2026-07-14 | empty     | 1.5
              2026-07-14 | empty     | 2
              2026-07-14 | delivered | 7
              """)
          .frame();

  @Test
  void theSessionIsOneAndIsOurs(SparkSession session) {
    assertThat(session).isSameAs(SharedSpark.session());
    assertThat(session).isSameAs(SparkSession.active());
    assertThat(session.conf().get("spark.sql.adaptive.enabled")).isEqualTo("false");
  }

  @Test
  void groupsAreSummedUnderTheirOwnNames() {
    expect(frame.groupBy(GpuWaterfallDaily.STAGE).sums(GpuWaterfallDaily.GPU_SECONDS))
        .rows(
            """
            stage     | gpu_seconds
            delivered | 7
            empty     | 3.5
            """);
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
    expect(counted)
        .rows(
            """
            stage     | provider
            empty     | more
            delivered | one
            """);
  }
}
