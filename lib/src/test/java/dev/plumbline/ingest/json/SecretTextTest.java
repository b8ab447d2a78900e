package dev.plumbline.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "database.password",
        "dbPassword",
        "AWS_SECRET_ACCESS_KEY",
        "awsAccessKeyId",
        "fs.s3a.secret.key",
        "api-key",
        "apiKey",
        "Authorization",
        "client_secret",
        "auth_token",
        "sessionToken",
        "credentials",
        "private_key"
      })
  void namesOfSecrets(String name) {
    assertThat(SecretText.isNameOfSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max_tokens",
        "tokenizer",
        "key",
        "sort_key",
        "primary_key",
        "signature",
        "passenger_count",
        "compass",
        "monkey",
        "design",
        "author"
      })
  void namesOfOtherThings(String name) {
    assertThat(SecretText.isNameOfSecret(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://bob:pw@host/x, https://***@host/x",
    "https://ghp_secret@github.com/a.git, https://***@github.com/a.git",
    "s3a://KEY:SECRET@bucket/x, s3a://***@bucket/x",
    "jdbc:oracle:thin:scott/tiger@//h:1/s, jdbc:oracle:thin:***@//h:1/s",
    "jdbc:mysql://h/d?user=x&password=pw&ssl=1, jdbc:mysql://h/d?user=x&password=***&ssl=1",
    "jdbc:sqlserver://h;password=pw;encrypt=true, jdbc:sqlserver://h;password=***;encrypt=true",
    "id AKIAABCDEFGHIJKLMNOP end, id *** end",
    "Authorization: Bearer abcdefgh12345, Authorization: *** ***",
    "run --token=abc --lr 0.1, run --token=*** --lr 0.1",
    "srun train --hf-token abc --lr 0.1, srun train --hf-token *** --lr 0.1",
    "python t.py --dbPassword hush, python t.py --dbPassword ***"
  })
  void secretsInTexts(String text, String masked) {
    assertThat(SecretText.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abfss://container@account.dfs.core.windows.net/x",
        "ssh://git@github.com/a.git",
        "git@github.com:a/b.git",
        "s3://bucket/token/x",
        "max_tokens=100",
        "serve --tokenizer llama --max-tokens 100",
        "run --token --verbose",
        "a@b.example"
      })
  void textsWithoutSecretsStay(String text) {
    assertThat(SecretText.masked(text)).isEqualTo(text);
  }

  @Test
  void brokenJsonIsMaskedToItsTornEnd() {
    assertThat(SecretText.maskedJson("{\"a\":1,\"password\":\"hun"))
        .isEqualTo("{\"a\":1,\"password\":\"***\"");
    assertThat(SecretText.maskedJson("{\"name\":\"API_KEY\",\"value\":\"hun"))
        .doesNotContain("hun");
  }

  @Test
  void jsonInsideATextOfBrokenJsonIsMaskedToo() {
    assertThat(
            SecretText.maskedJson(
                "{\"id\":1,\"config\":\"{\\\"dbPassword\\\": \\\"hush\\\", \\\"lr\\\": 0.1}\",\"x"))
        .doesNotContain("hush")
        .contains("0.1");
    assertThat(
            SecretText.maskedJson(
                "{\"env\":\"[{\\\"name\\\":\\\"HF_TOKEN\\\",\\\"value\\\":\\\"hush\\\"}]\",\"x"))
        .doesNotContain("hush")
        .contains("HF_TOKEN");
  }
}
