package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell and its user are told of the commands. */
class ShellHelpTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(String... arguments) {
    said.reset();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    return Main.told(arguments, stream, stream);
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void bashCompletesCommandsAndTheirOptions() throws Exception {
    assertThat(run("completion")).isZero();
    Path script = Files.writeString(folder.resolve("completion"), text());
    assertThat(completed(script, "plumbline", "nigh")).contains("nightly");
    assertThat(completed(script, "plumbline", "nightly", "--me", "x", "--lo"))
        .contains("--log-format")
        .doesNotContain("--json");
    assertThat(completed(script, "plumbline", "status", "--js")).contains("--json");
  }

  /** What bash offers for the last of these words. */
  private static String completed(Path script, String... words)
      throws IOException, InterruptedException {
    String asked =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_plumbline; echo \"${COMPREPLY[@]}\""
            .formatted(script, String.join(" ", words), words.length - 1);
    Process bash = new ProcessBuilder("bash", "-c", asked).redirectErrorStream(true).start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(answer).isZero();
    return answer;
  }

  @Test
  void helpOfACommandIsTheSameAsItsOption() {
    assertThat(run("nightly", "--help")).isZero();
    String option = text();
    assertThat(run("help", "nightly")).isZero();
    assertThat(text()).isEqualTo(option).contains("--log-format", "--quiet");
    assertThat(run("help")).isZero();
    assertThat(text()).contains("Questions: they read what is published");
    assertThat(run("help", "nightli")).isEqualTo(2);
    assertThat(text()).contains("there is no command nightli", "nightly");
  }

  @Test
  void theManualPageNamesEveryCommandAndOption() {
    String page = ManPage.of(Main.commandLine());
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(page).contains(".SS plumbline " + name.replace("-", "\\-"));
              command.getCommandSpec().options().stream()
                  .filter(option -> !option.usageHelp() && !option.versionHelp())
                  .forEach(
                      option ->
                          assertThat(page).contains(option.longestName().replace("-", "\\-")));
            });
    assertThat(page.lines().filter(line -> line.startsWith(".")))
        .as("requests, and no text that begins with a dot")
        .allMatch(line -> line.matches("\\.(\\\\\"|TH|nh|ad|SH|SS|TP|B|I)( .*)?"));
  }
}
