package dev.plumbline.jobs;

import java.util.List;

/**
 * What failed after a night whose end is told already. A gate's no stays what a scheduler is told,
 * as no retry mends it; otherwise the first failure is.
 */
final class UntoldFailures extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Throwable> failures;
  private final boolean isStopped;

  /**
   * These, of which there is one at least.
   *
   * @param isStopped true where a gate said no
   */
  UntoldFailures(List<Throwable> failures, boolean isStopped) {
    super(failures.get(0));
    this.failures = List.copyOf(failures);
    this.isStopped = isStopped;
  }

  List<Throwable> all() {
    return failures;
  }

  boolean isStopped() {
    return isStopped;
  }
}
