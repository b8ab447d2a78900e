package dev.plumbline.storage;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several things at once, in threads of their own. They see the classes that their caller sees, and
 * its session; threads of Java's common pool see neither where spark-submit brought the program.
 */
final class SideBySide {
  private SideBySide() {}

  /**
   * Runs all of these and waits until all have ended, whatever befell one of them.
   *
   * @param atOnce how many at the same time
   * @throws RuntimeException what the first of them threw that threw anything
   */
  static void run(int atOnce, List<Runnable> several) {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            atOnce,
            work -> {
              Thread thread = new Thread(work, "side-by-side");
              thread.setContextClassLoader(classes);
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Callable<Object>> calls = several.stream().map(Executors::callable).toList();
      for (Future<Object> ended : threads.invokeAll(calls)) {
        ended.get();
      }
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    } finally {
      threads.shutdown();
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
  }
}
