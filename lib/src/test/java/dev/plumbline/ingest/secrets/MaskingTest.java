package dev.plumbline.ingest.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.secrets.PlantedSecrets.Planted;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @Test
  void everyPlantedKindIsGoneAndTheRestStays() {
    assertThat(PlantedSecrets.texts()).hasSizeGreaterThanOrEqualTo(32);
    for (Planted planted : PlantedSecrets.texts()) {
      String masked = SecretText.masked(planted.text());
      assertThat(masked)
          .as(planted.text())
          .isIn(
              planted.names().stream()
                  .map(name -> planted.before() + SecretText.mask(name) + planted.after())
                  .toList());
      assertThat(SecretText.masked(masked)).isEqualTo(masked);
    }
  }

  @Test
  void everyRuleOfTheFileHasAPlantedTextThatItMasksByItself() {
    for (SecretRule rule : SecretText.rules().all()) {
      boolean isPlanted =
          PlantedSecrets.texts().stream()
              .filter(planted -> planted.names().contains(rule.name()))
              .anyMatch(planted -> !rule.masked(planted.text()).contains(secretPart(planted)));
      assertThat(isPlanted).as("%s %s", rule.name(), rule.expression()).isTrue();
    }
  }

  /** Of a login, the part behind the name: not every rule masks the name too. */
  private static String secretPart(Planted planted) {
    return planted.secret().replaceFirst("^acme:", "");
  }

  @Test
  void aTextInQuotesInACellOfCsvIsMasked() {
    assertThat(SecretText.masked("1,\"{\"\"note\"\":\"\"my_token = \\\"\"hush1\\\"\"\"\"}\",2"))
        .doesNotContain("hush1")
        .startsWith("1,\"{\"\"note\"\":\"\"my_token = ")
        .endsWith("}\",2");
  }

  @Test
  void secretsBehindEscapesAreFoundToo() {
    String token = "gh" + "p_q7Rk2mXv9LpT4wZs8NdB3hYc";
    for (String before : List.of("\\n", "%3D", "\\u001b[0m", "\u001b[31m", "=", "_", "\\t")) {
      assertThat(SecretText.masked("a" + before + token))
          .isEqualTo("a" + before + "[masked: github token]");
    }
    assertThat(SecretText.masked("a\\ntoken=hush&b"))
        .isEqualTo("a\\ntoken=[masked: secret by name]&b");
    assertThat(SecretText.masked("mighp_q7Rk2mXv9LpT4wZs8NdB3hYc")).doesNotContain("masked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max_tokens=4096",
        "\"max_tokens\": 4096, \"tokenizer\": \"llama\"",
        "eos_token_id=2",
        "eos_token=</s>",
        "pad_token: <pad>",
        "\"eos_token\": \"<|endoftext|>\"",
        "time_to_first_token: 0.25",
        "token=128",
        "commit 3f9a1c07be52d84466f0a19c2be7d35504c8e1fa",
        "revision: 3f9a1c07be52d84466f0a19c2be7d35504c8e1fa",
        "key: 3f9a1c07be52d84466f0a19c2be7d35504c8e1fa",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "image: repo/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "arn:aws:ec2:us-east-1:123456789012:instance/i-0a1b2c3d4e5f60718",
        "secret: arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1b2",
        "GPU-5a1b2c3d-1111-2222-3333-444455556666",
        "/subscriptions/5a1b2c3d-1111-2222-3333-444455556666/resourceGroups/x/providers/Y/vm1",
        "projects/p/zones/asia-east1-b/instances/n",
        "//compute.googleapis.com/projects/p/zones/us-central1-a/instances/1234",
        "5a1b2c3d-1111-2222-3333-444455556666",
        "DCGM_FI_PROF_SM_ACTIVE{gpu=\"0\",UUID=\"GPU-5a1b\",pod=\"sk-learn-train-0\"} 0.5",
        "asia-southeast1",
        "Basic Load Balancer hours",
        "basic training of bearer networks",
        "tar -xpf a.tar; docker run -p 8080:80 x; train -pthread",
        "ssh -p 2222 host",
        "sort_key=name_of_the_column_to_sort_by",
        "secretName: db-credentials",
        "password_file=/run/secrets/db",
        "HF_TOKEN=${HF_TOKEN}",
        "token: ${{ secrets.TOKEN }}",
        "2026-07-14T08:00:00Z",
        "s3://bucket/token/part-0001.parquet",
        "AmazonEC2 p5.48xlarge On-Demand Linux per hour",
        "hf_transfer enabled",
        "keyboard: monkey business for everyone",
        "pass@1: 0.71",
      })
  void innocentTextsStay(String text) {
    assertThat(SecretText.masked(text)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource({
    "db_password, 12345, true",
    "PGPASSWORD, x1, true",
    "token, hush, true",
    "api_key, 3f9a1c07be52d84466f0a19c2be7d35504c8e1fa, true",
    "auth, Zk8vQ2mX7pL4wR9sT1nB, true",
    "token, 128, false",
    "max_tokens, 128, false",
    "tokenizer, llama, false",
    "eos_token_id, 2, false",
    "image_token, <image>, false",
    "ssh_key, 'SHA256:abcdefgh', true",
    "cache_key, 3f9a1c07be52d84466f0a19c2be7d35504c8e1fa, false",
    "key, a-name-of-some-cache-entry-1, false",
    "token_url, https://idp/x, false"
  })
  void valuesUnderNames(String name, String value, boolean isSecret) {
    assertThat(SecretText.masked(name, value))
        .isEqualTo(isSecret ? "[masked: secret by name]" : value);
  }

  @Test
  void aNumberInJsonIsMaskedIntoAText() {
    assertThat(SecretText.masked("{\"password\": 12345, \"lr\": 1}"))
        .isEqualTo("{\"password\": \"[masked: secret by name]\", \"lr\": 1}");
    assertThat(SecretText.masked("[\"t.py\", \"--api-key\", \"hush\", \"--lr\", \"1\"]"))
        .isEqualTo("[\"t.py\", \"--api-key\", \"[masked: secret by name]\", \"--lr\", \"1\"]");
  }

  @Test
  void longTextsTakeTimeInProportionToTheirLength() {
    for (String part :
        new String[] {
          "token ", "eyJ", "password=", "\\\"key\\\":", "-p", "http://a:b", "a@", "curl -u "
        }) {
      String text = part.repeat(1_000_000 / part.length());
      long start = System.nanoTime();
      SecretText.masked(text);
      assertThat((System.nanoTime() - start) / 1_000_000).as(part).isLessThan(20_000);
    }
  }

  @Test
  void theMaskedMapsOfASinkKeepWhatIsInnocent() {
    assertThat(SecretText.masked("team", "vision")).isEqualTo("vision");
    assertThat(Map.of("a", SecretText.masked("x", "run " + "gh" + "p_q7Rk2mXv9LpT4wZs8NdB3hYc")))
        .containsEntry("a", "run [masked: github token]");
  }

  @Test
  void idsUnderNeutralNamesStayByteForByte() {
    Random random = new Random(20260714);
    for (int i = 0; i < 20_000; i++) {
      String hex = hex(random, 64);
      String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
      String account = Long.toString(100_000_000_000L + random.nextInt(1_000_000_000));
      for (String id :
          List.of(
              uuid,
              "GPU-" + uuid,
              hex.substring(0, 40),
              hex.substring(0, 32),
              "sha256:" + hex,
              "i-0" + hex.substring(0, 16),
              "vol-0" + hex.substring(0, 16),
              "arn:aws:ec2:us-east-1:" + account + ":instance/i-0" + hex.substring(0, 16),
              "arn:aws:secretsmanager:eu-west-1:" + account + ":secret:db-" + hex.substring(0, 6),
              "/subscriptions/" + uuid + "/resourceGroups/ml/providers/x/virtualMachines/vm1",
              "projects/p-" + hex.substring(0, 8) + "/zones/asia-east1-b/instances/" + account,
              "registry.example.com/train@sha256:" + hex,
              "ocid1.instance.oc1.phx." + hex.substring(0, 60),
              account,
              account.substring(0, 7) + "_" + random.nextInt(999) + ".batch",
              Base64.getEncoder().encodeToString(hex.substring(0, 48).getBytes(UTF_8)))) {
        for (String text : List.of(id, "id=" + id, "run: " + id, "{\"digest\":\"" + id + "\"}")) {
          assertThat(SecretText.masked(text)).isSameAs(text);
        }
        assertThat(SecretText.masked("resource_id", id)).isSameAs(id);
      }
    }
  }

  private static String hex(Random random, int length) {
    StringBuilder hex = new StringBuilder();
    while (hex.length() < length) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }
}
