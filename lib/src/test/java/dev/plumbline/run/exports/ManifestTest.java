package dev.plumbline.run.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final String WHOLE =
      "{'format':1,'publication':4,'night':'n','at':'t','dates':['2026-07-14'],'tables':{'t':"
          + "{'columns':[],'parts':[{'path':'p','sha256':'s'}]}}}";

  @Test
  void aManifestIsReadAsItWasWritten() {
    Manifest manifest = read(WHOLE);

    assertThat(Manifest.read(manifest.text())).isEqualTo(manifest);
    assertThat(manifest.parts()).extracting(ExportPart::path).containsExactly("p");
  }

  @Test
  void oneOfAnotherFormatIsReadAsFarAsItsFormat() {
    assertThat(read("{'format':2,'whatever':[1]}").format()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "5",
        "{}",
        "{'format':1}",
        "{'format':-1}",
        "{'format':'x'}",
        "{'format':1,'night':'n','at':'t','dates':[],'tables':{}}",
        "{'format':1,'night':'n','at':'t','dates':[null],'tables':{}}",
        "{'format':1,'night':'n','at':'t','dates':['d'],'tables':{'t':null}}",
        "{'format':1,'night':'n','at':'t','dates':['d'],'tables':{'t':{'columns':[]}}}",
        "{'format':1,'night':'n','at':'t','dates':['d'],'tables':{'t':{'columns':[],"
            + "'parts':[null]}}}",
        "{'format':1,'night':'n','at':'t','dates':['d'],'tables':{'t':{'columns':[],"
            + "'parts':[{}]}}}"
      })
  void whatIsNoManifestIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "{'publication':'4'}", "{'publication':1e99}"})
  void whatNamesNoPublicationIsRefused(String pointer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Manifest.name(pointer.replace('\'', '"')));
    assertThat(Manifest.name("{\"publication\":12}")).isEqualTo("12/manifest.json");
  }

  private static Manifest read(String text) {
    return Manifest.read(text.replace('\'', '"'));
  }
}
