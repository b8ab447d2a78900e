package dev.plumbline.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tidy.TidyIngester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingSectionTest {

  private static MappingSection section(String yaml) throws MalformedFile {
    return MappingSection.of(
        Mappings.settings(new TidyIngester(Packing.CSV), Mappings.declared("m.yaml", yaml)));
  }

  @Test
  void valuesAreTextsWithTheirLines() throws MalformedFile {
    MappingSection section = section("a: 007\n# comment\nb: no\nc: {x: 1e3}\nd: [on, 1.0]\ne:\n");

    assertThat(section.text("a")).contains(new DeclaredText("007", 1));
    assertThat(section.text("b")).contains(new DeclaredText("no", 3));
    assertThat(section.section("c").orElseThrow().text("x")).contains(new DeclaredText("1e3", 4));
    assertThat(section.texts("d"))
        .containsExactly(new DeclaredText("on", 5), new DeclaredText("1.0", 5));
    assertThat(section.text("e")).isEmpty();
    assertThat(section.has("e")).isFalse();
    assertThat(section.keys()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void anUnknownKeyNamesTheNearest() throws MalformedFile {
    MappingSection section = section("shape: wide\nvalus: x\n");

    assertThatThrownBy(() -> section.knows(List.of("shape", "values")))
        .hasMessageContaining("m.yaml line 2")
        .hasMessageContaining("did you mean 'values'");
  }

  @Test
  void aKeyMayStandOnce() {
    assertThatThrownBy(() -> section("a: 1\nb: 2\na: 3\n"))
        .hasMessageContaining("m.yaml line 3")
        .hasMessageContaining("'a' stands twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "a: [b",
        "a: b: c",
        "- a\n- b\n",
        "only a text",
        "? [a, b]\n: c\n",
        "a: \u0000",
        "a: 1\n---\nb: 2\n",
        "\t- a"
      })
  void whatIsNoMappingIsRefusedWithALine(String yaml) {
    assertThatThrownBy(() -> section(yaml))
        .isInstanceOfSatisfying(
            MalformedFile.class,
            e -> {
              assertThat(e.file()).isEqualTo("m.yaml");
              assertThat(e.line()).isPositive();
              assertThat(e.remedy()).isNotBlank();
            });
  }

  @Test
  void aLoopOfAliasesIsNoLoopHere() throws MalformedFile {
    assertThatThrownBy(() -> section("a: &x [*x]\n").texts("a"))
        .hasMessageContaining("no single value");
  }

  @Test
  void aSourceWithoutAMappingSaysWhatItNeeds() {
    assertThat(Mappings.mistake(new TidyIngester(Packing.CSV), SourceDialect.NONE).getMessage())
        .contains("source src", "needs a declared mapping", "mapping: FILE.yaml");
  }
}
