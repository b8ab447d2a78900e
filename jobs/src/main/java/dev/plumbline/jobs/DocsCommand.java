package dev.plumbline.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumbline docs}: writes the generated documents. */
@Command(
    name = "docs",
    description =
        "Writes the generated documents under docs/ and the generated parts of README.md.")
final class DocsCommand implements OfflineCommand {
  @Parameters(paramLabel = "DIR", arity = "0..1", description = "Folder; docs by default.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Path target =
        folder == null ? Path.of(System.getProperty("plumbline.home", "."), "docs") : folder;
    Files.createDirectories(target);
    for (Map.Entry<String, String> document : Documents.all().entrySet()) {
      Files.createDirectories(target.resolve(document.getKey()).getParent());
      Files.writeString(target.resolve(document.getKey()), document.getValue());
      System.out.println(target.resolve(document.getKey()));
    }
    Path readme = target.resolveSibling("README.md");
    if (folder == null && Files.exists(readme)) {
      Files.writeString(readme, Readme.renewed(Files.readString(readme)));
      System.out.println(readme);
    }
    return 0;
  }
}
