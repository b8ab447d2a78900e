package dev.plumbline.ingest.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.kubeflow.KubeflowRunsIngester;
import dev.plumbline.ingest.lineage.ModelRegistryIngester;
import dev.plumbline.ingest.lineage.OpenLineageIngester;
import dev.plumbline.ingest.mlflow.MlflowRegistryIngester;
import dev.plumbline.ingest.mlflow.MlflowRunsIngester;
import dev.plumbline.ingest.ray.RayTrainRunsIngester;
import dev.plumbline.ingest.wandb.WandbRunsIngester;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several tools look alike: each is recognised by its own ingester only. */
class TrackersApartTest {
  private static final List<Ingester> TRACKERS =
      List.of(new WandbRunsIngester(), new KubeflowRunsIngester(), new RayTrainRunsIngester());

  private static List<String> recognising(FileHead head) {
    Stream<Ingester> others =
        Stream.of(
            new MlflowRunsIngester(),
            new MlflowRegistryIngester(),
            new OpenLineageIngester(),
            new ModelRegistryIngester());
    return Stream.of(TRACKERS.stream(), others, Ingesters.ALL.stream())
        .flatMap(all -> all)
        .filter(ingester -> ingester.recognises(head))
        .map(Ingester::format)
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wandb-runs", "kubeflow-runs", "ray-train-runs"})
  void samplesAreRecognisedByOne(String format) throws IOException {
    for (Path file : TrackerFiles.files(format)) {
      assertThat(recognising(TrackerFiles.head(file))).as(file.toString()).containsExactly(format);
    }
  }

  @Test
  void samplesOfOtherFormatsAreLeftToThem() throws IOException {
    try (Stream<Path> all = Files.walk(TrackerFiles.SAMPLES)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        FileHead head = TrackerFiles.head(file);
        String folder = TrackerFiles.SAMPLES.relativize(file).getName(0).toString();
        assertThat(TRACKERS)
            .as(file.toString())
            .filteredOn(ingester -> !ingester.format().equals(folder))
            .noneMatch(ingester -> ingester.recognises(head));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{\"kind\":\"Pod\",\"metadata\":"
            + "{\"name\":\"a\",\"uid\":\"b\"},\"status\":{\"state\":\"x\"}}]}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}",
        "{\"resourceMetrics\":[{\"scopeMetrics\":[]}]}",
        "{\"kind\":\"model_version\",\"model\":\"m\",\"version\":\"1\"}",
        "{\"id\":1,\"name\":\"n\",\"state\":\"completed\",\"createdDate\":\"2026-07-14\"}",
        "{\"jobs\":[{\"job_id\":1,\"name\":\"n\",\"job_state\":[\"RUNNING\"]}]}",
        "{\"event_id\":\"a\",\"timestamp\":1,\"source_type\":\"EXPORT_NODE\",\"event_data\":{}}",
        "[]",
        ""
      })
  void theirLikesAreNoneOfThem(String text) {
    FileHead head = FileHead.of("f", text.getBytes(StandardCharsets.UTF_8));
    assertThat(TRACKERS).noneMatch(ingester -> ingester.recognises(head));
  }
}
