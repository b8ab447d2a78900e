package dev.plumbline.run;

/**
 * Moments at which a test can kill the process: where the system property {@code
 * plumbline.pause.at} names one, the process says so and waits there for its end. Without the
 * property nothing happens.
 */
public final class PausePoints {
  private static final String PAUSED = System.getProperty("plumbline.pause.at");

  private PausePoints() {}

  public static void reach(String moment) {
    if (moment.equals(PAUSED)) {
      System.out.println("paused at " + moment);
      System.out.flush();
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
