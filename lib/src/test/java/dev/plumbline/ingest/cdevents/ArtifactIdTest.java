package dev.plumbline.ingest.cdevents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which model, version and digest a package URL names. */
class ArtifactIdTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "pkg:oci/app@sha256%3A0123456789abcdef | app | - | sha256:0123456789abcdef",
        "pkg:oci/app@sha256:0123456789ABCDEF?tag=v2 | app | v2 | sha256:0123456789abcdef",
        "pkg:oci/app@sha256%3A0123456789abcdef?tag=latest | app | - | sha256:0123456789abcdef",
        "pkg:docker/team/app@1.2.0 | team/app | 1.2.0 | -",
        "PKG:mlflow/CreditFraud@3?repository_url=https://x/y@z | CreditFraud | 3 | -",
        "pkg://generic/m@1+gpu | m | 1+gpu | -",
        "pkg:npm/%40scope/app@12.3.1 | @scope/app | 12.3.1 | -",
        "pkg:npm/@scope/app | @scope/app | - | -",
        "pkg:generic/m@1?checksum=md5:0123456789abcdef | m | 1 | md5:0123456789abcdef",
        "pkg:generic/m@1#path/in/it | m | 1 | -"
      })
  void packageUrls(String text, String name, String version, String digest) {
    ArtifactId id = ArtifactId.parse(text).orElseThrow();
    assertThat(id.name()).isEqualTo(name);
    assertThat(id.spokenVersion()).isEqualTo(version);
    assertThat(id.digest()).isEqualTo(digest);
  }

  @ParameterizedTest
  @CsvSource({"ranker:9", "pkg:", "pkg:oci", "pkg:oci/", "pkg:/app@1", "pkg:oci/a%zz@1", "''"})
  void whatIsNoPackageUrl(String text) {
    assertThat(ArtifactId.parse(text)).isEmpty();
  }
}
