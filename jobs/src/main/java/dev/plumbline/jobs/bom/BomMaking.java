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

/** Code and image, as the training run states them by the end of the date. */
final class BomMaking {
  private static final String NO_REPOSITORY = "repository not stated";

  private final RowLayout.Cells run;
  private final ComparedVersion version;
  private final Optional<BomImage> image;

  BomMaking(ComparedVersion version) {
    this.version = version;
    this.run = version.training().map(ComparedVersion.Training::run).orElse(null);
    this.image = BomImage.of(said(LineageRun.ENVIRONMENT, LineageRun.ENVIRONMENT_KNOWN_AT));
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
    image.ifPresent(one -> one.put(components.addObject()));
  }

  /** True where the image is listed and told by a digest, and the registry names no other. */
  boolean listsEnvironment() {
    return image.filter(one -> one.isTold(version.said().environmentDigest())).isPresent();
  }

  private String said(Col what, Col knownAt) {
    return run != null && BomModel.isBefore(run.instant(knownAt), version.end())
        ? run.text(what)
        : null;
  }

  private String revision() {
    return said(LineageRun.CODE_REVISION, LineageRun.CODE_KNOWN_AT);
  }

  private String branch() {
    return said(LineageRun.CODE_BRANCH, LineageRun.CODE_BRANCH_KNOWN_AT);
  }

  private boolean hasCode() {
    return revision() != null || branch() != null;
  }

  private void code(ObjectNode component) {
    String repository = run.text(LineageRun.CODE_REPOSITORY);
    component.put("type", "application").put("bom-ref", BomDocument.CODE);
    component.put("name", repository == null ? NO_REPOSITORY : repository);
    if (revision() != null) {
      component.put("version", revision());
    }
    if (isAddress(repository)) {
      component
          .putArray("externalReferences")
          .addObject()
          .put("type", "vcs")
          .put("url", repository);
    }
    BomProperties properties = new BomProperties();
    properties.add("branch", branch());
    if (BomModel.isBefore(run.instant(LineageRun.CODE_CONFLICT_AT), version.end())) {
      properties.add("conflict", "the run states another revision as well");
    }
    properties.putInto(component);
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
