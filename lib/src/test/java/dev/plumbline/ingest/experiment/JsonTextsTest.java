package dev.plumbline.ingest.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.json.MaskedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTextsTest {
  private static String opened(String inside) throws IOException {
    ObjectNode object = new ObjectMapper().createObjectNode().put("text", inside);
    JsonNode masked = MaskedJson.read(object.toString().getBytes(StandardCharsets.UTF_8));
    JsonTexts.open(masked, "text", "other");
    return masked.path("text").toString();
  }

  @Test
  void aTextOfJsonIsJsonWithoutItsSecrets() throws IOException {
    // What masking the text as a whole took with its quotes is a text again.
    assertThat(opened("{\"password\": \"x\", \"n\": 1}"))
        .isEqualTo("{\"n\":1,\"password\":\"[masked: secret by name]\"}");
    assertThat(opened("[{\"name\":\"API_KEY\",\"value\":\"x\"}]"))
        .isEqualTo("[{\"name\":\"API_KEY\",\"value\":\"[masked: secret by name]\"}]");
    assertThat(opened("{\"loss\": NaN, \"runs\": [{\"a\": 1}]}"))
        .isEqualTo("{\"loss\":\"NaN\",\"runs\":[{\"a\":1}]}");
  }

  @Test
  void whatIsNoJsonStaysATextWithoutItsSecrets() throws IOException {
    assertThat(opened("plain")).isEqualTo("\"plain\"");
    assertThat(opened("{\"dbPassword\":\"x"))
        .isEqualTo("\"{\\\"dbPassword\\\":\\\"[masked: secret by name]\"");
    JsonNode noObject = new ObjectMapper().readTree("[1]");
    JsonTexts.open(noObject, "text");
    assertThat(noObject.toString()).isEqualTo("[1]");
  }
}
