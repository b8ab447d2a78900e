package dev.plumbline.run.doctor;

import dev.plumbline.storage.ObjectStores;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the lake's folder can be written. */
final class LakeFindings {
  private LakeFindings() {}

  static Finding of(String lake) {
    if (ObjectStores.isUri(lake)) {
      ObjectStores.of(lake);
      return Finding.warning(
          "the lake is not on this machine; whether it can be written was not looked at",
          lake,
          "the first night says so within seconds");
    }
    Path folder = Path.of(lake.startsWith("file:") ? lake.substring(5) : lake).toAbsolutePath();
    Path nearest = folder.normalize();
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      return Finding.error(
          "the lake cannot be a folder: there is a file in its place",
          nearest.toString(),
          "name another folder with lake: or --lake DIR");
    }
    if (!Files.isWritable(nearest)) {
      return Finding.error(
          "the lake cannot be written",
          nearest.toString(),
          "allow this user to write there, or name another folder with lake: or --lake DIR");
    }
    return Finding.ok("the lake can be written", folder.normalize().toString());
  }
}
