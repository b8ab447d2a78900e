package dev.plumbline.jobs;

import dev.plumbline.jobs.told.Teller;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code plumbline completion}: what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = {
      "Prints the completion of bash and zsh. Take it with: source <(plumbline completion)",
      "or keep it: plumbline completion > ~/.local/share/bash-completion/completions/plumbline"
    })
final class CompletionCommand implements OfflineCommand {
  @Override
  public Integer call() {
    // A script, not a line that is told.
    Teller.of(System.out)
        .answers(AutoComplete.bash("plumbline", Main.commandLine()).stripTrailing());
    return 0;
  }
}
