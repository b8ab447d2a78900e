package dev.plumbline.run.answers;

import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.lineage.graph.IdentityStrength;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * With what two versions were made: code, environment and parameters, as their training runs state
 * them by the end of the date. A tree that was changed, an image whose name may mean another
 * tomorrow and a masked value are not told.
 */
final class MakingPart {
  private static final String DIRTY = "-dirty";
  private static final Told NOT_AMONG = new Told("not among them", true);
  private static final Told NO_PARAMETERS = new Told("none", true);

  private MakingPart() {}

  static ComparedPart code(ComparedVersion first, ComparedVersion second) {
    return new ComparedPart(
        "code",
        List.of(
            of("commit", first, second, MakingPart::commit),
            of(
                "repository",
                first,
                second,
                version ->
                    said(version, LineageRun.CODE_REPOSITORY, LineageRun.CODE_KNOWN_AT)
                        .or(
                            () ->
                                said(
                                    version,
                                    LineageRun.CODE_REPOSITORY,
                                    LineageRun.CODE_BRANCH_KNOWN_AT))
                        .map(Told::of)
                        .orElse(Told.NOTHING)),
            of(
                "branch",
                first,
                second,
                version ->
                    said(version, LineageRun.CODE_BRANCH, LineageRun.CODE_BRANCH_KNOWN_AT)
                        .map(Told::of)
                        .orElse(Told.NOTHING))));
  }

  private static Compared of(
      String what,
      ComparedVersion first,
      ComparedVersion second,
      Function<ComparedVersion, Told> told) {
    return Compared.of(what, told.apply(first), told.apply(second));
  }

  private static Told commit(ComparedVersion version) {
    Optional<String> revision = said(version, LineageRun.CODE_REVISION, LineageRun.CODE_KNOWN_AT);
    if (revision.isEmpty()) {
      return Told.NOTHING;
    }
    ComparedVersion.Training training = version.training().orElseThrow();
    boolean isOneOfSeveral =
        training.saying(LineageRun.CODE_KNOWN_AT, version.end()).stream()
                .map(part -> part.text(LineageRun.CODE_REVISION))
                .distinct()
                .count()
            > 1;
    boolean isContradicted = !training.saying(LineageRun.CODE_CONFLICT_AT, version.end()).isEmpty();
    if (isOneOfSeveral || isContradicted) {
      return Told.vague(revision.get(), "and another revision as well");
    }
    return revision.get().endsWith(DIRTY)
        ? Told.vague(revision.get(), "which was changed before it ran")
        : Told.of(revision.get());
  }

  /** What the training run states by the end of the date, of its parts the one that did first. */
  private static Optional<String> said(ComparedVersion version, Col what, Col knownAt) {
    return version
        .training()
        .flatMap(training -> training.saying(knownAt, version.end()).stream().findFirst())
        .map(part -> part.text(what));
  }

  /** False for a time that is null. */
  static boolean isBefore(Instant time, Instant end) {
    return time != null && time.isBefore(end);
  }

  static ComparedPart environment(ComparedVersion first, ComparedVersion second) {
    return new ComparedPart(
        "environment",
        List.of(
            of("image", first, second, MakingPart::image),
            of(
                "registered digest",
                first,
                second,
                version -> Told.of(version.said().environmentDigest()))));
  }

  private static Told image(ComparedVersion version) {
    List<String> images =
        version
            .training()
            .map(training -> training.saying(LineageRun.ENVIRONMENT_KNOWN_AT, version.end()))
            .orElse(List.of())
            .stream()
            .map(part -> part.text(LineageRun.ENVIRONMENT))
            .toList();
    if (images.isEmpty()) {
      return Told.NOTHING;
    }
    boolean isOneOfSeveral =
        images.stream().map(RunFacts.Environment::content).distinct().count() > 1;
    return isOneOfSeveral
        ? Told.vague(images.get(0), "and another image as well")
        : image(images.get(0), version.digestBits());
  }

  private static Told image(String name, int digestBits) {
    String digest = RunFacts.Environment.content(name);
    LinkState state = IdentityStrength.ofDigest(digest, digestBits);
    return state == LinkState.PRESENT
        ? Told.of(name)
        : Told.vague(name, "which may mean another image later");
  }

  static ComparedPart parameters(ComparedVersion first, ComparedVersion second) {
    Optional<SortedMap<String, Told>> one = parameters(first);
    Optional<SortedMap<String, Told>> other = parameters(second);
    if (one.isEmpty() || other.isEmpty()) {
      return new ComparedPart(
          "parameters", List.of(Compared.of("parameters", all(one), all(other))));
    }
    SortedSet<String> keys = new TreeSet<>(one.get().keySet());
    keys.addAll(other.get().keySet());
    List<Compared> things = new ArrayList<>();
    keys.forEach(
        key ->
            things.add(
                Compared.of(
                    key,
                    one.get().getOrDefault(key, NOT_AMONG),
                    other.get().getOrDefault(key, NOT_AMONG))));
    return new ComparedPart(
        "parameters",
        things.isEmpty()
            ? List.of(Compared.of("parameters", NO_PARAMETERS, NO_PARAMETERS))
            : things);
  }

  /** Each that a part of the run states; what two parts state otherwise is not told. */
  private static Optional<SortedMap<String, Told>> parameters(ComparedVersion version) {
    return version
        .training()
        .flatMap(training -> training.parameters(version.end()))
        .map(
            stated -> {
              SortedMap<String, Told> told = new TreeMap<>();
              stated.forEach((name, values) -> told.put(name, parameter(values)));
              return told;
            });
  }

  private static Told parameter(List<String> values) {
    return values.stream().map(MakingPart::parameter).reduce(MakingPart::agreed).orElseThrow();
  }

  private static Told agreed(Told first, Told second) {
    return first.equals(second)
        ? first
        : Told.vague(first.text(), "and " + second.text() + " as well");
  }

  private static Told parameter(String value) {
    return value != null && SecretText.isMasked(value)
        ? Told.vague(value, "which may stand for anything")
        : Told.of(value);
  }

  private static Told all(Optional<SortedMap<String, Told>> stated) {
    return stated
        .map(
            some ->
                some.isEmpty()
                    ? NO_PARAMETERS
                    : Told.of(
                        some.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue().text())
                            .collect(Collectors.joining(", ", "{", "}"))))
        .orElse(Told.NOTHING);
  }
}
