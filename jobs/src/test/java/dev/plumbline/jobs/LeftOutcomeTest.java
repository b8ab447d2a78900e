package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.LastAct;
import dev.plumbline.storage.OutcomeNote;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver leaves as its exit code for whoever waits for it. */
class LeftOutcomeTest {
  @TempDir private Path folder;

  @Test
  void aDriverThatIsToldToEndLeavesNoCodeOfWhatItCutShort() throws Exception {
    String note = OutcomeNote.in(folder.toString(), "1");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-opens"))
            .toList());
    words.add("-D" + OutcomeNote.SETTING + "=" + note);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Ending.class.getName()));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).as(said).isEqualTo(143);
    assertThat(OutcomeNote.taken(note, Map.of())).as(said).isEmpty();
  }

  /** A driver that a signal ends while its command comes to an end, which was cut short. */
  public static final class Ending {
    private Ending() {}

    public static void main(String[] arguments) {
      LastAct.of(() -> Main.leave(0));
      System.exit(143);
    }
  }
}
