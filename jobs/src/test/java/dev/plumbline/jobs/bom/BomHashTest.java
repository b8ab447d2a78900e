package dev.plumbline.jobs.bom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BomHashTest {
  private static ObjectNode put(String digest) {
    ObjectNode component = new ObjectMapper().createObjectNode();
    BomHash.put(digest, component);
    return component;
  }

  @ParameterizedTest
  @CsvSource({
    "md5, 32, MD5",
    "sha1, 40, SHA-1",
    "sha256, 64, SHA-256",
    "sha384, 96, SHA-384",
    "sha512, 128, SHA-512"
  })
  void aWholeDigestThatSaysItsAlgorithmIsAHash(String algorithm, int digits, String word) {
    String content = "a1".repeat(digits / 2);

    for (String digest : new String[] {algorithm + ":" + content, algorithm + "=" + content}) {
      assertThat(put(digest).at("/hashes/0/alg").asText()).as(digest).isEqualTo(word);
      assertThat(put(digest).at("/hashes/0/content").asText()).isEqualTo(content);
    }
    assertThat(put(algorithm + ":" + content.substring(1))).as("it was cut").isEmpty();
    assertThat(put(algorithm + ":" + content + "a")).as("it is too long").isEmpty();
  }

  @Test
  void capitalLettersAreTheSameDigest() {
    assertThat(put("SHA256:" + "AB".repeat(32))).isEqualTo(put("sha256:" + "ab".repeat(32)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "sha224:0123456789abcdef0123456789abcdef0123456789abcdef01234567",
        "crc32:01234567",
        "sha256:",
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
        "snapshot:12",
        "latest",
        ""
      })
  void whatSaysNoAlgorithmOrOneThatCycloneDxDoesNotKnowIsNone(String digest) {
    assertThat(put(digest)).isEmpty();
  }

  @Test
  void whatIsNotKnownIsNone() {
    assertThat(put(null)).isEmpty();
  }
}
