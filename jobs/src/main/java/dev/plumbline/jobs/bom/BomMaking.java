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

/**
 * Code and image, as the training run states them by the end of the date. A digest alone may be of
 * an image or of a lock file: it is no component.
 */
final class BomMaking {
  private static final String NO_REPOSITORY = "repository not stated";

  private final RowLayout.Cells run;
  private final ComparedVersion version;

  BomMaking(ComparedVersion version) {
    this.version = version;
    this.run = version.training().map(ComparedVersion.Training::run).orElse(null);
  }

  /** The references of those that are known. */
  List<String> references() {
    List<String> references = new ArrayList<>();
    if (hasCode()) {
      references.add(BomDocument.CODE);
    }
    if (hasImage()) {
      references.add(BomDocument.IMAGE);
    }
    return references;
  }

  /** Puts those that are known among the components. */
  void put(ArrayNode components) {
    if (hasCode()) {
      code(components.addObject());
    }
    if (hasImage()) {
      image(image(), components.addObject());
    }
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

  private String image() {
    return said(LineageRun.ENVIRONMENT, LineageRun.ENVIRONMENT_KNOWN_AT);
  }

  private boolean hasCode() {
    return revision() != null || branch() != null;
  }

  private boolean hasImage() {
    return image() != null && !image().matches("[A-Za-z0-9]+[:=][0-9A-Fa-f]{32,}|[0-9A-Fa-f]+");
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

  /** An address as CycloneDX means it: {@code git@host:path} is none. */
  private static boolean isAddress(String repository) {
    try {
      return repository != null && new URI(repository).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void image(String image, ObjectNode component) {
    int digest = image.lastIndexOf('@');
    String name = digest < 0 ? image : image.substring(0, digest);
    String stated = digest < 0 ? null : image.substring(digest + 1);
    int tag = name.lastIndexOf(':');
    boolean isTagged = tag > name.lastIndexOf('/');
    String version = stated != null ? stated : isTagged ? name.substring(tag + 1) : null;
    component.put("type", "container").put("bom-ref", BomDocument.IMAGE);
    component.put("name", isTagged ? name.substring(0, tag) : name);
    if (version != null) {
      component.put("version", version);
    }
    BomHash.put(stated, component);
  }
}
