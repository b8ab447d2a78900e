package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacedTest {
  @TempDir private Path folder;

  @Test
  void whatCannotBeWrittenToItsEndLeavesTheFileAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "of yesterday");

    assertThatThrownBy(
            () ->
                Placed.file(
                    file,
                    to -> {
                      to.write("half of");
                      throw new IOException("no space left on device");
                    }))
        .hasMessage("no space left on device");

    assertThat(file).hasContent("of yesterday");
    assertThat(folder.toFile().list()).containsExactly("page.html");
  }

  @Test
  void aLinkStaysAndLeadsToTheNewContent() throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "of yesterday");
    Path link = Files.createSymbolicLink(folder.resolve("newest.html"), file);

    Placed.text(link, "of today");

    assertThat(file).hasContent("of today");
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  @Test
  void whatIsNoFileIsWrittenToAndStays() throws IOException {
    Path nowhere = Path.of("/dev/null");

    Placed.text(nowhere, "anything");

    assertThat(Files.exists(nowhere) && !Files.isRegularFile(nowhere)).isTrue();
  }
}
