package dev.plumbline.ingest.secrets;

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
    "https://bob:pw@host/x, https://[masked: login in a URL]@host/x",
    "https://ghp_secret@github.com/a.git, https://[masked: login in a URL]@github.com/a.git",
    "s3a://KEY:SECRET@bucket/x, s3a://[masked: login in a URL]@bucket/x",
    "jdbc:oracle:thin:scott/tiger@//h:1/s, jdbc:oracle:thin:[masked: login in a URL]@//h:1/s",
    "jdbc:mysql://h/d?user=x&password=pw&ssl=1, jdbc:mysql://h/d?user=x&password=[masked:"
        + " secret by name]&ssl=1",
    "jdbc:sqlserver://h;password=pw;encrypt=true, jdbc:sqlserver://h;password=[masked:"
        + " secret by name];encrypt=true",
    "id AKIAABCDEFGHIJKLMNOP end, id [masked: aws access key] end",
    "Authorization: Bearer abcdefgh12345, Authorization: Bearer [masked: bearer token]",
    "run --token=abc --lr 0.1, run --token=[masked: secret by name] --lr 0.1",
    "srun train --hf-token abc --lr 0.1, srun train --hf-token [masked: secret by name] --lr 0.1",
    "python t.py --dbPassword hush, python t.py --dbPassword [masked: secret by name]"
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
    assertThat(SecretText.masked("{\"a\":1,\"password\":\"hun"))
        .isEqualTo("{\"a\":1,\"password\":\"[masked: secret by name]");
    assertThat(SecretText.masked("{\"name\":\"API_KEY\",\"value\":\"hun")).doesNotContain("hun");
  }

  @Test
  void jsonInsideATextOfBrokenJsonIsMaskedToo() {
    assertThat(
            SecretText.masked(
                "{\"id\":1,\"config\":\"{\\\"dbPassword\\\": \\\"hush\\\", \\\"lr\\\": 0.1}\",\"x"))
        .doesNotContain("hush")
        .contains("0.1");
    assertThat(
            SecretText.masked(
                "{\"env\":\"[{\\\"name\\\":\\\"HF_TOKEN\\\",\\\"value\\\":\\\"hush\\\"}]\",\"x"))
        .doesNotContain("hush")
        .contains("HF_TOKEN");
  }
}
