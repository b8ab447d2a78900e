package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.graph.IdentityStrength;
import dev.plumbline.terms.LinkState;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A container image as a run states it. A digest alone may be of an image or of a lock file: it is
 * none.
 *
 * @param tag null where none is stated
 * @param digest null where none is stated
 */
record BomImage(String name, String tag, String digest) {
  private static final Pattern ALONE =
      Pattern.compile("(?:(?:md5|sha\\d+|blake\\w+)[:=])?[0-9A-Fa-f]{12,}|@.*");

  /** The image; none for null. */
  static Optional<BomImage> of(String stated) {
    if (stated == null || ALONE.matcher(stated).matches()) {
      return Optional.empty();
    }
    int at = stated.lastIndexOf('@');
    String digest = at < 0 ? null : stated.substring(at + 1);
    String name = at < 0 ? stated : stated.substring(0, at);
    int colon = name.lastIndexOf(':');
    // Before a slash it is the port of a registry.
    return Optional.of(
        colon > name.lastIndexOf('/')
            ? new BomImage(name.substring(0, colon), name.substring(colon + 1), digest)
            : new BomImage(name, null, digest));
  }

  /** True where it is told by a whole digest, and by this one where one is registered. */
  boolean isTold(String registered, int digestBits) {
    return IdentityStrength.ofDigest(digest, digestBits) == LinkState.PRESENT
        && (registered == null || digest.equalsIgnoreCase(registered));
  }

  /** As one word. */
  String text() {
    return name + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
  }

  /**
   * Puts it into a component; of tag and digest the digest is the version.
   *
   * @param others that other systems state of the same run
   */
  void put(ObjectNode component, List<BomImage> others) {
    component.put("type", "container").put("bom-ref", BomDocument.IMAGE).put("name", name);
    BomProperties properties = new BomProperties();
    if (digest != null) {
      component.put("version", digest);
      properties.add("tag", tag);
    } else if (tag != null) {
      component.put("version", tag);
    }
    BomHash.put(digest, component);
    others.forEach(other -> properties.add("also-stated", other.text()));
    properties.putInto(component);
  }
}
