package dev.plumbline.ingest.export;

import dev.plumbline.terms.ExportOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The newest of several runs.
 *
 * @param order what told so
 */
record NewestRun(ExportRun run, ExportOrder order) {
  /** Empty when nothing tells. */
  static Optional<NewestRun> of(List<ExportRun> runs) {
    List<ExportRun> current = runs.stream().filter(ExportRun::isNamedCurrent).toList();
    if (current.size() == 1) {
      return Optional.of(new NewestRun(current.get(0), ExportOrder.MANIFEST));
    }
    return latest(runs, ExportRun::madeAt, ExportOrder.MANIFEST)
        .or(() -> named(runs))
        .or(() -> latest(runs, ExportRun::modifiedAt, ExportOrder.MODIFICATION_TIME));
  }

  private static Optional<NewestRun> latest(
      List<ExportRun> runs, Function<ExportRun, Optional<Instant>> time, ExportOrder order) {
    List<Instant> times = runs.stream().map(time).flatMap(Optional::stream).toList();
    return times.size() == runs.size() && new HashSet<>(times).size() == times.size()
        ? runs.stream()
            .max(Comparator.comparing(run -> time.apply(run).orElseThrow()))
            .map(run -> new NewestRun(run, order))
        : Optional.empty();
  }

  private static Optional<NewestRun> named(List<ExportRun> runs) {
    boolean isOneShape = runs.stream().map(run -> run.name().shape()).distinct().count() == 1;
    boolean areApart =
        runs.stream().map(run -> run.name().marks()).distinct().count() == runs.size();
    return isOneShape && areApart
        ? runs.stream()
            .max(Comparator.comparing(run -> String.join("|", run.name().marks())))
            .map(run -> new NewestRun(run, ExportOrder.NAME))
        : Optional.empty();
  }
}
