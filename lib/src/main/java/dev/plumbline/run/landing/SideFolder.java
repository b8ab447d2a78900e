package dev.plumbline.run.landing;

/**
 * Where an ingest lays rows aside that are written with others; nothing there is ever read again.
 */
public final class SideFolder {
  /** Inside the lake. */
  public static final String PATH = "_plumbline/side";

  private SideFolder() {}
}
