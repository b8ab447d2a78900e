package dev.plumbline.storage;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What one successful task reports: figures of its files and where its side rows lie. */
record TaskFigures(List<FileFigures> files, Map<String, String> sidePaths)
    implements Serializable {}
