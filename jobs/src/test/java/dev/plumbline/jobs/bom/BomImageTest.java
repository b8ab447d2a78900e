package dev.plumbline.jobs.bom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BomImageTest {
  private static final String DIGEST = BomGiven.DIGEST;

  @ParameterizedTest
  @CsvSource({
    "trainer, trainer, , ",
    "trainer:1.2, trainer, 1.2, ",
    "trainer:14b81468a251df8fb8047eceecde8223fbb760d3, trainer,"
        + " 14b81468a251df8fb8047eceecde8223fbb760d3, ",
    "hub:5000/trainer, hub:5000/trainer, , ",
    "hub:5000/team/trainer:1.2, hub:5000/team/trainer, 1.2, ",
    "trainer@sha256:0123, trainer, , sha256:0123",
    "hub:5000/trainer:1.2@sha256:0123, hub:5000/trainer, 1.2, sha256:0123"
  })
  void anImageHasANameAndWhatTellsItIfAnythingDoes(
      String stated, String name, String tag, String digest) {
    assertThat(BomImage.of(stated)).contains(new BomImage(name, tag, digest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "sha256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef",
        "blake3:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void aDigestAloneIsNoImage(String stated) {
    assertThat(BomImage.of(stated)).isEmpty();
  }

  @Test
  void whatIsNotStatedIsNone() {
    assertThat(BomImage.of(null)).isEmpty();
  }

  @Test
  void onlyAWholeDigestTellsItAndOnlyWhereTheRegistryNamesNoOther() {
    BomImage whole = new BomImage("i", null, DIGEST);

    assertThat(whole.isTold(null, 128)).isTrue();
    assertThat(whole.isTold(null, 512)).isFalse();
    assertThat(whole.isTold(DIGEST.toUpperCase(Locale.ROOT), 128)).isTrue();
    assertThat(whole.isTold("sha256:" + "ff".repeat(32), 128)).isFalse();
    assertThat(new BomImage("i", null, "sha256:0123").isTold(null, 128)).isFalse();
    assertThat(new BomImage("i", "1.2", null).isTold(null, 128)).isFalse();
    assertThat(new BomImage("i", "1.2", null).isTold(DIGEST, 128)).isFalse();
  }

  @Test
  void ofTagAndDigestTheDigestIsTheVersionAndTheTagIsKept() {
    ObjectNode both = component(new BomImage("i", "1.2", DIGEST));
    ObjectNode tagged = component(new BomImage("i", "1.2", null));

    assertThat(both.path("version").asText()).isEqualTo(DIGEST);
    assertThat(both.at("/hashes/0/content").asText()).isEqualTo("0123456789abcdef".repeat(4));
    assertThat(BomGiven.properties(both)).containsOnlyKeys("tag").containsEntry("tag", "1.2");
    assertThat(tagged.path("version").asText()).isEqualTo("1.2");
    assertThat(tagged.has("hashes")).isFalse();
    assertThat(tagged.has("properties")).isFalse();
    assertThat(component(new BomImage("i", null, null)).has("version")).isFalse();
  }

  private static ObjectNode component(BomImage image) {
    ObjectNode component = new ObjectMapper().createObjectNode();
    image.put(component, List.of());
    return component;
  }
}
