package dev.plumbline.run.doctor;

import dev.plumbline.config.BoundRegistries;
import dev.plumbline.config.Configuration;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.config.Inspection;
import dev.plumbline.config.Place;
import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.failure.Failure;
import dev.plumbline.run.survey.Asked;
import dev.plumbline.run.survey.FileSample;
import dev.plumbline.run.survey.SourceSeen;
import dev.plumbline.run.survey.Survey;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.LandingList;
import dev.plumbline.storage.ObjectStores;
import dev.plumbline.storage.OfflineLanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a night would stumble over, without running one and without a session. */
public final class Doctor {
  private final Place place;
  private final String lake;
  private final Instant now;
  private long files;
  private long bytes;
  private Instant newest;

  /**
   * A look at a configuration.
   *
   * @param place where the configuration lies
   * @param lake where the tables are to lie, or null for what the configuration says
   * @param now the run's clock
   */
  public Doctor(Place place, String lake, Instant now) {
    this.place = place;
    this.lake = lake;
    this.now = now;
  }

  /** Looks at everything; what is as it should be is said too. */
  public List<Finding> examine() {
    Inspection inspection = ConfigurationFile.inspect(place);
    List<Finding> findings = new ArrayList<>();
    for (Failure problem : inspection.problems()) {
      findings.add(Finding.error(problem.getMessage(), problem.because(), problem.remedy()));
    }
    Optional<ConfigurationFile> read = inspection.file();
    if (read.isEmpty()) {
      return findings;
    }
    Configuration configuration = read.get().configuration();
    if (findings.isEmpty()) {
      findings.add(Finding.ok(described(configuration), place.file()));
    }
    String tables = lake == null ? configuration.lake() : lake;
    findings.add(LakeFindings.of(tables));
    OfflineLanding landing = new OfflineLanding(ObjectStores.impatient(read.get().s3().settings()));
    Examination examination = looked(landing, inspection, configuration, findings);
    findings.addAll(
        MachineFindings.of(
            new MachineFindings.Seen(tables, files, bytes, newest), read.get().telling(), now));
    findings.addAll(SourceFindings.of(examination));
    findings.addAll(BillFindings.of(examination));
    findings.addAll(NodeFindings.of(examination));
    findings.addAll(OwnerFindings.of(examination));
    findings.addAll(UnusedEntries.of(examination));
    BoundRegistries bound = BoundRegistries.of(read.get());
    if (!bound.isEmpty()) {
      findings.add(Finding.warning(bound.problem(), place.file(), bound.remedy()));
    }
    findings.addAll(PrivacyFindings.of(examination));
    findings.addAll(PriceFindings.of(examination));
    return findings;
  }

  private Examination looked(
      OfflineLanding landing,
      Inspection inspection,
      Configuration configuration,
      List<Finding> findings) {
    Survey survey =
        new Survey(
            landing,
            FileSample.QUICK,
            now.plus(configuration.limits().futureTolerance()),
            new Asked(
                new Nodes(configuration.nodes()), new GpuTypes(configuration.instanceTypes())));
    List<SourceSeen> seen = new ArrayList<>();
    for (Source source : configuration.sources()) {
      LandingList looked =
          landing.look(
              source.settings().name(), source.settings().format(), source.folder(), source.glob());
      looked
          .passedBy()
          .forEach(
              passed ->
                  findings.add(
                      Finding.warning(
                          "source " + source.settings().name() + ": " + passed.text(),
                          place.file() + " line " + inspection.lineOf(source),
                          "deliver regular files into the source's folder")));
      if (looked.files().isEmpty()) {
        findings.add(
            Finding.error(
                "source " + source.settings().name() + " has no files",
                place.file() + " line " + inspection.lineOf(source),
                "nothing matches "
                    + source.glob()
                    + " under "
                    + source.folder()
                    + ": correct path: of the source, or deliver its files"));
      } else {
        seen.add(survey.look(source, counted(looked.files())));
      }
    }
    return new Examination(place.file(), inspection, configuration, seen, survey.fleet());
  }

  private List<LandingFile> counted(List<LandingFile> found) {
    found.forEach(this::count);
    return found;
  }

  private void count(LandingFile file) {
    files++;
    bytes += Math.max(0, file.bytes());
    Instant at = file.modifiedAt();
    newest = newest == null || at != null && at.isAfter(newest) ? at : newest;
  }

  private static String described(Configuration read) {
    return "the configuration: "
        + Examination.count(read.sources().size(), "source", "sources")
        + ", "
        + Examination.count(read.nodes().size(), "node", "nodes")
        + ", "
        + Examination.count(read.owners().size(), "owner", "owners")
        + ", "
        + Examination.count(read.prices().size(), "price", "prices");
  }
}
