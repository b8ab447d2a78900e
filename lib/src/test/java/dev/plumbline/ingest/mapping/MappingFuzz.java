package dev.plumbline.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fuzz.FuzzTarget;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.Specimens;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Mappings as people write them, of every format that needs one. */
public final class MappingFuzz {
  /** A target for each format with a declared mapping. */
  public static final List<FuzzTarget> TARGETS =
      Specimens.ALL.stream()
          .filter(specimen -> specimen.dialect().declaredMapping().isPresent())
          .map(MappingFuzz::of)
          .toList();

  private MappingFuzz() {}

  private static FuzzTarget of(Specimen specimen) {
    String shipped = specimen.dialect().declaredMapping().orElseThrow().text();
    return FuzzTarget.ofText(
        "mapping-of-" + specimen.format(), text -> check(specimen.ingester(), text), shipped);
  }

  private static void check(Ingester ingester, String text) {
    try {
      ingester.check(Mappings.settings(ingester, Mappings.declared("mapping.yaml", text)));
    } catch (MalformedFile e) {
      assertThat(e.remedy()).isNotBlank();
      assertThat(e.line()).isBetween(1L, text.getBytes(StandardCharsets.UTF_8).length + 2L);
    }
  }
}
