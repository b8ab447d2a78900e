package dev.plumbline.ingest.awscur;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, and our own samples against figures worked out by hand. */
class AwsCurCsvTest {
  private static final Path SAMPLES = Path.of("../data/samples/formats/aws-cur-csv");

  @ParameterizedTest
  @ValueSource(strings = {"hourly-gpu-fleet.csv", "data-export.csv"})
  void samplesGiveTheFiguresBesideThem(String file) throws IOException {
    Path sample = SAMPLES.resolve(file);
    RecordingSink sink = CurReport.read(Files.readString(sample));

    SampleFigures.assertAre(sample, sink);
    assertThat(sink.absent).doesNotContainKey("savings_plan_residual");
    assertThat(sink.unmapped).doesNotContain("lineItem/UnblendedCost", "line_item_unblended_cost");
  }
}
