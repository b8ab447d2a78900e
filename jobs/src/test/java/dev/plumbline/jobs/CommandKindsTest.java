package dev.plumbline.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.plumbline.run.Night;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Sessions;
import dev.plumbline.storage.lease.Lease;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Every command is of one kind, and opens no more than its kind may. */
class CommandKindsTest {
  private static final JavaClasses COMMANDS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.plumbline.jobs");

  @Test
  void aQuestionCannotReachTheLake() {
    noClasses()
        .that()
        .areAssignableTo(QuestionCommand.class)
        .and()
        .doNotBelongToAnyOf(QuestionCommand.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Lake.class, Sessions.class, SparkSession.class, Lease.class, Night.class)
        .check(COMMANDS);
  }

  @Test
  void anOfflineCommandStartsNoSession() {
    noClasses()
        .that()
        .areAssignableTo(OfflineCommand.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Lake.class, Sessions.class, SparkSession.class, Night.class)
        .check(COMMANDS);
  }

  @Test
  void aCommandThatAnswersFromTheExportStartsNoSession() {
    noClasses()
        .that()
        .areAssignableTo(AnswerCommand.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Lake.class, Sessions.class, SparkSession.class, Lease.class, Night.class)
        .check(COMMANDS);
  }

  @Test
  void everyCommandStandsInTheHelpAmongThoseOfItsKind() {
    String help = Main.commandLine().getUsageMessage();
    for (CommandGroup group : Main.commands()) {
      assertThat(help).contains(group.title());
      for (Callable<Integer> command : group.commands()) {
        String name = command.getClass().getAnnotation(picocli.CommandLine.Command.class).name();
        assertThat(help.substring(help.indexOf(group.title()))).contains("\n  " + name + " ");
      }
    }
  }
}
