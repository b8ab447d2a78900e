package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is expected is worked out by hand from the landing: see its README, L01 to L12. */
class ModelsCommandTest {
  @Test
  void allModelVersionsAreListedByTierWithWhereEachBreaks() {
    List<String> lines = lines();

    assertThat(lines.get(0))
        .startsWith("model versions as of 2026-07-15, from publication 1 (run ");
    assertThat(lines.subList(2, lines.size()).stream().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "TIER MODEL REGISTRY BY REGISTERED DEPLOYED SAT. TRACEABLE",
            "high argus-detect 3 registry svc-registry 2026-07-14 prod-eu 0.48 no: training_run",
            "high atlas-chat 7 registry svc-registry 2026-07-14 prod-eu 1.00 yes",
            "high echo-asr 12 registry svc-registry 2026-07-14 prod-eu 0.96 no: artifact_digest",
            "high hydra-seg 2 registry svc-registry 2026-07-14 prod-eu 0.86 no: code_commit",
            "high iris-caption 1 registry svc-registry 2026-07-14 prod-eu 0.96"
                + " no: upstream_closure",
            "high parrot-rank 5 registry svc-registry 2026-07-14 prod-eu 0.90 no: training_inputs",
            "limited mosaic-rec 4 registry svc-registry 2026-07-14 prod-eu 0.92 no: deployment",
            "unknown sandbox-lm 1 registry svc-registry 2026-07-15 prod-eu 0.92 no: approval",
            "",
            "8 model versions, 1 traceable; 1 of unknown risk tier, ruled as high");
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void onTheFirstDateSandboxWasNotRegisteredYet() {
    assertThat(lines("--as-of", "2026-07-14"))
        .noneMatch(line -> line.contains("sandbox-lm"))
        .endsWith("7 model versions, 1 traceable");
  }

  @Test
  void onlyWhatIsAskedForIsListed() {
    assertThat(lines("--tier", "LIMITED")).endsWith("1 model version, 0 traceable");
    assertThat(lines("--tier", "minimal")).endsWith("0 model versions, 0 traceable");
    assertThat(lines("--tier", "high", "--broken")).endsWith("5 model versions, 0 traceable");
  }

  @Test
  void theObjectSaysTheSame() throws IOException {
    JsonNode object = new ObjectMapper().readTree(SampleExport.asks("models", "--json").said());

    assertThat(object.path("as_of").asText()).isEqualTo("2026-07-15");
    assertThat(object.path("models")).hasSize(8);
    JsonNode last = object.path("models").get(7);
    assertThat(last.path("model").asText()).isEqualTo("sandbox-lm");
    assertThat(last.path("risk_tier").asText()).isEqualTo("unknown");
    assertThat(last.path("registered_at").asText()).isEqualTo("2026-07-15T05:05:00Z");
    assertThat(last.path("deployed").get(0).asText()).isEqualTo("prod-eu");
    assertThat(last.path("first_broken_link").asText()).isEqualTo("approval");
  }

  @Test
  void aDateThatIsNoneOrThatNoPublicationReachesIsExitCodeTwo() {
    for (String date : List.of("2026-07-13", "2026-07-16", "yesterday", "2026-02-30")) {
      assertThat(SampleExport.asks("models", "--as-of", date).code()).as(date).isEqualTo(2);
    }
    assertThat(SampleExport.asks("models", "--as-of", "2026-07-16").failed())
        .contains("name one from 2026-07-14 to 2026-07-15");
  }

  private static List<String> lines(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "models";
    System.arraycopy(options, 0, all, 1, options.length);
    SampleExport.Answer answer = SampleExport.asks(all);
    assertThat(answer.code()).as(answer.failed()).isZero();
    return answer.said().lines().toList();
  }
}
