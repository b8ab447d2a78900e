package dev.plumbline.storage;

import dev.plumbline.ingest.export.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Reads the manifests that providers lay beside the files of an export. */
public final class LandingManifests {
  private static final int LONGEST = 16 << 20;

  private final Landing landing;
  private final Configuration hadoop;

  /** Manifests of a landing that is reached with these settings. */
  public LandingManifests(Configuration hadoop) {
    this.landing = new Landing(hadoop);
    this.hadoop = hadoop;
  }

  /**
   * The manifests under the folder that the source's pattern begins with, and, where that lies in a
   * folder {@code data}, under its sibling {@code metadata}.
   *
   * @param glob which files the source reads
   * @param paths its files that are in question; manifests of other runs are not opened
   */
  public Collection<Manifest> of(String source, String folder, String glob, Set<String> paths) {
    String fixed = Landing.fixedFolder(folder, glob);
    List<Manifest> manifests = new ArrayList<>();
    read(source, fixed, paths, manifests);
    int data = (fixed + "/").lastIndexOf("/data/");
    if (data >= 0) {
      String metadata = (fixed + "/").substring(0, data) + "/metadata/";
      read(source, metadata + (fixed + "/").substring(data + "/data/".length()), paths, manifests);
    }
    return manifests;
  }

  private void read(String source, String folder, Set<String> paths, List<Manifest> manifests) {
    for (LandingFile file : landing.list(source, "manifest", folder, "**/*.json")) {
      if (Manifest.isNamed(file.path()) && Manifest.canBeOf(file.path(), paths)) {
        Manifest.of(file.path(), text(file)).ifPresent(manifests::add);
      }
    }
  }

  private String text(LandingFile file) {
    try (InputStream in = LandingStream.of(file, hadoop)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StorageException(
          "the manifest " + file.path() + " cannot be read",
          String.valueOf(e.getMessage()),
          "check the landing's storage and run again",
          e);
    }
  }
}
