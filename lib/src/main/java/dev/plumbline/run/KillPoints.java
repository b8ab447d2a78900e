package dev.plumbline.run;

/**
 * Moments at which a test can end the process as a kill would: the system property {@code
 * plumbline.kill.at} names one. Without the property nothing happens.
 */
final class KillPoints {
  private KillPoints() {}

  static void reach(String moment) {
    if (moment.equals(System.getProperty("plumbline.kill.at"))) {
      Runtime.getRuntime().halt(137);
    }
  }
}
