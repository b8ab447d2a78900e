package dev.plumbline.jobs;

import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Sessions;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;

/** A command that reads what is published: it takes no lock, and can change nothing. */
abstract class QuestionCommand implements Callable<Integer> {
  @Mixin private LakeOptions options = new LakeOptions();

  /**
   * Answers.
   *
   * @return the exit code
   */
  abstract int answer(PublishedNight published, PrintStream out);

  @Override
  public final Integer call() {
    String lake = options.lake();
    Console console = new Console(System.out);
    // Elsewhere than on a terminal the output is the answer, and nothing else.
    if (console.teller().isTerminal()) {
      console.does("opening Spark");
    }
    try (SparkSession session = Sessions.open(options.stores())) {
      PublishedNight published = PublishedNight.newest(new Lake(session, lake));
      console.rests();
      return answer(published, System.out);
    } finally {
      console.rests();
    }
  }
}
