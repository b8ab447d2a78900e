package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.run.answers.ComparedVersion;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Code and image, as the training run states them by the end of the date: of several systems that
 * saw it the one that did first.
 */
final class BomMaking {
  private static final String NO_REPOSITORY = "repository not stated";

  private final ComparedVersion version;
  private final List<BomImage> images;
  private final Optional<BomImage> image;

  BomMaking(ComparedVersion version) {
    this.version = version;
    this.images =
        saying(LineageRun.ENVIRONMENT_KNOWN_AT).stream()
            .flatMap(part -> BomImage.of(part.text(LineageRun.ENVIRONMENT)).stream())
            .distinct()
            .toList();
    this.image = images.stream().findFirst();
  }

  /** The references of those that are known. */
  List<String> references() {
    List<String> references = new ArrayList<>();
    if (hasCode()) {
      references.add(BomDocument.CODE);
    }
    if (image.isPresent()) {
      references.add(BomDocument.IMAGE);
    }
    return references;
  }

  /** Puts those that are known among the components. */
  void put(ArrayNode components) {
    if (hasCode()) {
      code(components.addObject());
    }
    image.ifPresent(one -> one.put(components.addObject(), images.subList(1, images.size())));
  }

  /** True where the image is listed and told by a digest, and nobody names another. */
  boolean listsEnvironment() {
    return images.size() == 1
        && image
            .filter(one -> one.isTold(version.said().environmentDigest(), version.digestBits()))
            .isPresent();
  }

  private List<RowLayout.Cells> saying(Col since) {
    return version
        .training()
        .map(training -> training.saying(since, version.end()))
        .orElse(List.of());
  }

  private Optional<RowLayout.Cells> revised() {
    return saying(LineageRun.CODE_KNOWN_AT).stream().findFirst();
  }

  private Optional<RowLayout.Cells> branched() {
    return saying(LineageRun.CODE_BRANCH_KNOWN_AT).stream().findFirst();
  }

  private boolean hasCode() {
    return revised().isPresent() || branched().isPresent();
  }

  private void code(ObjectNode component) {
    String repository =
        revised()
            .or(this::branched)
            .map(part -> part.text(LineageRun.CODE_REPOSITORY))
            .orElse(null);
    component.put("type", "application").put("bom-ref", BomDocument.CODE);
    component.put("name", repository == null ? NO_REPOSITORY : repository);
    revised().ifPresent(part -> component.put("version", part.text(LineageRun.CODE_REVISION)));
    if (isAddress(repository)) {
      component
          .putArray("externalReferences")
          .addObject()
          .put("type", "vcs")
          .put("url", repository);
    }
    BomProperties properties = new BomProperties();
    branched().ifPresent(part -> properties.add("branch", part.text(LineageRun.CODE_BRANCH)));
    if (isContradicted()) {
      properties.add("conflict", "the run states another revision as well");
    }
    properties.putInto(component);
  }

  private boolean isContradicted() {
    long revisions =
        saying(LineageRun.CODE_KNOWN_AT).stream()
            .map(part -> part.text(LineageRun.CODE_REVISION))
            .distinct()
            .count();
    return revisions > 1 || !saying(LineageRun.CODE_CONFLICT_AT).isEmpty();
  }

  /** An address as CycloneDX means it: {@code git@host:path} and {@code host:path} are none. */
  private static boolean isAddress(String repository) {
    try {
      return repository != null && new URI(repository).getRawAuthority() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
