package dev.plumbline.run.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PartIteratorTest {
  private static final List<String> MANY =
      IntStream.range(0, 100_000).mapToObj("{\"run_id\":\"run-%06d\"}"::formatted).toList();

  @Test
  void allLinesAreInPartsOnceAndInOrder() throws IOException {
    StringBuilder text = new StringBuilder();
    long rows = 0;
    List<RowLayout.Cells> parts = WrittenExport.parts("t", "2026-07", MANY, Set.of());
    for (RowLayout.Cells part : parts) {
      byte[] packed = (byte[]) part.value(ExportParts.CONTENT);
      String own =
          new String(
              new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat((long) own.length()).isEqualTo(part.whole(ExportParts.BYTES));
      text.append(own);
      rows += part.whole(ExportParts.ROWS);
    }
    assertThat(parts).hasSizeBetween(2, 30);
    assertThat(rows).isEqualTo(MANY.size());
    assertThat(text.toString().lines()).containsExactlyElementsOf(MANY);
  }

  @Test
  void oneLineMoreChangesOnePart() {
    List<String> more = new ArrayList<>(MANY);
    more.add("{\"run_id\":\"run-050000-and-one\"}");

    Set<String> before = digests(MANY);
    Set<String> after = digests(more);

    Set<String> added = new HashSet<>(after);
    added.removeAll(before);
    assertThat(added).hasSizeBetween(1, 2);
  }

  @Test
  void aPartThatIsThereIsNotMadeAgain() {
    RowLayout.Cells first = WrittenExport.parts("t", "all", MANY, Set.of()).get(0);

    RowLayout.Cells again =
        WrittenExport.parts("t", "all", MANY, Set.of(ExportPart.of(first).path())).get(0);

    assertThat(first.has(ExportParts.CONTENT)).isTrue();
    assertThat(again.has(ExportParts.CONTENT)).isFalse();
    assertThat(ExportPart.of(again)).isEqualTo(ExportPart.of(first));
  }

  private static Set<String> digests(List<String> lines) {
    Set<String> digests = new HashSet<>();
    WrittenExport.parts("t", "all", lines, Set.of())
        .forEach(part -> digests.add(part.text(ExportParts.SHA256)));
    return digests;
  }
}
